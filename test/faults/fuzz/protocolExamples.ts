import { emptyView } from '../../../src/shared/emptyView.ts';
import { english } from '../../../src/shared/l10n/language.ts';
import type {
  HostMethods,
  PageMethods,
  TrainingProgress,
  WorkerListener,
  WorkerMethods,
} from '../../../src/shared/protocol.ts';
import { tutorialSettings } from '../../../src/shared/settings/networkSettings.ts';
import { sineRequest } from '../../support/sineRequest.ts';
import { unfinishedTraining } from '../../support/unfinishedTraining.ts';

/** The parameters of one right call of each method: a method that is new does not compile until it has some here. */
type Examples<Map> = {
  readonly [Name in keyof Map]: Map[Name] extends (...parameters: infer All) => unknown ? Readonly<All> : never;
};

const { checkpoint } = unfinishedTraining;
const request = sineRequest(5, {
  iterations: 3,
  backend: 'cpu',
  values: sineRequest(5, { iterations: 3, backend: 'cpu' }).values.slice(0, 40),
});
const problem = {
  values: request.values,
  horizon: 5,
  periods: [],
  suggestedPeriod: null,
  seed: 7,
  budgetSeconds: 0.1,
  levels: [0.8],
  nonNegative: null,
  prior: null,
  companions: [],
  chosen: null,
};
const progress: TrainingProgress = {
  iteration: 2,
  iterations: 3,
  learningRate: 0.01,
  losses: Float64Array.of(1, 0.5),
  memberLosses: Float64Array.of(1, 0.5),
  validation: { iterations: Float64Array.of(1, 2), losses: Float64Array.of(1, 0.5) },
  conditions: [{ iteration: 1, learningRate: 0.01, engine: 'plain', restarts: 0 }],
  fit: new Float64Array(39),
  parameters: new Float64Array(193),
  msPerIteration: 1,
  backend: { engine: 'plain', renderer: null, reason: 'The test asks for it.' },
  restarts: 0,
  paused: false,
};

const page: Examples<PageMethods> = {
  show: [emptyView],
  train: [request, 1],
  steerTraining: ['stop'],
  tuneTraining: [{ learningRate: 0.1, iterations: 5 }],
  exportShown: ['csv'],
  showSettings: [tutorialSettings],
  setShown: [false],
  hearOut: [],
  search: [{ problem, view: emptyView }, 1],
};

const host: Examples<HostMethods> = {
  ready: [],
  runCommand: ['trainOnSine'],
  keepCheckpoint: [1, checkpoint],
  keepBlockLength: ['1x12', 8],
  setNonNegative: [true],
  changeSettings: [{ hiddenSize: 8 }],
  revealStep: [3],
  lineOfStep: [3],
  exportShown: ['svg'],
  log: ['Something was drawn.'],
};

const worker: Examples<WorkerMethods> = {
  initialise: [[], 'rnn-worker', english],
  train: [request, 1],
  steerTraining: ['pause'],
  tuneTraining: [{ iterations: 5 }],
  search: [problem, 1],
};

const listener: Examples<WorkerListener> = {
  searchProgress: [1, 0.5],
  progress: [1, progress],
  checkpoint: [1, checkpoint],
  blockLength: ['1x12', 8],
};

/** Every kind of message between host, page and worker, by the end that receives it. */
export const protocolExamples = { page, host, worker, listener };
