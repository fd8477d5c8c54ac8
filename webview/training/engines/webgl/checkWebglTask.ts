import { cellName, isScalar } from '../../../../src/shared/model/networkShape.ts';
import type { EngineTask } from '../engineTask.ts';

/** Throws a sentence when the task is of a kind that the WebGL programs do not train. */
export function checkWebglTask(task: EngineTask): void {
  const { network, answers, loss, weights, lengths, initialState, freeRunningFrom, miniBatches, schedule } = task;
  const refused: readonly (readonly [boolean, string])[] = [
    [network.cell !== 'rnn', `${cellName(network.cell)} networks`],
    [!isScalar(network), `networks of ${network.inputSize} inputs and ${network.outputSize} outputs`],
    [answers === 'last', 'the last answer alone'],
    [loss !== undefined && loss.kind !== 'squared', `the ${loss?.kind} loss`],
    [weights !== undefined, 'weighted targets'],
    [lengths !== undefined, 'series of different lengths'],
    [initialState !== undefined, 'from a given state'],
    [freeRunningFrom !== undefined, 'on a network’s own answers'],
    [miniBatches !== undefined, 'in mini-batches'],
    [schedule !== undefined, 'by a learning-rate schedule'],
  ];
  const what = refused.find(([applies]) => applies)?.[1];
  if (what !== undefined) {
    throw new Error(`WebGL does not train ${what}; WebAssembly does.`);
  }
}
