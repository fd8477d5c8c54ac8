import type { GraphRuntime } from './graphRuntime.ts';
import type { OnnxRuntime } from './onnxRuntime.ts';

/** Runs graphs in this thread, which each step of it holds up. */
export function graphsHere(runtime: OnnxRuntime): GraphRuntime {
  return {
    async open(graph) {
      const session = await runtime.open(graph);
      return {
        async run(history, horizon) {
          const results = await session.run({
            values: await runtime.tensor(history, [history.length, 1]),
            horizon: await runtime.integer(horizon),
          });
          return Object.fromEntries(Object.entries(results).map(([name, { data }]) => [name, data as Float32Array]));
        },
        release: () => session.release(),
      };
    },
    dispose() {},
  };
}
