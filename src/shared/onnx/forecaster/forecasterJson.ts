import {
  type CalibratedInterval,
  type Calibration,
  type Feature,
  type ForecastComponent,
  type Forecaster,
  featureKinds,
  type NetworkMember,
  type Predictor,
  type Transform,
} from '../../model/forecaster/forecaster.ts';
import { cells, type NetworkShape } from '../../model/networkShape.ts';
import type { Scaling } from '../../series/scaling.ts';
import type { SeriesSummary } from '../../series/seriesSummary.ts';
import { isFiniteNumber, isNumberList, isOneOf, isRecord } from '../jsonChecks.ts';

/** Finds the weights of a member, which stand in the graph. */
export type WeightsOf = (component: number, member: number, network: NetworkShape) => Float32Array;

/** A forecaster as the JSON of its file: all but the weights. */
export function forecasterJson(forecaster: Forecaster): object {
  return {
    ...forecaster,
    components: forecaster.components.map(({ predictor, ...component }) => ({
      ...component,
      predictor:
        predictor.kind === 'rollOut' || predictor.kind === 'direct'
          ? { ...predictor, members: predictor.members.map(({ seed, weight }) => ({ seed, weight })) }
          : predictor,
    })),
  };
}

/** Reads it back, the weights beside it; `null` when it is none. Sizes are for `checkForecaster` to judge. */
export function readForecasterJson(value: unknown, weightsOf: WeightsOf): Forecaster | null {
  if (!isRecord(value) || !Array.isArray(value.components) || typeof value.nonNegative !== 'boolean') {
    return null;
  }
  const calibration = readCalibration(value.calibration);
  const components = value.components.map((component: unknown, which) =>
    readComponent(component, (member, network) => weightsOf(which, member, network)),
  );
  return calibration === undefined || !components.every((component) => component !== null)
    ? null
    : { components, calibration, nonNegative: value.nonNegative };
}

function readComponent(
  value: unknown,
  weightsOf: (member: number, network: NetworkShape) => Float32Array,
): ForecastComponent | null {
  if (!isRecord(value) || typeof value.name !== 'string' || !isNumberList(value.weights)) {
    return null;
  }
  const { name, weights, transforms } = value;
  const predictor = readPredictor(value.predictor, weightsOf);
  return Array.isArray(transforms) && transforms.every(isTransform) && predictor !== null
    ? { name, weights, transforms, predictor }
    : null;
}

/** Whether a value out of JSON is something that can be done to a series; of what size, `checkForecaster` judges. */
export function isTransform(value: unknown): value is Transform {
  if (!isRecord(value)) {
    return false;
  }
  switch (value.kind) {
    case 'log':
      return isFiniteNumber(value.offset);
    case 'signedLog':
      return isUnit(value.unit);
    case 'difference':
      return isFiniteNumber(value.lag);
    case 'deseasonalise':
      return (
        isFiniteNumber(value.period) &&
        isOneOf(['additive', 'multiplicative'], value.season) &&
        [value.memory, value.strength].every((share) => share === undefined || isFiniteNumber(share))
      );
    case 'scale':
      return (isFiniteNumber(value.centre) || isOneOf(['mean', 'last'], value.centre)) && isUnit(value.unit);
    case 'likeTraining':
      return isScaling(value.scaling) && (value.trainedOn === null || isSummary(value.trainedOn));
    case 'damp':
      return isFiniteNumber(value.factor);
    case 'bound':
      return isFiniteNumber(value.margin);
    default:
      return false;
  }
}

function isUnit(value: unknown): boolean {
  return isFiniteNumber(value) || isOneOf(['deviation', 'meanAbsoluteDifference'], value);
}

function readPredictor(
  value: unknown,
  weightsOf: (member: number, network: NetworkShape) => Float32Array,
): Predictor | null {
  if (!isRecord(value)) {
    return null;
  }
  const { kind, network, members, window, features, growth } = value;
  switch (kind) {
    case 'seasonalNaive':
      return isFiniteNumber(value.period) ? { kind, period: value.period } : null;
    case 'drift':
      return { kind };
    case 'theta':
      return isFiniteNumber(value.smoothing) ? { kind, smoothing: value.smoothing } : null;
    case 'rollOut': {
      const read = isNetwork(network) ? readMembers(members, network, weightsOf) : null;
      return isNetwork(network) && read !== null ? { kind, network, members: read } : null;
    }
    case 'direct': {
      const read = isNetwork(network) ? readMembers(members, network, weightsOf) : null;
      return isNetwork(network) &&
        read !== null &&
        isFiniteNumber(window) &&
        isFeatures(features) &&
        isOneOf(['none', 'squareRoot'], growth)
        ? { kind, network, members: read, window, features, growth }
        : null;
    }
    default:
      return null;
  }
}

/** Whether a value out of JSON lists what a network reads of a window. */
export function isFeatures(value: unknown): value is Feature[] {
  return Array.isArray(value) && value.every((feature) => isOneOf(featureKinds, feature));
}

/** Whether a value out of JSON is the shape of a network. */
export function isNetwork(value: unknown): value is NetworkShape {
  return (
    isRecord(value) &&
    isOneOf(cells, value.cell) &&
    [value.hiddenSize, value.inputSize, value.outputSize, value.layers === undefined ? 1 : value.layers].every((size) =>
      Number.isInteger(size),
    )
  );
}

function readMembers(
  value: unknown,
  network: NetworkShape,
  weightsOf: (member: number, network: NetworkShape) => Float32Array,
): NetworkMember[] | null {
  const known = (member: unknown): member is { seed: number | null; weight: number } =>
    isRecord(member) && (member.seed === null || isFiniteNumber(member.seed)) && isFiniteNumber(member.weight);
  return Array.isArray(value) && value.every(known)
    ? value.map(({ seed, weight }, which) => ({ seed, weight, parameters: weightsOf(which, network) }))
    : null;
}

/** `undefined` when it is none. */
function readCalibration(value: unknown): Calibration | null | undefined {
  if (value === null) {
    return null;
  }
  if (!isRecord(value) || !isRecord(value.unit) || !isFiniteNumber(value.growth) || !Array.isArray(value.intervals)) {
    return undefined;
  }
  const { kind, lag } = value.unit;
  const unit =
    kind === 'one'
      ? { kind: 'one' as const }
      : kind === 'absoluteDifference' && isFiniteNumber(lag)
        ? { kind: 'absoluteDifference' as const, lag }
        : null;
  return unit !== null && value.intervals.every(isInterval)
    ? { unit, growth: value.growth, intervals: value.intervals }
    : undefined;
}

function isInterval(value: unknown): value is CalibratedInterval {
  return isRecord(value) && isFiniteNumber(value.level) && isNumberList(value.below) && isNumberList(value.above);
}

/** Whether a value out of JSON is a scaling. */
export function isScaling(value: unknown): value is Scaling {
  return isRecord(value) && isFiniteNumber(value.offset) && isFiniteNumber(value.scale) && value.scale > 0;
}

/** Whether a value out of JSON summarises a series. */
export function isSummary(value: unknown): value is SeriesSummary {
  return (
    isRecord(value) &&
    [value.count, value.minimum, value.maximum, value.mean].every(isFiniteNumber) &&
    isFiniteNumber(value.deviation) &&
    value.deviation >= 0
  );
}
