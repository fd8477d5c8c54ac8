import type { TrainingOrder, TrainingRequest, WorkerListener, WorkerMethods } from '../../src/shared/protocol.ts';
import { RpcPeer } from '../../src/shared/rpc.ts';
import { engineSource } from './engines/engineSource.ts';
import { loadKernel } from './engines/wasm/loadKernel.ts';
import { Trainer } from './trainer.ts';

declare const self: DedicatedWorkerGlobalScope;

let current: Trainer | null = null;
let engines = engineSource(loadKernel([]));

const page = new RpcPeer<WorkerMethods, WorkerListener>((message) => self.postMessage(message), {
  initialise(kernels) {
    engines = engineSource(loadKernel(kernels), (shape, steps) => page.notify('blockLength', shape, steps));
  },
  async train(request: TrainingRequest, run: number) {
    // A new run ends the one before it.
    current?.steer('stop');
    const trainer = new Trainer(
      engines,
      (progress) => page.notify('progress', run, progress),
      (checkpoint) => page.notify('checkpoint', run, checkpoint),
    );
    current = trainer;
    return await trainer.train(request);
  },
  steerTraining(order: TrainingOrder) {
    current?.steer(order);
  },
});

self.addEventListener('message', (event: MessageEvent<unknown>) => page.receive(event.data));
