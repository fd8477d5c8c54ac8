import type * as vscode from 'vscode';
import type { UnfinishedFiles } from './files/unfinishedFiles.ts';
import type { ModelForecaster } from './inference/modelForecaster.ts';
import type { ModelLibrary } from './models/modelLibrary.ts';
import type { PriorFiles } from './models/priorFiles.ts';
import type { TrainingKeeper } from './models/trainingKeeper.ts';
import type { CellOutputs } from './notebook/cellOutputs.ts';
import type { PanelSettings } from './panel/panelSettings.ts';
import type { PredictionPanel } from './panel/predictionPanel.ts';
import type { RunOrder } from './runOrder.ts';
import type { EditorTracker } from './selection/editorTracker.ts';
import type { SelectedSeries } from './selection/selectedSeries.ts';
import type { PredictionInterval } from './shared/evaluation/predictionInterval.ts';
import type { SearchResult } from './shared/model/forecaster/searchProblem.ts';
import type { ForecastModel } from './shared/model/forecastModel.ts';
import type { PanelView } from './shared/protocol.ts';
import type { Series } from './shared/series/series.ts';

/** A forecast that can be inserted or copied, and the series it continues. */
export interface SeriesForecast {
  readonly selected: SelectedSeries;
  /** From the first step after the series' last value on. */
  readonly values: readonly number[];
  readonly intervals: readonly PredictionInterval[];
}

/** An automatic forecast as it was shown, and what it was made of. */
export interface ShownAutomatic {
  readonly selected: SelectedSeries;
  /** The one selected, which says which of several it is. */
  readonly series: Series;
  readonly model: ForecastModel;
  /** What the search found; `null` for the first answer. */
  readonly result: SearchResult | null;
  readonly view: PanelView;
}

/** The parts of the extension, built once by `activate` and handed to every command. */
export interface Parts {
  readonly log: vscode.LogOutputChannel;
  readonly library: ModelLibrary;
  readonly panel: PredictionPanel;
  /** What the panel's networks are trained by. */
  readonly settings: PanelSettings;
  readonly keeper: TrainingKeeper;
  /** Writes what a person exports. */
  readonly files: UnfinishedFiles;
  readonly prior: PriorFiles;
  readonly forecaster: ModelForecaster;
  readonly editors: EditorTracker;
  readonly cellOutputs: CellOutputs;
  /** What Insert Forecast writes, one forecast a series of one selection; empty until one was forecast. */
  lastForecasts: readonly SeriesForecast[];
  /** The selected numbers that a network of the panel was last trained on. */
  trainedSelection: SelectedSeries | null;
  /** The automatic forecast that was shown last, to be changed without another search, and exported; see `shownAutomatic`. */
  lastAutomatic: ShownAutomatic | null;
  readonly runs: RunOrder;
}
