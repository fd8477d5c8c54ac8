import * as vscode from 'vscode';
import { longestHorizon } from './shared/model/forecaster/forecastOptions.ts';
import type { SearchProblem } from './shared/model/forecaster/searchProblem.ts';
import { type BackendChoice, backendChoices } from './shared/protocol.ts';

/** The settings of training, as the person left them. */
export interface TrainingSettings {
  readonly backend: BackendChoice;
  readonly iterations: number;
  readonly seed: number;
}

/** Reads the training settings; a value out of bounds is brought to the nearest bound. */
export function trainingSettings(): TrainingSettings {
  const section = vscode.workspace.getConfiguration('rnn.training');
  const backend = section.get('backend');
  return {
    backend: backendChoices.find((choice) => choice === backend) ?? 'auto',
    iterations: integerWithin(section.get('iterations'), 1, 100_000) ?? 500,
    seed: integerWithin(section.get('seed'), 0, 2 ** 32 - 1) ?? 7,
  };
}

/** How much a search may take, and the seed of its networks. */
export function searchSettings(): Pick<SearchProblem, 'budgetSeconds' | 'seed'> {
  const seconds = vscode.workspace.getConfiguration('rnn.forecast').get('searchSeconds');
  return {
    budgetSeconds: typeof seconds === 'number' && Number.isFinite(seconds) ? Math.min(60, Math.max(0.1, seconds)) : 1,
    seed: trainingSettings().seed,
  };
}

/** Whether the next values are offered while a person types in a document; in any, where that is `null`. */
export function inlineCompletionIsEnabled(document: vscode.TextDocument | null): boolean {
  return vscode.workspace.getConfiguration('rnn.inlineCompletion', document).get('enabled') === true;
}

/** The horizon from the settings, or the person's answer, which the settings then remember; `null` when they cancel. */
export async function horizonSetting(): Promise<number | null> {
  const section = vscode.workspace.getConfiguration('rnn.forecast');
  const known = integerWithin(section.get('horizon'), 1, longestHorizon);
  if (known !== null) {
    return known;
  }
  const answer = await vscode.window.showInputBox({
    title: 'Forecast horizon',
    prompt: 'How many values should be forecast? The answer is remembered in the setting rnn.forecast.horizon.',
    value: '24',
    validateInput: (text) =>
      parseHorizon(text) === null ? `"${text}" is not a whole number from 1 to ${longestHorizon}.` : null,
  });
  const horizon = answer === undefined ? null : parseHorizon(answer);
  if (horizon !== null) {
    await section.update('horizon', horizon, vscode.ConfigurationTarget.Global);
  }
  return horizon;
}

function parseHorizon(text: string): number | null {
  const value = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  return value >= 1 && value <= longestHorizon ? value : null;
}

function integerWithin(value: unknown, lowest: number, highest: number): number | null {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(highest, Math.max(lowest, Math.round(value)))
    : null;
}
