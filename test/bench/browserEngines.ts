import * as tf from '@tensorflow/tfjs';
import type { EngineTask } from '../../webview/training/engines/engineTask.ts';
import { judgeWebgl } from '../../webview/training/engines/webgl/judgeWebgl.ts';
import { probeWebgl } from '../../webview/training/engines/webgl/probeWebgl.ts';
import { WebglEngine } from '../../webview/training/engines/webgl/webglEngine.ts';
import { type Timing, timeIterations } from './timeIterations.ts';

/** What the benchmark's page can measure. */
export interface BrowserEngines {
  /** Our engine; throws a sentence when the task is too much for it. */
  webgl(task: EngineTask): Promise<Timing & { readonly renderer: string | null }>;
  /** TensorFlow.js's own layers on its WebGL backend, one member after the other. */
  tfjsLayers(task: EngineTask): Promise<Timing>;
}

const engines: BrowserEngines = {
  async webgl(task) {
    const canvas = new OffscreenCanvas(1, 1);
    const facts = probeWebgl(canvas);
    if (facts === null) {
      throw new Error('There is no WebGL 2.');
    }
    const engine = new WebglEngine(canvas, { facts, verdict: judgeWebgl(facts, true) });
    await engine.prepare(task);
    const timing = await timeIterations((iterations) => engine.run(iterations));
    engine.dispose();
    return { ...timing, renderer: facts.renderer };
  },

  async tfjsLayers({ network, members, steps, inputs, targets, learningRate }) {
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
    const { msPerIteration } = await timeIterations(async (iterations) => {
      for (let i = 0; i < iterations; i++) {
        await model.trainOnBatch(x, y);
      }
    });
    return { msPerIteration: msPerIteration * members };
  },
};

Object.assign(globalThis, { engines });
