import { type NetworkShape, scalarNetwork } from '../../src/shared/model/networkShape.ts';
import type { Engine } from '../../webview/training/engines/engine.ts';
import { Trainer } from '../../webview/training/trainer.ts';
import { sineRequest } from '../support/sineRequest.ts';
import { median } from './timeInterleaved.ts';

/** What looking at values held out costs a whole training of the sine. */
export interface ValidationCost {
  readonly name: string;
  /** Milliseconds of a training, and of its looks, medians. */
  readonly trainingMs: number;
  readonly looksMs: number;
  readonly looks: number;
}

const iterations = 500;
const tasks: readonly { name: string; network: NetworkShape; members: number; trainings: number }[] = [
  { name: 'the tutorial', network: scalarNetwork(12, 'rnn'), members: 1, trainings: 201 },
  { name: '16 members of it', network: scalarNetwork(12, 'rnn'), members: 16, trainings: 31 },
  { name: 'LSTM, 12 units', network: scalarNetwork(12, 'lstm'), members: 1, trainings: 15 },
  { name: 'GRU, 64 units', network: scalarNetwork(64, 'gru'), members: 1, trainings: 3 },
];

/** Trains each task several times, and takes the time that its looks have the engine at work. */
export async function timeValidation(engine: () => Engine): Promise<ValidationCost[]> {
  let spentMs = 0;
  const timed = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const began = performance.now();
    const result = await work();
    spentMs += performance.now() - began;
    return result;
  };
  const looking = (inner: Engine): Engine => {
    const { prepare, writeState, predict } = inner;
    return Object.assign(inner, {
      prepare: (task: Parameters<Engine['prepare']>[0]) => timed(() => prepare.call(inner, task)),
      writeState: (state: Parameters<Engine['writeState']>[0]) => timed(() => writeState.call(inner, state)),
      predict: (member: number) => timed(() => predict.call(inner, member)),
    });
  };
  const source = {
    create: async () => engine(),
    createForSearch: async () => looking(engine()),
    replace: async (_: unknown, error: unknown) => {
      throw error;
    },
  };
  const costs: ValidationCost[] = [];
  for (const { name, network, members, trainings } of tasks) {
    const request = sineRequest(200, { iterations, backend: 'wasm', network, members });
    const rows: { trainingMs: number; looksMs: number; looks: number }[] = [];
    for (let training = 0; training <= trainings; training++) {
      spentMs = 0;
      const began = performance.now();
      const { validation } = await new Trainer(source, () => {}).train(request);
      rows.push({ trainingMs: performance.now() - began, looksMs: spentMs, looks: validation.iterations.length });
    }
    // The first waits for the compiler.
    const [, ...warm] = rows;
    const medianOf = (key: 'trainingMs' | 'looksMs' | 'looks') => median(warm.map((row) => row[key]));
    costs.push({ name, trainingMs: medianOf('trainingMs'), looksMs: medianOf('looksMs'), looks: medianOf('looks') });
  }
  return costs;
}
