import { parentPort, workerData } from 'node:worker_threads';
import { ModelForecaster } from '../../../src/inference/modelForecaster.ts';
import { runtimeFiles, tutorialModel } from '../../support/models.ts';

/** What is wrong with the runtime's file. */
export interface RuntimeJob {
  readonly seed: number;
  readonly how: 'missing' | 'cut' | 'changed';
}

const { seed, how } = workerData as RuntimeJob;
/** The runtime's binary with its fault. */
async function faultyBytes(): Promise<Uint8Array> {
  if (how === 'missing') {
    throw new Error('there is no such file');
  }
  const bytes = await runtimeFiles.bytes();
  const at = Math.floor(((Math.imul(seed + 1, 2654435761) >>> 0) / 2 ** 32) * bytes.length);
  if (how === 'cut') {
    return bytes.subarray(0, at);
  }
  bytes[at] ^= 1 << (seed & 7);
  return bytes;
}

const forecaster = new ModelForecaster({ ...runtimeFiles, bytes: faultyBytes });
const history = Float64Array.from({ length: 40 }, (_, step) => Math.sin(step / 5));
try {
  const { values } = await forecaster.forecast(tutorialModel(), history, 5);
  parentPort!.postMessage(values.length === 5 && values.every(Number.isFinite) ? 'right' : `answers ${values.join()}`);
} catch (error) {
  parentPort!.postMessage(error instanceof Error ? error.message : String(error));
}
