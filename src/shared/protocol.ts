import type { Language } from './l10n/language.ts';
import type { BackendReport } from './model/backendReport.ts';
import type { EngineState, KeptState } from './model/engineState.ts';
import type { Transform } from './model/forecaster/forecaster.ts';
import type { ForecastReport } from './model/forecaster/forecastReport.ts';
import type { SearchProblem, SearchResult } from './model/forecaster/searchProblem.ts';
import type { RunCondition, ValidationRecord } from './model/forecastModel.ts';
import type { LearningRateSchedule } from './model/learningRateSchedule.ts';
import type { Cell, NetworkShape } from './model/networkShape.ts';
import type { NoShownNetwork, ShownNetwork } from './model/shownNetwork.ts';
import type { RpcMessage } from './rpc.ts';
import type { Gap } from './series/gaps.ts';
import type { Scaling } from './series/scaling.ts';
import type { TimeAxis } from './series/time/timeAxis.ts';
import type { NetworkSettings } from './settings/networkSettings.ts';

// Every message that crosses between host, page and worker is a call of one of the methods below or the reply to it
// (see rpc.ts). Numbers are in data units unless said otherwise.

// To the page

/** What the page does for the host. */
export interface PageMethods {
  /** Replace everything shown by this view. */
  show(view: PanelView): void;
  /**
   * Train in the worker, drawing progress; answer when training ended by itself or was stopped. `run` is a number of its
   * own, which comes back with what the page says of it.
   */
  train(request: TrainingRequest, run: number): TrainingOutcome;
  /** Do so with the training or the search under way, if any. */
  steerTraining(order: TrainingOrder): void;
  /** Change so the training under way, if any, from its next iterations on. */
  tuneTraining(tuning: Partial<TrainingTuning>): void;
  /** Answer with what is shown, as a file; `null` when that holds nothing of the kind. */
  exportShown(format: ExportFormat): ExportedFile | null;
  /** Show these settings as what the next training is made by. */
  showSettings(settings: NetworkSettings): void;
  /** The page is shown, as it is until something else is said, or lies behind another: draw nothing until it is shown. */
  setShown(isShown: boolean): void;
  /** Answer at once: messages keep their order, so that the host has then heard all that was said before. */
  hearOut(): void;
  /**
   * Search in the worker for a way to forecast, showing `view` and how far the search has come; answer `null` when it was
   * stopped or another run took its place.
   */
  search(request: SearchRequest, run: number): SearchResult | null;
}

// From the page

/** What the host does for the page. */
export interface HostMethods {
  /** The page is built: answer with all it should show. */
  ready(): PanelView;
  /** The person pressed a button of the panel. */
  runCommand(command: PanelCommand): void;
  /** Keep how far a run has come, for when the page is gone before it ends; answer when it is written. */
  keepCheckpoint(run: number, checkpoint: TrainingCheckpoint): void;
  /** Keep this until the window closes and hand it out with every request; see `TrainingRequest.blockLengths`. */
  keepBlockLength(shape: string, steps: number): void;
  /** The person decided whether the forecast shown stops at zero. */
  setNonNegative(nonNegative: boolean): void;
  /** The person changed settings: keep and show them, and have the run under way follow where it can. */
  changeSettings(changes: Partial<NetworkSettings>): void;
  /** The person chose a value of the history, by its step from 1: select it in the editor. */
  revealStep(step: number): void;
  /** Answer the line, from 1, where the value of a step stood when it was read; `null` for one that stands nowhere. */
  lineOfStep(step: number): number | null;
  /** The person wants what is shown as a file: ask where, and save it. */
  exportShown(format: ExportFormat): void;
  /** Write to the log what only the page knows. */
  log(line: string): void;
}

// Between page and worker

/** What the worker does for the page. */
export interface WorkerMethods {
  /**
   * Comes first: the compiled training kernels, best first; none when they could not be loaded; and the person's language for
   * what the worker says. Answer whether the worker holds the lock of the name `life`, which it does as long as it lives.
   */
  initialise(kernels: readonly Uint8Array<ArrayBuffer>[], life: string, language: Language): boolean;
  train(request: TrainingRequest, run: number): TrainingOutcome;
  steerTraining(order: TrainingOrder): void;
  tuneTraining(tuning: Partial<TrainingTuning>): void;
  search(problem: SearchProblem, run: number): SearchResult | null;
}

/** What the page does for the worker. */
export interface WorkerListener {
  /** The share of a search's work that is done, 0 to 1. */
  searchProgress(run: number, done: number): void;
  /** Keep this progress of a run and draw it in the next frame. */
  progress(run: number, progress: TrainingProgress): void;
  /** Hand this on to the host: how far a run has come; about every second, and wherever it waits. Answer as the host. */
  checkpoint(run: number, checkpoint: TrainingCheckpoint): void;
  /** Hand this on to the host. */
  blockLength(shape: string, steps: number): void;
}

// What the messages carry

/** The commands a person can give in the panel; each is the `rnn.` command of the same name. */
export const panelCommands = [
  'trainOnSine',
  'trainOnSelection',
  'pauseTraining',
  'resumeTraining',
  'stepTraining',
  'stopTraining',
  'trainNetwork',
  'resetTraining',
  'resetSettings',
  'copySettings',
  'applySettings',
  'forecastSelection',
  'insertForecast',
  'exportModel',
  'selectModel',
] as const;
export type PanelCommand = (typeof panelCommands)[number];

/** The settings' choice of where to train. */
export const backendChoices = ['auto', 'webgl', 'wasm', 'fastest', 'cpu'] as const;
export type BackendChoice = (typeof backendChoices)[number];

/**
 * What a person tells a training: to wait after the iterations under way, to go on, to take one iteration more and wait,
 * to end with the best weights so far.
 */
export type TrainingOrder = 'pause' | 'resume' | 'step' | 'stop';

/**
 * What the panel's content can be exported as: its charts; the numbers of the forecast, of the hidden state, of what its units
 * respond to, of the weights, of the losses, of the backtest's errors and of its intervals' coverage; its words.
 */
export const exportFormats = [
  'svg',
  'png',
  'csv',
  'states',
  'units',
  'weights',
  'losses',
  'errors',
  'coverage',
  'md',
] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What the panel shows, to be saved. */
export interface ExportedFile {
  /** What it is of, for a file's name without its ending. */
  readonly title: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What can be changed about a training that goes on. */
export interface TrainingTuning {
  readonly learningRate: number;
  /** Iterations of the whole run. */
  readonly iterations: number;
}

/** One training run. */
export interface TrainingRequest {
  /** Heading of what is trained on: "Noisy sine", "sales.csv". */
  readonly title: string;
  /** At least 8 finite values, not all equal. */
  readonly values: Float64Array;
  /** What the generated values should follow, where that is known. */
  readonly truth: Float64Array | null;
  /**
   * The values after those trained on, which training does not see: how far off the network is on them is told, and
   * changes nothing else. None when left out.
   */
  readonly validation?: Float64Array;
  /** Steps of the values that were missing and are filled, which is shown; none when left out. */
  readonly gaps?: readonly Gap[];
  /** When the steps are, which is shown; unknown when left out. */
  readonly time?: TimeAxis;
  readonly network: NetworkShape;
  /** How many such networks are trained side by side, each from weights of its own; their answers are averaged. 1 when left out. */
  readonly members?: number;
  /** What is done to the values before they are scaled; none when left out. */
  readonly transforms?: readonly Transform[];
  readonly scaling: Scaling;
  readonly seed: number;
  /** Iterations of the whole run, those of `start` among them. */
  readonly iterations: number;
  readonly learningRate: number;
  /** How the learning rate changes; constant when left out. */
  readonly schedule?: LearningRateSchedule;
  /** Largest global norm of the gradient; as it is when left out. */
  readonly clipNorm?: number;
  /** Whether the run waits before its first iteration. */
  readonly startPaused?: boolean;
  /** Whether it goes on where a page before this one has left it. */
  readonly isTakenUp?: boolean;
  /** What to go on from; from new weights when left out. */
  readonly start?: TrainingCheckpoint;
  readonly backend: BackendChoice;
  /** What a person chose, as far as it is in this request; left out where nobody did. */
  readonly settings?: NetworkSettings;
  /** How many steps WebGL has been found to fuse best in this window, by the shape of a task; none when left out. */
  readonly blockLengths?: Readonly<Record<string, number>>;
  /** How many values to generate after training. */
  readonly horizon: number;
}

/**
 * How far a run has come: with its request all that going on takes, to the same losses as without a break. A model that
 * is to be trained further starts from one without losses.
 */
export interface TrainingCheckpoint {
  /** Of all members. Its iterations count from the last restart, or from further back than the losses. */
  readonly state: KeptState;
  /** Loss of every iteration done, the mean over members, in network units. */
  readonly losses: Float64Array;
  /** As in the outcome; none when left out. */
  readonly validation?: ValidationLosses;
  /** As in the progress; unknown when left out. */
  readonly conditions?: readonly RunCondition[];
  /** As in the outcome. */
  readonly restarts: number;
}

/**
 * The errors on the values held out, by iterations done: mean squared, one step ahead, in network units, as the losses are. At
 * most a few hundred, increasing by iteration.
 */
export interface ValidationLosses {
  /** Iterations done when it was looked. */
  readonly iterations: Float64Array;
  /** `[place, member]` Of the first 16 members, or of all where there are fewer. */
  readonly losses: Float64Array;
}

/** One search for a way to forecast. */
export interface SearchRequest {
  readonly problem: SearchProblem;
  /** What is shown meanwhile: the first answer. */
  readonly view: PanelView;
}

/** What has happened since the progress before. */
export interface TrainingProgress {
  /** Iterations done. */
  readonly iteration: number;
  /** Iterations of the whole run, as they were last asked for. */
  readonly iterations: number;
  /** The learning rate of now, lowered by restarts; what a schedule makes of it is left out. */
  readonly learningRate: number;
  /** Loss of each iteration since the last progress, the mean over members, in network units. */
  readonly losses: Float64Array;
  /** `[iteration, member]` The same of each member. */
  readonly memberLosses: Float64Array;
  /** All so far of the run; empty where nothing is held out. */
  readonly validation: ValidationLosses;
  /** All so far, the first first. */
  readonly conditions: readonly RunCondition[];
  /** One-step-ahead answers: `fit[i]` is the network's idea of `values[i + 1]`. */
  readonly fit: Float64Array;
  /** The weights of now of the first member, flat in the order of `parameterLayout`. */
  readonly parameters: Float64Array;
  /** Median over the run so far. */
  readonly msPerIteration: number;
  readonly backend: BackendReport;
  /** How often the loss has diverged, as in the outcome. */
  readonly restarts: number;
  /** Whether the run waits to be told to go on. */
  readonly paused: boolean;
}

/** What a training run has made. */
export interface TrainingOutcome {
  /** `[member, parameter]` The weights with the lowest loss, of each member flat in the order of `parameterLayout`. */
  readonly parameters: Float32Array;
  /** The mean over members. */
  readonly bestLoss: number;
  /** What training the model further goes on from: that of the last iteration; `null` where a model keeps none so large. */
  readonly state: EngineState | null;
  /** How the run was to go on at its end, which a person may have changed meanwhile. */
  readonly tuning: TrainingTuning;
  /** Loss of every iteration, the mean over members, in network units. */
  readonly losses: Float64Array;
  /** Empty where nothing is held out. */
  readonly validation: ValidationLosses;
  /** As in the progress. */
  readonly conditions: readonly RunCondition[];
  /** One-step-ahead answers of the kept weights: `fit[i]` is their idea of `values[i + 1]`. */
  readonly fit: Float64Array;
  /** The values generated after the series by feeding answers back. */
  readonly generated: Float64Array;
  readonly backend: BackendReport;
  readonly msPerIteration: number;
  /** How often the loss diverged and the run went back to its best weights with a tenth of the learning rate. */
  readonly restarts: number;
  /** Whether the person ended it before the last iteration. */
  readonly stopped: boolean;
}

/** What may be long crosses as bytes, and is kept across a window reload as plain JSON. */
export type Numbers = Float64Array | readonly number[];

/** All that the panel shows; `keptView` makes plain JSON of it. */
export interface PanelView {
  /** Heading of the numbers shown: "Noisy sine", "sales.csv". Empty when there is nothing to show yet. */
  readonly title: string;
  /** One sentence that says what was learned or forecast and how good it is. */
  readonly sentence: string;
  readonly history: Numbers;
  /** The model's idea of the last values of the history, each from those before it; empty when there is none. */
  readonly fit: Numbers;
  /** Whether the model was made with these values known, and is to be said to be; it is not when left out. */
  readonly fitIsInSample?: boolean;
  /** Whether these are the numbers that the network was trained on; they are not when left out. */
  readonly fitIsTrained?: boolean;
  /** The values after the history; empty when there is none. */
  readonly forecast: readonly number[];
  /** Around the forecast, the widest last; none when nothing is known of its errors. */
  readonly intervals: readonly ViewInterval[];
  /** What textbook methods say, to be looked at beside the forecast. */
  readonly baselines: readonly ViewBaseline[];
  /** What decided the forecast; `null` when nothing was tried. */
  readonly report: ForecastReport | null;
  /** What was forecast in the backtest, and how far off it was by steps ahead; `null` when nothing was tried. */
  readonly backtest: ViewBacktest | null;
  /** Whether the forecast stops at zero; `null` when that is not to be chosen. */
  readonly nonNegative: boolean | null;
  /** What the forecast should follow, where that is known; else empty. */
  readonly truth: readonly number[];
  /** Steps of the history that were missing and are filled. */
  readonly gaps: readonly Gap[];
  /** When the steps are, from the history's first on; `null` where that is unknown. */
  readonly time: TimeAxis | null;
  readonly model: PanelModel | null;
  /** Whether Insert Forecast has a selection to write after. */
  readonly canInsert: boolean;
  /** Whether there is a training that was interrupted and can go on. */
  readonly canResume: boolean;
  /** How far that came; nothing is shown of it when left out. */
  readonly interrupted?: ViewTraining;
}

/** A training that has not ended, as far as it came. */
export interface ViewTraining {
  readonly shape: NetworkShape;
  /** Networks alike whose answers are averaged. */
  readonly members: number;
  /** Steps of the seasons that are taken out before. */
  readonly seasons: readonly number[];
  /** The network to look into, or why there is none. */
  readonly network: ShownNetwork | NoShownNetwork;
  /** Loss by iteration (perhaps thinned), in network units. */
  readonly losses: readonly number[];
  /** As in the model. */
  readonly validation?: ValidationRecord;
  /** As in the model. */
  readonly conditions?: readonly RunCondition[];
  /** Iterations done, and of the whole run. */
  readonly iterations: number;
  readonly planned: number;
}

/** An interval for each step of the forecast. */
export interface ViewInterval {
  /** The share of futures that it should cover. */
  readonly level: number;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** A textbook method's forecast. */
export interface ViewBaseline {
  readonly name: string;
  readonly forecast: readonly number[];
}

/** A `SearchBacktest` as plain JSON. */
export interface ViewBacktest {
  readonly forecasts: readonly { readonly origin: number; readonly values: readonly number[] }[];
  readonly errors: readonly { readonly name: string | null; readonly byStep: readonly number[] }[];
}

/** What the panel says of the model behind a view. */
export interface PanelModel {
  readonly name: string;
  /** Units of its network, or of each of several alike; `null` for a model of several parts. */
  readonly hiddenSize: number | null;
  /** What the network is made of; unknown when left out. */
  readonly cell?: Cell;
  /** Networks alike whose answers are averaged; 1 when left out. */
  readonly members?: number;
  /** Steps of the seasons that are taken out before, none when left out. */
  readonly seasons?: readonly number[];
  /** Its recurrent layers; 1 when left out. */
  readonly layers?: number;
  /** What a model of several parts is mixed from; left out for others. */
  readonly mixture?: ViewMixture;
  /** The network to look into, or why there is none; nothing is said of it when left out. */
  readonly network?: ShownNetwork | NoShownNetwork;
  /** Loss by iteration (perhaps thinned), in network units; empty for a model trained elsewhere. */
  readonly losses: readonly number[];
  /** How it did on values held out, by iteration; nothing was held out when left out. */
  readonly validation?: ValidationRecord;
  /** What it was trained under, by iteration; unknown when left out. */
  readonly conditions?: readonly RunCondition[];
  /** Iterations the losses span. */
  readonly iterations: number;
  readonly backend: BackendReport | null;
  readonly msPerIteration: number | null;
}

/** The parts of a mixture: networks alike counted together, the most first, and how many textbook methods. */
export interface ViewMixture {
  readonly networks: readonly {
    readonly cell: Cell;
    readonly hiddenSize: number;
    readonly layers?: number;
    readonly members: number;
  }[];
  readonly methods: number;
}

/** Messages to the page. */
export type ToWebview = RpcMessage<PageMethods>;
/** Messages from the page. */
export type FromWebview = RpcMessage<HostMethods>;
