import { tutorialShape } from '../../src/shared/model/networkShape.ts';
import type { EngineTask } from '../../webview/training/engines/engineTask.ts';
import { flattenParameters, type PytorchReference } from './pytorchReference.ts';

/** The tutorial as an engine's task, from PyTorch's data and initial values. */
export function tutorialTask(reference: PytorchReference): EngineTask {
  const data = Float64Array.from(reference.data);
  return {
    network: tutorialShape,
    members: 1,
    parameters: flattenParameters(reference.initial),
    steps: data.length - 1,
    series: 1,
    inputs: data.slice(0, -1),
    targets: data.slice(1),
    learningRate: 0.01,
    clipNorm: null,
  };
}
