import type { Scaling } from '../series/scaling.ts';
import type { SeriesSummary } from '../series/seriesSummary.ts';
import type { BackendReport } from './backendReport.ts';
import type { EngineState } from './engineState.ts';
import type { Forecaster } from './forecaster/forecaster.ts';
import type { ForecastReport } from './forecaster/forecastReport.ts';
import type { NetworkShape } from './networkShape.ts';

/** What a model was trained on. */
export type ModelSource =
  | { readonly kind: 'sine'; readonly seed: number }
  | { readonly kind: 'selection'; readonly label: string }
  | { readonly kind: 'imported'; readonly fileName: string };

/** How a model came to be: enough to say so to a person and to train it again. */
export interface Provenance {
  readonly source: ModelSource;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly training: TrainingRecord | null;
}

/** What training did; absent for a network that was trained elsewhere. */
export interface TrainingRecord {
  readonly seed: number;
  readonly iterations: number;
  readonly learningRate: number;
  readonly backend: BackendReport;
  /** Median over the run. */
  readonly msPerIteration: number;
  /** Mean squared error of the weights that were kept, in network units. */
  readonly bestLoss: number;
  /** Loss by iteration, thinned to at most 512 values, evenly spaced, the first and the last among them. */
  readonly losses: readonly number[];
  /** Left out where nothing was held out. */
  readonly validation?: ValidationRecord;
  /** The first first; unknown when left out. */
  readonly conditions?: readonly RunCondition[];
}

/** What a run went on under from an iteration: where one of these changes, the loss chart has a mark. */
export interface RunCondition {
  /** The first that it held for, from 1. */
  readonly iteration: number;
  /** Lowered by restarts; what a schedule makes of it is left out. */
  readonly learningRate: number;
  readonly engine: BackendReport['engine'];
  /** How often the loss had diverged. */
  readonly restarts: number;
}

/** Mean squared errors on values that training did not see, in network units; both lists are equally long. */
export interface ValidationRecord {
  /** Iterations done when it was looked, increasing. */
  readonly iterations: readonly number[];
  /** The mean over members. */
  readonly losses: readonly number[];
}

/** A trained network with all it takes to forecast numbers in their own units. */
export interface ForecastModel {
  readonly name: string;
  /** The network to look at, to train further and to export as a step model. */
  readonly network: NetworkShape;
  /** Flat, in the order of `parameterLayout`. */
  readonly parameters: Float32Array;
  /**
   * How the model forecasts; left out where that is its network on its own answers (`forecasterOf`). The network above
   * is one of its members, or what stands for them where it has none.
   */
  readonly forecaster?: Forecaster;
  /** Takes the numbers trained on to network units and back. */
  readonly scaling: Scaling;
  /** The numbers trained on, in their own units; `null` when unknown (a network from elsewhere). */
  readonly trainedOn: SeriesSummary | null;
  readonly provenance: Provenance;
  /** How good the forecasts were where that could be measured, by name: `mase`, `coverage80` ... */
  readonly metrics?: Readonly<Record<string, number>>;
  /** What decided how the model forecasts, where a search did: seed, budget, engine, candidates and their errors. */
  readonly report?: ForecastReport;
  /** What training goes on from; left out where it would begin anew from the weights. */
  readonly engineState?: EngineState;
}
