import type { Scaling } from '../../series/scaling.ts';
import type { SeasonKind, SeasonWeighting } from '../../series/seasonalIndices.ts';
import type { SeriesSummary } from '../../series/seriesSummary.ts';
import type { NetworkShape } from '../networkShape.ts';

/**
 * A way to forecast any series, as data: all that a search may choose. `evaluateForecaster` says in float64 what it means;
 * `writeForecaster` makes an ONNX graph of it.
 */
export interface Forecaster {
  /** The forecast is their weighted mean, step by step; at least one. */
  readonly components: readonly ForecastComponent[];
  /** How far from the forecast the intervals reach; `null` when nothing is known of the errors. */
  readonly calibration: Calibration | null;
  /** Whether forecasts and intervals stop at zero. */
  readonly nonNegative: boolean;
}

/** One way to forecast: what is done to the series, and what forecasts the result. */
export interface ForecastComponent {
  /** What a person calls it. */
  readonly name: string;
  /** By step ahead, the last one standing for all later steps; relative to the other components' at the same step. */
  readonly weights: readonly number[];
  /** Done in this order, undone in the opposite one. */
  readonly transforms: readonly Transform[];
  readonly predictor: Predictor;
}

/** A number of the series, measured when it is forecast: its mean or its last value. */
export type Centre = number | 'mean' | 'last';

/** How far values spread, measured when the series is forecast; 1 where that is 0. */
export type Unit = number | 'deviation' | 'meanAbsoluteDifference';

/** Something done to a series that can be undone on what follows it. */
export type Transform =
  /** `log(value + offset)`; values must be greater than `-offset`. */
  | { readonly kind: 'log'; readonly offset: number }
  /** `sign(value) log(1 + |value| / unit)`. */
  | { readonly kind: 'signedLog'; readonly unit: Unit }
  /** Each value less the one `lag` steps before; shortens the series by `lag`. */
  | { readonly kind: 'difference'; readonly lag: number }
  /** Takes the season out (`seasonalIndices`); leaves a series of less than two periods as it is. */
  | Deseasonalise
  /** `(value - centre) / unit`. */
  | { readonly kind: 'scale'; readonly centre: Centre; readonly unit: Unit }
  /** `scalingForSeries`: as in training what looks like the training series, brought to its level and spread otherwise. */
  | { readonly kind: 'likeTraining'; readonly scaling: Scaling; readonly trainedOn: SeriesSummary | null }
  /** Leaves the series; the forecast's change at step `n` counts `factor^n`: a damped trend. */
  | { readonly kind: 'damp'; readonly factor: number }
  /** Leaves the series; the forecast goes beyond its range by at most `margin` times that range. */
  | { readonly kind: 'bound'; readonly margin: number };

/** The transform that takes a season out. */
export interface Deseasonalise extends SeasonWeighting {
  readonly kind: 'deseasonalise';
  readonly period: number;
  readonly season: SeasonKind;
}

/** What forecasts a transformed series. */
export type Predictor =
  /** Networks that answer each value with the next: fed with the series, then with their own answers. */
  | { readonly kind: 'rollOut'; readonly network: NetworkShape; readonly members: readonly NetworkMember[] }
  /** Networks that read the last values and give many steps at once. */
  | DirectPredictor
  /** The last season again and again. */
  | { readonly kind: 'seasonalNaive'; readonly period: number }
  /** The line from the first value to the last, drawn on. */
  | { readonly kind: 'drift' }
  /** The Theta method's two lines, smoothing by this share of the errors. */
  | { readonly kind: 'theta'; readonly smoothing: number };

/**
 * Networks that read the last `window` values and answer, for each of `outputSize` steps, how far from the last value the
 * series will be, in units of the mean absolute difference within the window; further steps are forecast from these in
 * the same way, in the same units; a window of one value again and again goes on with it. The inputs of a step are
 * `features`; before the series' start all are 0.
 */
export interface DirectPredictor {
  readonly kind: 'direct';
  readonly network: NetworkShape;
  readonly members: readonly NetworkMember[];
  readonly window: number;
  readonly features: readonly Feature[];
  /** Whether the answer for step `n` is multiplied by `sqrt(n)`. */
  readonly growth: 'none' | 'squareRoot';
}

export const featureKinds = ['deviation', 'difference', 'presence', 'slowLevel', 'fastLevel'] as const;

/**
 * What a direct network reads at a value: the signed logarithm of its distance from the last value, of its difference from
 * the value before, or of the distance of a smoothed level up to there from the last value, all in units of the window's
 * mean absolute difference; or 1, where there is a value at all.
 */
export type Feature = (typeof featureKinds)[number];

/** One network of an ensemble; its answers are averaged with the others'. */
export interface NetworkMember {
  /** Of its first weights; `null` when unknown. */
  readonly seed: number | null;
  /** Relative to the other members'. */
  readonly weight: number;
  /** Flat, in the order of `parameterLayout`. */
  readonly parameters: Float32Array;
}

/** Where intervals end: `forecast - below * unit` and `forecast + above * unit`. */
export interface Calibration {
  /** 1, or the mean absolute difference of the history between values so many steps apart. */
  readonly unit: { readonly kind: 'one' } | { readonly kind: 'absoluteDifference'; readonly lag: number };
  /** Beyond the last step given, reaches grow with this power of the step. */
  readonly growth: number;
  /** The first is the one that is shown. */
  readonly intervals: readonly CalibratedInterval[];
}

/** The reach of one interval by step ahead, never less than 0 nor than at the step before. */
export interface CalibratedInterval {
  /** The share of futures that it should cover, in (0, 1). */
  readonly level: number;
  readonly below: readonly number[];
  readonly above: readonly number[];
}
