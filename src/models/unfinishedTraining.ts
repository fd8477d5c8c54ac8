import type { ModelSource } from '../shared/model/forecastModel.ts';
import type { TrainingCheckpoint, TrainingRequest } from '../shared/protocol.ts';

/** A training that has not ended: all that going on with it takes. */
export interface UnfinishedTraining {
  /** Of the model that it makes. */
  readonly name: string;
  readonly source: ModelSource;
  /** As it was given, without a start. */
  readonly request: TrainingRequest;
  readonly checkpoint: TrainingCheckpoint;
}

const version = 1;

/** The text of the file that keeps it; every number comes back as it was. */
export function writeUnfinished(training: UnfinishedTraining): string {
  const plain = (_: string, value: unknown) => (value instanceof Float64Array ? [...value] : value);
  return JSON.stringify({ version, ...training }, plain);
}

/** Reads the text back; `null` when it is damaged or of another version. */
export function readUnfinished(text: string): UnfinishedTraining | null {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(file) || file.version !== version || !isRecord(file.request) || !isRecord(file.checkpoint)) {
    return null;
  }
  const { request, checkpoint, name, source } = file;
  const { state } = checkpoint;
  const truth = request.truth === null ? null : numbers(request.truth);
  const values = numbers(request.values);
  const losses = numbers(checkpoint.losses);
  if (!isRecord(state) || values === null || losses === null || (truth === null && request.truth !== null)) {
    return null;
  }
  const arrays = {
    parameters: numbers(state.parameters),
    firstMoment: numbers(state.firstMoment),
    secondMoment: numbers(state.secondMoment),
    bestParameters: numbers(state.bestParameters),
    bestLosses: numbers(state.bestLosses),
  };
  const counts = [request.iterations, request.horizon, request.seed, state.iteration, checkpoint.restarts];
  const whole =
    typeof name === 'string' &&
    typeof request.title === 'string' &&
    isRecord(source) &&
    isRecord(request.network) &&
    isRecord(request.scaling) &&
    isNumber(request.learningRate) &&
    counts.every((count) => isNumber(count) && Number.isInteger(count) && count >= 0) &&
    Object.values(arrays).every((array) => array !== null);
  return whole
    ? ({
        name,
        source,
        request: { ...request, values, truth },
        checkpoint: { restarts: checkpoint.restarts, losses, state: { iteration: state.iteration, ...arrays } },
      } as unknown as UnfinishedTraining)
    : null;
}

function numbers(value: unknown): Float64Array | null {
  return Array.isArray(value) && value.every(isNumber) ? Float64Array.from(value) : null;
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
