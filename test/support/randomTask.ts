import { scalarNetwork } from '../../src/shared/model/networkShape.ts';
import { parameterCount } from '../../src/shared/model/parameterLayout.ts';
import { RandomGenerator } from '../../src/shared/model/randomGenerator.ts';
import type { EngineTask } from '../../webview/training/engines/engineTask.ts';

/** What of a random task can be chosen. */
export interface RandomTaskOptions {
  readonly hiddenSize: number;
  readonly steps: number;
  readonly series?: number;
  readonly members?: number;
  readonly seed?: number;
  readonly clipNorm?: number | null;
}

/** Networks of the usual initial size on sines of several periods with noise. */
export function randomTask(options: RandomTaskOptions): EngineTask {
  const { hiddenSize, steps, series = 1, members = 1, seed = 1, clipNorm = null } = options;
  const random = new RandomGenerator(seed);
  const network = scalarNetwork(hiddenSize);
  const bound = 1 / Math.sqrt(hiddenSize);
  const values = Float64Array.from({ length: (steps + 1) * series }, (_, i) => {
    const lane = i % series;
    return Math.sin((Math.floor(i / series) * 0.3) / (lane + 1)) + random.uniform(-0.1, 0.1);
  });
  return {
    network,
    members,
    parameters: Float64Array.from({ length: members * parameterCount(network) }, () => random.uniform(-bound, bound)),
    steps,
    series,
    inputs: values.slice(0, -series),
    targets: values.slice(series),
    learningRate: 0.01,
    clipNorm,
  };
}
