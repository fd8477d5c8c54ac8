import { readFileSync } from 'node:fs';
import type { OnnxRuntimeFiles } from '../../src/inference/onnxRuntimeFiles.ts';
import type { ForecastModel } from '../../src/shared/model/forecastModel.ts';
import { tutorialShape } from '../../src/shared/model/networkShape.ts';
import { identityScaling } from '../../src/shared/series/scaling.ts';
import { summarise } from '../../src/shared/series/seriesSummary.ts';
import { flattenParameters, readPytorchReference } from './pytorchReference.ts';

/** The tutorial's model as PyTorch trained it in 500 iterations. */
export function tutorialModel(overrides: Partial<ForecastModel> = {}): ForecastModel {
  const reference = readPytorchReference();
  return {
    name: 'Sine',
    network: tutorialShape,
    parameters: Float32Array.from(flattenParameters(reference.float32.after500.parameters)),
    scaling: identityScaling,
    trainedOn: summarise(reference.data),
    provenance: {
      source: { kind: 'sine', seed: 7 },
      createdAt: '2026-01-01T00:00:00.000Z',
      training: {
        seed: 7,
        iterations: 500,
        learningRate: 0.01,
        backend: { engine: 'plain', renderer: null, reason: 'The test asks for it.' },
        msPerIteration: 0.4,
        bestLoss: 0.004,
        losses: [0.4, 0.1, 0.004],
      },
    },
    ...overrides,
  };
}

/** The file that PyTorch exported for the tutorial's network. */
export function pytorchExport(): Uint8Array {
  return new Uint8Array(readFileSync(new URL('../fixtures/pytorch/simple-rnn.onnx', import.meta.url)));
}

/** What PyTorch itself computes with that network from a zero hidden state. */
export function pytorchExpected(): { readonly x: number[]; readonly y: number[]; readonly h_n: number[] } {
  return JSON.parse(readFileSync(new URL('../fixtures/pytorch/simple-rnn.expected.json', import.meta.url), 'utf8'));
}

/** onnxruntime, with the WebAssembly file that the extension ships. */
export const runtimeFiles: OnnxRuntimeFiles = {
  module: () => import('onnxruntime-web/wasm'),
  bytes: async () =>
    new Uint8Array(
      readFileSync(new URL('../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm', import.meta.url)),
    ),
};
