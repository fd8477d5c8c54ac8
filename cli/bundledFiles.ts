import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ModelForecaster } from '../src/inference/modelForecaster.ts';
import { type Prior, readPrior } from '../src/shared/model/prior.ts';
import { nodeEngines } from '../webview/training/node/nodeEngines.ts';
import { readKernel } from '../webview/training/node/readKernel.ts';

// What the command line reads beside its own file: as in the extension, so that both are one package.

/** Runs models in onnxruntime, which is read when it is first needed. */
export function bundledForecaster(): ModelForecaster {
  return new ModelForecaster({
    module: () => import('onnxruntime-web/wasm'),
    bytes: () => readFile(beside('onnxruntime.wasm')),
  });
}

/** Engines from the kernel that suits this Node best. */
export async function bundledEngines(): Promise<ReturnType<typeof nodeEngines>> {
  return nodeEngines(await readKernel(['training-relaxed.wasm', 'training.wasm'].map(beside)));
}

export async function bundledPrior(): Promise<Prior> {
  const [description, weights] = await Promise.all(
    ['prior.json', 'prior.f32'].map((name) => readFile(beside(`../media/${name}`))),
  );
  return readPrior(new TextDecoder().decode(description), weights);
}

function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
