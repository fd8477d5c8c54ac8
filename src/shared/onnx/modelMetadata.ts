import { allFinite } from '../allFinite.ts';
import { InputError } from '../inputError.ts';
import { translate } from '../l10n/translate.ts';
import type { BackendReport } from '../model/backendReport.ts';
import { type EngineState, stateToKeep } from '../model/engineState.ts';
import type {
  ForecastModel,
  ModelSource,
  Provenance,
  TrainingRecord,
  ValidationRecord,
} from '../model/forecastModel.ts';
import type { NetworkShape } from '../model/networkShape.ts';
import { isNetwork, isScaling, isSummary } from './forecaster/forecasterJson.ts';
import { isForecastReport } from './forecastReportJson.ts';
import { isFiniteNumber, isListOf, isNumberList, isRecord } from './jsonChecks.ts';
import { metadataVersion } from './onnxConstants.ts';

/** What of a model is neither in the graph nor about how it forecasts. */
export type ModelDescription = Pick<
  ForecastModel,
  'name' | 'scaling' | 'trainedOn' | 'provenance' | 'metrics' | 'report' | 'engineState'
>;

/** What a file says of itself. */
export interface FileMetadata {
  readonly version: number;
  /** A network one step at a time, or a forecaster with its way to forecast, as JSON, and its main member. */
  readonly content:
    | { readonly kind: 'step' }
    | {
        readonly kind: 'forecaster';
        readonly forecaster: unknown;
        readonly main: MainNetwork;
        readonly revision: number;
      };
  readonly description: ModelDescription;
}

/**
 * Which network is the model's own: the member at these places, from 0, or one that takes no part in the forecast, which
 * has its weights beside it.
 */
export type MainNetwork =
  | { readonly component: number; readonly member: number }
  | { readonly network: NetworkShape; readonly parameters: readonly number[] };

/** The part of the JSON in a file that is common to all kinds of file. */
export function descriptionJson(model: ForecastModel): object {
  const { name, network, scaling, trainedOn, provenance, metrics, report, engineState } = model;
  return {
    version: metadataVersion,
    name,
    network,
    scaling,
    trainedOn,
    provenance,
    // JSON has no infinite numbers: what is infinite is as good as not known.
    ...(report === undefined ? {} : { report }),
    ...(metrics === undefined ? {} : { metrics: finiteOf(metrics) }),
    ...(engineState !== undefined && canBeKept(engineState) ? { engineState: stateJson(engineState) } : {}),
  };
}

/** Reads the JSON back, of this version or an older one; throws `InputError` when it is damaged or of a newer one. */
export function readMetadata(json: string, fileName: string): FileMetadata {
  const damaged = new InputError(
    translate('"{0}" says it was made by RNN Forecast, but what it says of itself is damaged.', fileName),
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
      translate(
        '"{0}" was made by a newer version of RNN Forecast (format {1}); update to open it.',
        fileName,
        String(version),
      ),
    );
  }
  const description = isRecord(value) ? readDescription(value) : null;
  // Format 1 knew step models only.
  const content = version === 1 ? ({ kind: 'step' } as const) : isRecord(value) ? readContent(value) : null;
  if ((version !== 1 && version !== metadataVersion) || description === null || content === null) {
    throw damaged;
  }
  return { version, content, description };
}

function readContent(value: Record<string, unknown>): FileMetadata['content'] | null {
  const { kind, forecaster, main, revision } = value;
  if (kind === 'step') {
    return { kind };
  }
  const read = readMain(main);
  return kind === 'forecaster' && read !== null && isFiniteNumber(revision)
    ? { kind, forecaster, main: read, revision }
    : null;
}

function readMain(value: unknown): MainNetwork | null {
  if (!isRecord(value)) {
    return null;
  }
  const { component, member, network, parameters } = value;
  if (isNetwork(network) && isNumberList(parameters)) {
    return { network, parameters };
  }
  return isFiniteNumber(component) && isFiniteNumber(member) ? { component, member } : null;
}

function readDescription(value: Record<string, unknown>): ModelDescription | null {
  const { name, scaling, trainedOn, provenance, metrics, report } = value;
  const engineState = value.engineState === undefined ? undefined : readState(value.engineState);
  return typeof name === 'string' &&
    isScaling(scaling) &&
    (trainedOn === null || isSummary(trainedOn)) &&
    isProvenance(provenance) &&
    (metrics === undefined || isMetrics(metrics)) &&
    (report === undefined || isForecastReport(report)) &&
    engineState !== null
    ? {
        name,
        scaling,
        trainedOn,
        provenance,
        ...(metrics === undefined ? {} : { metrics }),
        ...(report === undefined ? {} : { report }),
        ...(engineState === undefined ? {} : { engineState }),
      }
    : null;
}

function isMetrics(value: unknown): value is Record<string, number> {
  return isRecord(value) && Object.values(value).every(isFiniteNumber);
}

const stateArrays = ['parameters', 'firstMoment', 'secondMoment', 'bestParameters', 'bestLosses'] as const;

function canBeKept(state: EngineState): boolean {
  return stateToKeep(state) !== null && stateArrays.every((name) => allFinite(state[name]));
}

function finiteOf(metrics: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(metrics).filter(([, value]) => Number.isFinite(value)));
}

function stateJson(state: EngineState): object {
  return {
    iteration: state.iteration,
    ...Object.fromEntries(stateArrays.map((name) => [name, Array.from(state[name])])),
  };
}

function readState(value: unknown): EngineState | null {
  if (!isRecord(value) || !isFiniteNumber(value.iteration)) {
    return null;
  }
  const lists = stateArrays.map((name) => [name, value[name]] as const);
  if (!lists.every(([, list]) => isNumberList(list))) {
    return null;
  }
  const arrays = lists.map(([name, list]) => [name, Float64Array.from(list as number[])]);
  return { iteration: value.iteration, ...Object.fromEntries(arrays) };
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

/** Whether a value out of JSON says what a model was made of. */
export function isSource(value: unknown): value is ModelSource {
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
    (value.validation === undefined || isValidationRecord(value.validation)) &&
    (value.conditions === undefined || isListOf(value.conditions, isRunCondition)) &&
    isBackend(value.backend)
  );
}

/** Whether a value out of JSON says how a network did on what was held out. */
export function isValidationRecord(value: unknown): value is ValidationRecord {
  return (
    isRecord(value) &&
    isNumberList(value.iterations) &&
    isNumberList(value.losses) &&
    value.losses.length === value.iterations.length &&
    value.losses.every((loss) => loss >= 0)
  );
}

/** Whether an object out of JSON says what a run went on under. */
export function isRunCondition({ iteration, learningRate, engine, restarts }: Record<string, unknown>): boolean {
  return (
    [iteration, restarts].every((number) => Number.isInteger(number) && Number(number) >= 0) &&
    isFiniteNumber(learningRate) &&
    isEngine(engine)
  );
}

/** A later version may have trained with an engine that this one does not know. */
function isEngine(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 40;
}

/** Whether a value out of JSON says which engine trained. */
export function isBackend(value: unknown): value is BackendReport {
  return (
    isRecord(value) &&
    isEngine(value.engine) &&
    (value.renderer === null || typeof value.renderer === 'string') &&
    typeof value.reason === 'string'
  );
}
