import * as tf from '@tensorflow/tfjs';
import type { EngineTask } from '../../webview/training/engines/engineTask.ts';
import { judgeWebgl } from '../../webview/training/engines/webgl/judgeWebgl.ts';
import { probeWebgl } from '../../webview/training/engines/webgl/probeWebgl.ts';
import { TexelDevice } from '../../webview/training/engines/webgl/texelDevice.ts';
import { WebglEngine } from '../../webview/training/engines/webgl/webglEngine.ts';

/** An engine of the benchmark's page that has its task. */
export interface BrowserEngine {
  readonly renderer: string | null;
  /** What the engine says of itself by now. */
  reason(): string;
  /** Takes iterations; answers with the milliseconds. */
  run(iterations: number): Promise<number>;
}

/** The engines that need a browser; each throws a sentence when it cannot take the task. */
export type BrowserEngines = Record<'webgl' | 'tfjsLayers', (task: EngineTask) => Promise<BrowserEngine>>;

const engines: BrowserEngines = {
  async webgl(task) {
    const canvas = new OffscreenCanvas(1, 1);
    const facts = probeWebgl(canvas);
    if (facts === null) {
      throw new Error('There is no WebGL 2.');
    }
    const engine = new WebglEngine(new TexelDevice(canvas, facts), { verdict: judgeWebgl(facts, true) });
    await engine.prepare(task);
    return {
      renderer: facts.renderer,
      reason: () => engine.report.reason,
      run: timed((iterations) => engine.run(iterations)),
    };
  },

  /** TensorFlow.js's own layers on its WebGL backend: one member. */
  async tfjsLayers({ network, steps, inputs, targets, learningRate }) {
    await tf.setBackend('webgl');
    const model = tf.sequential({
      layers: [
        tf.layers.simpleRNN({ units: network.hiddenSize, inputShape: [steps, 1], returnSequences: true }),
        tf.layers.dense({ units: 1 }),
      ],
    });
    model.compile({ optimizer: tf.train.adam(learningRate), loss: 'meanSquaredError' });
    const x = tf.tensor(Float32Array.from(inputs), [1, steps, 1]);
    const y = tf.tensor(Float32Array.from(targets), [1, steps, 1]);
    const run = timed(async (iterations) => {
      for (let i = 0; i < iterations; i++) {
        await model.trainOnBatch(x, y);
      }
    });
    return { renderer: null, reason: () => '', run };
  },
};

function timed(run: (iterations: number) => Promise<unknown>): BrowserEngine['run'] {
  return async (iterations) => {
    const began = performance.now();
    await run(iterations);
    return performance.now() - began;
  };
}

Object.assign(globalThis, { engines });
