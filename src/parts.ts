import type * as vscode from 'vscode';
import type { ModelForecaster } from './inference/modelForecaster.ts';
import type { ModelLibrary } from './models/modelLibrary.ts';
import type { TrainingKeeper } from './models/trainingKeeper.ts';
import type { PredictionPanel } from './panel/predictionPanel.ts';
import type { EditorTracker } from './selection/editorTracker.ts';
import type { SelectedNumbers } from './selection/selectedNumbers.ts';

/** A forecast that can be inserted, and the numbers it continues. */
export interface SelectionForecast {
  readonly selected: SelectedNumbers;
  readonly values: readonly number[];
}

/** The parts of the extension, built once by `activate` and handed to every command. */
export interface Parts {
  readonly log: vscode.LogOutputChannel;
  readonly library: ModelLibrary;
  readonly panel: PredictionPanel;
  readonly keeper: TrainingKeeper;
  readonly forecaster: ModelForecaster;
  readonly editors: EditorTracker;
  /** The forecast that Insert Forecast writes; `null` until a selection was forecast. */
  lastForecast: SelectionForecast | null;
  /** Grows with every training: a run that sees a newer number was replaced and keeps nothing. */
  trainingRun: number;
}
