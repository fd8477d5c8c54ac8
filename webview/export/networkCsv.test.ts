import { expect, test } from 'vitest';
import { scalarNetwork, tutorialShape } from '../../src/shared/model/networkShape.ts';
import { parameterCount, parameterLayout } from '../../src/shared/model/parameterLayout.ts';
import { runSteps } from '../../src/shared/runSteps.ts';
import { networkAtStep } from '../network/networkAtStep.ts';
import { unitResponses } from '../network/unitResponses.ts';
import { NetworkSource } from '../view/networkSource.ts';
import { statesCsv, unitsCsv, weightsCsv } from './networkCsv.ts';

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
    expect(Number(cells[12])).toBe(answers[0]);
  }
  // Beyond the series each input is the answer before.
  expect(Number(rows[4][1])).toBeCloseTo(Number(rows[3][14]), 12);
});

test.each([
  ['gru', ['r', 'z']],
  ['lstm', ['c', 'i', 'f', 'o']],
] as const)('of a %s stand there what its gates do, as the picture shows it, and the cell state', (cell, letters) => {
  const shape = scalarNetwork(5, cell);
  const gated = {
    ...network,
    shape,
    parameters: Float32Array.from({ length: parameterCount(shape) }, (_, i) => Math.sin(i)),
  };
  const seen = runSteps(new NetworkSource().see(gated, { history, fit: [], forecast: [1, 2, 3], truth: [] }));
  const [head, ...rows] = cellsOf(runSteps(statesCsv(seen, { first: 1, last: 40 })));
  const named = (letter: string) => Array.from({ length: 5 }, (_, unit) => `${letter} of unit ${unit + 1}`);
  expect(head.slice(2, -1)).toEqual([
    ...Array.from({ length: 5 }, (_, unit) => `unit ${unit + 1}`),
    ...letters.flatMap(named),
  ]);
  expect(rows).toHaveLength(33);
  for (const row of rows) {
    const { units, cellState, gates } = networkAtStep(seen, Number(row[0]), null);
    for (const { letter, values } of [...gates, ...(cellState === null ? [] : [{ letter: 'c', values: cellState }])]) {
      const cells = units.map((unit) => Number(row[head.indexOf(named(letter)[unit])]));
      expect(cells).toEqual([...values]);
    }
  }
});

test('what every unit responds to has its row, as it is said', () => {
  const seen = runSteps(new NetworkSource().see(network, { history, fit: [], forecast: [], truth: [] }));
  const [head, ...rows] = cellsOf(runSteps(unitsCsv(seen, null)));
  expect(head.slice(0, 4)).toEqual(['unit', 'responds to', 'correlation', 'steps ahead of the numbers']);
  expect(rows).toHaveLength(12);
  const responseOf = unitResponses(seen, null);
  for (const [unit, row] of rows.entries()) {
    const { response } = responseOf(unit);
    expect(row[0]).toBe(String(unit + 1));
    expect(row[1]).toBe(response.kind === 'still' ? 'nothing' : response.kind === 'mixed' ? 'several' : response.kind);
    expect(row[2]).toBe(response.kind === 'still' ? '' : String(response.r));
    expect(row[head.indexOf('weight in the answer')]).toBe(String(seen.weights.toAnswer[unit]));
  }
  expect(new Set(rows.map(([, kind]) => kind)).size).toBeGreaterThan(1);
});

test('every weight has its row under its name in PyTorch', () => {
  const [head, ...rows] = cellsOf(runSteps(weightsCsv(network)));
  expect(head).toEqual(['parameter', 'row', 'column', 'weight']);
  expect(rows).toHaveLength(193);
  const { start } = parameterLayout(tutorialShape)['rnn.weight_hh_l0'];
  expect(rows).toContainEqual(['rnn.weight_hh_l0', '2', '5', String(parameters[start + 2 * 12 + 5])]);
  expect(rows.at(-1)).toEqual(['linear.bias', '0', '', String(parameters[192])]);
});
