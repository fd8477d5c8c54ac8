import type { OnnxRuntime } from '../../src/inference/onnxRuntime.ts';
import type { Forecaster } from '../../src/shared/model/forecaster/forecaster.ts';
import { encodeFile } from '../../src/shared/onnx/encodeFile.ts';
import { forecasterGraph } from '../../src/shared/onnx/forecaster/forecasterGraph.ts';
import { runSteps } from '../../src/shared/runSteps.ts';

/** The outputs of a forecaster's graph by name, each `[row][series]`. */
export type GraphOutputs = Readonly<Record<string, readonly Float32Array[]>>;

/** Runs a forecaster's graph on series of one length side by side; answers each output, series by series. */
export function runForecaster(
  runtime: OnnxRuntime,
  forecaster: Forecaster,
  histories: readonly ArrayLike<number>[],
  horizon: number,
): Promise<GraphOutputs> {
  return runForecasterFile(
    runtime,
    runSteps(encodeFile(forecasterGraph(forecaster), 'A test.', {})),
    histories,
    horizon,
  );
}

/** Does so with a file that holds such a graph. */
export async function runForecasterFile(
  runtime: OnnxRuntime,
  bytes: Uint8Array,
  histories: readonly ArrayLike<number>[],
  horizon: number,
): Promise<GraphOutputs> {
  const session = await runtime.open(bytes);
  try {
    const steps = histories[0].length;
    const batch = histories.length;
    const values = new Float32Array(steps * batch);
    histories.forEach((history, which) => {
      for (let step = 0; step < steps; step++) {
        values[step * batch + which] = history[step];
      }
    });
    const results = await session.run({
      values: await runtime.tensor(values, [steps, batch]),
      horizon: await runtime.integer(horizon),
    });
    return Object.fromEntries(
      Object.entries(results).map(([name, { data }]) => {
        const all = data as Float32Array;
        return [name, histories.map((_, which) => all.filter((_, place) => place % batch === which))];
      }),
    );
  } finally {
    await session.release();
  }
}
