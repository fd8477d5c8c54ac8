import type { Cell } from '../model/networkShape.ts';

/**
 * What a person can choose about the training of a network. With the numbers, and on one engine, it says what comes out,
 * to the bit.
 */
export interface NetworkSettings {
  /** The numbers to learn from: the tutorial's sine, or those selected in an editor. */
  readonly source: TrainingSource;
  readonly cell: Cell;
  readonly hiddenSize: number;
  readonly learningRate: number;
  readonly iterations: number;
  /** Networks trained side by side, whose answers are averaged. */
  readonly members: number;
  /** How far the sine's values are moved at random, at most. */
  readonly noise: number;
  /** Steps of the season of selected numbers; `null` finds it in them, 1 is none. */
  readonly season: number | null;
  /** The share of selected numbers, the last of them, that is not trained on: the loss chart's validation. */
  readonly heldOut: number;
  readonly seed: number;
}

export const trainingSources = ['sine', 'selection'] as const;
export type TrainingSource = (typeof trainingSources)[number];

/** The tutorial, literally. */
export const tutorialSettings: NetworkSettings = {
  source: 'sine',
  cell: 'rnn',
  hiddenSize: 12,
  learningRate: 0.01,
  iterations: 500,
  members: 1,
  noise: 0.1,
  season: null,
  heldOut: 0.1,
  seed: 7,
};
