import { expect, test } from 'vitest';
import { tutorialShape } from '../../src/shared/model/networkShape.ts';
import { parameterLayout } from '../../src/shared/model/parameterLayout.ts';
import { runSteps } from '../../src/shared/runSteps.ts';
import { NetworkSource } from '../view/networkSource.ts';
import { statesCsv, weightsCsv } from './networkCsv.ts';

const parameters = Float32Array.from({ length: 193 }, (_, i) => Math.fround(Math.sin(i) / 4));
const network = { shape: tutorialShape, parameters, transforms: [], direct: null, partOf: null };
const history = Array.from({ length: 30 }, (_, i) => Math.sin(i / 3));

function cellsOf(csv: string): string[][] {
  return csv
    .trim()
    .split('\n')
    .map((row) => row.split(','));
}

test('the states of the steps looked at stand beside what was read and answered', () => {
  const seen = runSteps(new NetworkSource().see(network, { history, fit: [], forecast: [1, 2, 3], truth: [] }));
  const { run } = seen;
  const [head, ...rows] = cellsOf(runSteps(statesCsv(seen, { first: 28, last: 40 })));
  expect(head).toEqual(['step', 'input', ...Array.from({ length: 12 }, (_, unit) => `unit ${unit + 1}`), 'answer']);
  expect(rows.map(([step]) => step)).toEqual(['28', '29', '30', '31', '32', '33']);
  for (const [step, input, ...cells] of rows) {
    const { inputs, after, answers } = run.at(Number(step));
    expect(Number(input)).toBe(inputs[0]);
    expect(cells.slice(0, 12).map(Number)).toEqual([...after]);
    expect(Number(cells[12])).toBeCloseTo(answers[0], 12);
  }
  // Beyond the series each input is the answer before.
  expect(Number(rows[4][1])).toBeCloseTo(Number(rows[3][14]), 12);
});

test('every weight has its row under its name in PyTorch', () => {
  const [head, ...rows] = cellsOf(runSteps(weightsCsv(network)));
  expect(head).toEqual(['parameter', 'row', 'column', 'weight']);
  expect(rows).toHaveLength(193);
  const { start } = parameterLayout(tutorialShape)['rnn.weight_hh_l0'];
  expect(rows).toContainEqual(['rnn.weight_hh_l0', '2', '5', String(parameters[start + 2 * 12 + 5])]);
  expect(rows.at(-1)).toEqual(['linear.bias', '0', '', String(parameters[192])]);
});
