import { useLanguage } from '../../src/shared/l10n/language.ts';
import { affordableMultiplications, oneStepFit } from '../../src/shared/model/forecaster/oneStepFit.ts';
import type { SearchProblem } from '../../src/shared/model/forecaster/searchProblem.ts';
import type {
  TrainingOrder,
  TrainingRequest,
  TrainingTuning,
  WorkerListener,
  WorkerMethods,
} from '../../src/shared/protocol.ts';
import { RpcPeer } from '../../src/shared/rpc.ts';
import { engineSource } from './engines/engineSource.ts';
import { loadKernel } from './engines/wasm/loadKernel.ts';
import { holdLife } from './holdLife.ts';
import { SearchRun } from './searchRun.ts';
import { Trainer } from './trainer.ts';

declare const self: DedicatedWorkerGlobalScope;

/** What is under way: one thing at a time. */
let current: Trainer | SearchRun | null = null;
let engines = engineSource(loadKernel([]));

const page = new RpcPeer<WorkerMethods, WorkerListener>((message) => self.postMessage(message), {
  async initialise(kernels, life, language) {
    useLanguage(language);
    engines = engineSource(loadKernel(kernels), (shape, steps) => page.notify('blockLength', shape, steps));
    return holdLife(life);
  },
  async train(request: TrainingRequest, run: number) {
    // A new run ends the one before it.
    current?.steer('stop');
    const trainer = new Trainer(
      engines,
      (progress) => page.notify('progress', run, progress),
      (checkpoint) => page.call('checkpoint', run, checkpoint),
    );
    current = trainer;
    return await trainer.train(request);
  },
  async search(problem: SearchProblem, run: number) {
    current?.steer('stop');
    const search = new SearchRun(engines, (done) => page.notify('searchProgress', run, done));
    current = search;
    const result = await search.search(problem);
    const budget = affordableMultiplications * Math.max(1, problem.budgetSeconds);
    return result && { ...result, fit: oneStepFit(result.forecaster, problem.values, budget) };
  },
  steerTraining(order: TrainingOrder) {
    current?.steer(order);
  },
  tuneTraining(tuning: Partial<TrainingTuning>) {
    if (current instanceof Trainer) {
      current.tune(tuning);
    }
  },
});

self.addEventListener('message', (event: MessageEvent<unknown>) => page.receive(event.data));
