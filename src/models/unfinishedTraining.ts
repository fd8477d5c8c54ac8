import { allFinite } from '../shared/allFinite.ts';
import { forecasterLimits } from '../shared/model/forecaster/checkForecaster.ts';
import { longestHorizon } from '../shared/model/forecaster/forecastOptions.ts';
import type { ModelSource } from '../shared/model/forecastModel.ts';
import { maximumHiddenSize, maximumLayers } from '../shared/model/networkShape.ts';
import { largestSeed } from '../shared/model/randomGenerator.ts';
import { isNetwork, isScaling, isTransform } from '../shared/onnx/forecaster/forecasterJson.ts';
import { isFiniteNumber, isListOf, isNumberList, isRecord } from '../shared/onnx/jsonChecks.ts';
import { isSource } from '../shared/onnx/modelMetadata.ts';
import { backendChoices, type TrainingCheckpoint, type TrainingRequest } from '../shared/protocol.ts';
import { isGap } from '../shared/series/isGap.ts';
import { maximumCount, minimumCount } from '../shared/series/seriesLimits.ts';
import { isTimeAxis } from '../shared/series/time/isTimeAxis.ts';
import { isCheckpoint } from './isCheckpoint.ts';
import { packJson, unpackJson } from './packedJson.ts';

/** A training that has not ended: all that going on with it takes. */
export interface UnfinishedTraining {
  /** Of the model that it makes. */
  readonly name: string;
  readonly source: ModelSource;
  /** As it was given, without a start. */
  readonly request: TrainingRequest;
  readonly checkpoint: TrainingCheckpoint;
}

const version = 3;
/** Far more than the settings allow. */
const mostIterations = 10_000_000;

/** The bytes of the file that keeps it; every number comes back as it was. */
export function writeUnfinished(training: UnfinishedTraining): Uint8Array {
  return packJson({ version, ...training });
}

/** Reads the file back; `null` when it is damaged or of another version. */
export function readUnfinished(bytes: Uint8Array): UnfinishedTraining | null {
  let file: unknown;
  try {
    file = unpackJson(bytes);
  } catch {
    return null;
  }
  if (!isRecord(file) || file.version !== version || !isRecord(file.checkpoint) || !isRecord(file.checkpoint.state)) {
    return null;
  }
  const { name, source } = file;
  const request = readRequest(file.request);
  const { losses, restarts, state, validation, conditions } = file.checkpoint;
  const checkpoint = {
    restarts,
    losses: numbers(losses),
    ...(conditions === undefined ? {} : { conditions }),
    ...(isRecord(validation)
      ? { validation: { iterations: numbers(validation.iterations), losses: numbers(validation.losses) } }
      : {}),
    state: {
      iteration: state.iteration,
      parameters: floats(state.parameters),
      firstMoment: floats(state.firstMoment),
      secondMoment: floats(state.secondMoment),
      bestParameters: floats(state.bestParameters),
      bestLosses: floats(state.bestLosses),
    },
  };
  return typeof name === 'string' &&
    isSource(source) &&
    request !== null &&
    isCheckpoint(checkpoint, request.network, request.members ?? 1)
    ? { name, source, request, checkpoint }
    : null;
}

/** What the trainer would work on is checked as if it came from outside: the file may have been changed. */
function readRequest(value: unknown): TrainingRequest | null {
  if (!isRecord(value)) {
    return null;
  }
  const { title, network, scaling, members, transforms, learningRate, iterations, horizon, seed } = value;
  const { schedule, clipNorm, backend, gaps, time } = value;
  const values = numbers(value.values);
  const truth = value.truth === null ? null : numbers(value.truth);
  const validation = value.validation === undefined ? undefined : numbers(value.validation);
  const whole =
    typeof title === 'string' &&
    isNetwork(network) &&
    [network.hiddenSize, network.inputSize, network.outputSize].every((size) => isWhole(size, 1, maximumHiddenSize)) &&
    isWhole(network.layers ?? 1, 1, maximumLayers) &&
    isScaling(scaling) &&
    (members === undefined || isWhole(members, 1, forecasterLimits.members)) &&
    (transforms === undefined || (Array.isArray(transforms) && transforms.every(isTransform))) &&
    isPositive(learningRate) &&
    (clipNorm === undefined || isPositive(clipNorm)) &&
    (schedule === undefined || isSchedule(schedule)) &&
    backendChoices.some((choice) => choice === backend) &&
    isWhole(iterations, 1, mostIterations) &&
    isWhole(horizon, 0, longestHorizon) &&
    isWhole(seed, 0, largestSeed) &&
    values !== null &&
    values.length >= minimumCount &&
    values.length <= maximumCount &&
    (truth !== null || value.truth === null) &&
    validation !== null &&
    (gaps === undefined || isListOf(gaps, (gap) => isGap(gap) && Number(gap.end) <= values.length)) &&
    (time === undefined || isTimeAxis(time));
  // Every field that a request has to have was looked at.
  return whole
    ? ({ ...value, values, truth, ...(validation === undefined ? {} : { validation }) } as unknown as TrainingRequest)
    : null;
}

function isSchedule(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((each) => isFiniteNumber(each) || typeof each === 'string');
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function isPositive(value: unknown): boolean {
  return isFiniteNumber(value) && value > 0;
}

function numbers(value: unknown): Float64Array | null {
  if (value instanceof Float64Array) {
    return allFinite(value) ? value : null;
  }
  return isNumberList(value) ? Float64Array.from(value) : null;
}

function floats(value: unknown): Float64Array | Float32Array | null {
  return value instanceof Float32Array ? value : numbers(value);
}
