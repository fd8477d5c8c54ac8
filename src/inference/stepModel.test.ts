import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectAllNear } from '../../test/support/expectAllClose.ts';
import { runtimeFiles, tutorialModel } from '../../test/support/models.ts';
import { readPytorchCells } from '../../test/support/pytorchCells.ts';
import { isReadable, readPytorchExports } from '../../test/support/pytorchExports.ts';
import { answerAll } from '../shared/model/answerAll.ts';
import { layerCount, type NetworkShape } from '../shared/model/networkShape.ts';
import { parameterCount } from '../shared/model/parameterLayout.ts';
import { RandomGenerator } from '../shared/model/randomGenerator.ts';
import { readModel } from '../shared/onnx/readModel.ts';
import { writeStepModel } from '../shared/onnx/writeStepModel.ts';
import { OnnxRuntime } from './onnxRuntime.ts';

const runtime = new OnnxRuntime(runtimeFiles);

/** What onnxruntime makes of a step model from zero states: `[time, series, O]`. */
async function runStepModel(
  network: NetworkShape,
  parameters: Float32Array,
  inputs: Float32Array,
  series: number,
): Promise<Float32Array> {
  const session = await runtime.open(writeStepModel(tutorialModel({ network, parameters })));
  const shape = [layerCount(network), series, network.hiddenSize];
  const zeros = () => runtime.tensor(new Float32Array(shape.reduce((product, size) => product * size)), shape);
  const { y } = await session.run({
    x: await runtime.tensor(inputs, [inputs.length / series / network.inputSize, series, network.inputSize]),
    h_0: await zeros(),
    ...(network.cell === 'lstm' ? { c_0: await zeros() } : {}),
  });
  await session.release();
  return y.data as Float32Array;
}

describe('the step model in onnxruntime', () => {
  it.each(readPytorchCells().map((cell) => [cell.network.cell, cell] as const))(
    'computes with a cell of %s what PyTorch does',
    async (_, { network, parameters, inputs, series, answers }) => {
      const computed = await runStepModel(network, Float32Array.from(parameters), Float32Array.from(inputs), series);
      expectAllNear(computed, answers, 1e-6);
    },
  );

  it('computes what the float64 cells do, whatever cell and sizes', async () => {
    const shapes = fc.record(
      {
        cell: fc.constantFrom('rnn', 'gru', 'lstm'),
        hiddenSize: fc.integer({ min: 1, max: 20 }),
        inputSize: fc.integer({ min: 1, max: 4 }),
        outputSize: fc.integer({ min: 1, max: 4 }),
        layers: fc.constant(2),
      },
      { requiredKeys: ['cell', 'hiddenSize', 'inputSize', 'outputSize'] },
    );
    await fc.assert(
      fc.asyncProperty(shapes, fc.nat(), async (network, seed) => {
        const random = new RandomGenerator(seed);
        const draw = (count: number, bound: number) =>
          Float32Array.from({ length: count }, () => random.uniform(-bound, bound));
        // As PyTorch draws them: with larger ones a network magnifies the rounding of 32 bits from step to step.
        const parameters = draw(parameterCount(network), 1 / Math.sqrt(network.hiddenSize));
        const inputs = draw(8 * 3 * network.inputSize, 1);
        const expected = answerAll(network, Float64Array.from(parameters), Float64Array.from(inputs), 3);
        expectAllNear(await runStepModel(network, parameters, inputs, 3), expected, 1e-6);
        const read = readModel(writeStepModel(tutorialModel({ network, parameters })), 'model.onnx');
        expect(read).toMatchObject({ network, parameters });
      }),
      { numRuns: 40 },
    );
  });

  const exports = readPytorchExports();
  const readable = exports.filter(isReadable);

  it.each(readable.map((each) => [each.file, each] as const))(
    'computes with PyTorch’s %s, read and written anew, what PyTorch does',
    async (file, { bytes, network, x, y, series }) => {
      const read = readModel(bytes, file);
      expect(read.network).toEqual(network);
      const inFloat64 = answerAll(network, Float64Array.from(read.parameters), Float64Array.from(x), series);
      expectAllNear(inFloat64, y, 1e-6);
      expectAllNear(await runStepModel(read.network, read.parameters, Float32Array.from(x), series), y, 1e-6);
    },
  );

  it.each(exports.filter((each) => !readable.includes(each)).map((each) => [each.file, each] as const))(
    'refuses PyTorch’s %s in one sentence',
    (file, { bytes }) => {
      expect(() => readModel(bytes, file)).toThrow(
        `"${file}" cannot be read: it has 3 recurrent layers, where 1 or 2 can be read; RNN Forecast`,
      );
    },
  );
});
