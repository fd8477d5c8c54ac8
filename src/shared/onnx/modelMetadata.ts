import { InputError } from '../inputError.ts';
import type { BackendReport } from '../model/backendReport.ts';
import type { ForecastModel, ModelSource, Provenance, TrainingRecord } from '../model/forecastModel.ts';
import type { Scaling } from '../series/scaling.ts';
import type { SeriesSummary } from '../series/seriesSummary.ts';
import { metadataVersion } from './onnxConstants.ts';

/** What of a model is not in the graph. */
export type ModelDescription = Pick<ForecastModel, 'name' | 'scaling' | 'trainedOn' | 'provenance'>;

/** The JSON that is kept in the file. */
export function modelMetadata(model: ForecastModel): ModelDescription & { readonly version: number } {
  const { name, scaling, trainedOn, provenance } = model;
  return { version: metadataVersion, name, scaling, trainedOn, provenance };
}

/** Reads the JSON back; throws `InputError` when it is damaged or of a newer version. */
export function readModelMetadata(json: string, fileName: string): ModelDescription {
  const damaged = new InputError(
    `"${fileName}" says it was made by RNN Forecast, but what it says of itself is damaged.`,
  );
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw damaged;
  }
  const version = isRecord(value) ? value.version : undefined;
  if (typeof version === 'number' && version > metadataVersion) {
    throw new InputError(
      `"${fileName}" was made by a newer version of RNN Forecast (format ${version}); update to open it.`,
    );
  }
  if (!isRecord(value) || version !== metadataVersion || !isDescription(value)) {
    throw damaged;
  }
  const { name, scaling, trainedOn, provenance } = value;
  return { name, scaling, trainedOn, provenance };
}

function isDescription(value: unknown): value is ModelDescription {
  return (
    isRecord(value) &&
    typeof value.name === 'string' &&
    isScaling(value.scaling) &&
    (value.trainedOn === null || isSummary(value.trainedOn)) &&
    isProvenance(value.provenance)
  );
}

function isScaling(value: unknown): value is Scaling {
  return isRecord(value) && isFiniteNumber(value.offset) && isFiniteNumber(value.scale) && value.scale > 0;
}

function isSummary(value: unknown): value is SeriesSummary {
  return (
    isRecord(value) &&
    [value.count, value.minimum, value.maximum, value.mean].every(isFiniteNumber) &&
    isFiniteNumber(value.deviation) &&
    value.deviation > 0
  );
}

function isProvenance(value: unknown): value is Provenance {
  return (
    isRecord(value) &&
    isSource(value.source) &&
    typeof value.createdAt === 'string' &&
    !Number.isNaN(Date.parse(value.createdAt)) &&
    (value.training === null || isTraining(value.training))
  );
}

function isSource(value: unknown): value is ModelSource {
  return (
    isRecord(value) &&
    ((value.kind === 'sine' && isFiniteNumber(value.seed)) ||
      (value.kind === 'selection' && typeof value.label === 'string') ||
      (value.kind === 'imported' && typeof value.fileName === 'string'))
  );
}

function isTraining(value: unknown): value is TrainingRecord {
  return (
    isRecord(value) &&
    [value.seed, value.iterations, value.learningRate, value.msPerIteration, value.bestLoss].every(isFiniteNumber) &&
    Array.isArray(value.losses) &&
    value.losses.every(isFiniteNumber) &&
    isBackend(value.backend)
  );
}

function isBackend(value: unknown): value is BackendReport {
  return (
    isRecord(value) &&
    // A later version may have trained with an engine that this one does not know.
    typeof value.engine === 'string' &&
    value.engine.length <= 40 &&
    (value.renderer === null || typeof value.renderer === 'string') &&
    typeof value.reason === 'string'
  );
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
