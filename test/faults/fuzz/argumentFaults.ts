import fc from 'fast-check';
import { exportPriorParameters } from '../../../cli/exportPriorParameters.ts';
import { type ForecastParameters, forecastParameters } from '../../../cli/forecastParameters.ts';
import { trainParameters } from '../../../cli/trainParameters.ts';
import { UsageError } from '../../../cli/usageError.ts';
import { longestSeason } from '../../../src/shared/model/forecaster/forecastOptions.ts';
import type { Fault } from '../fault.ts';
import { propertyFault } from './propertyFault.ts';

const options = [
  ...['--column', '-c', '--all', '--horizon', '-n', '--season', '--levels', '--seconds', '--seed', '--non-negative'],
  ...['--no-non-negative', '--model', '--format', '-f', '--json', '--out', '-o', '--comma', '--quiet', '-q', '--sine'],
  ...['--iterations', '--multiplicative', '--', '-', '--help', '-nq', '-cn5', '-qqq', '--no-json', '--__proto__'],
];
const values = [
  ...['0', '1', '-1', '12', '12.5', '1e3', '1e999', '-0', '0x10', 'NaN', 'Infinity', '', ' ', '9'.repeat(400), '1_000'],
  ...[
    '80',
    '80,95',
    '80,,95',
    ',',
    '0,100',
    '95,95',
    '-5',
    'none',
    'null',
    'true',
    'decimal',
    'thousands',
    'separator',
  ],
  ...[
    'table',
    'csv',
    'json',
    'tsv',
    'a.csv',
    '../../etc/passwd',
    'C:\\a.csv',
    '\u0000',
    '\ud800',
    '\u0661\u0662',
    '<b>',
  ],
  ...['constructor', 'toString', '__proto__', '\u2212' + '5', '--', '=5', '5='],
];

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...options) },
  { weight: 4, arbitrary: fc.constantFrom(...values) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...options), fc.constantFrom(...values))
      .map(([option, value]) => `${option}=${value}`),
  },
  { weight: 1, arbitrary: fc.oneof(fc.double().map(String), fc.integer().map(String), fc.string({ unit: 'binary' })) },
);

/** Parameters that are nearly right, with others between them. */
const anyParameters = fc
  .tuple(
    fc.constantFrom<readonly string[]>([], ['a.csv'], ['--sine'], ['--out', 'a.onnx'], ['a.csv', '-n', '5']),
    fc.array(word, { maxLength: 8 }),
  )
  .map(([start, words]) => [...start, ...words]);

export const argumentFaults: readonly Fault[] = [
  propertyFault({
    group: 'command line',
    name: 'parameters of every command, within their bounds or refused',
    cases: { test: 10_000, soak: 1_000_000 },
    arbitrary: anyParameters,
    holds(parameters) {
      checkForecast(readOrRefuse(() => forecastParameters(parameters)));
      const training = readOrRefuse(() => trainParameters(parameters));
      const prior = readOrRefuse(() => exportPriorParameters(parameters));
      if (training !== null && !isWhole(training.iterations, 1, 100_000)) {
        throw new Error(`takes ${training.iterations} iterations`);
      }
      if (prior?.season && !isWhole(prior.season.period, 2, longestSeason)) {
        throw new Error(`takes a season of ${prior.season.period}`);
      }
    },
  }),
];

function checkForecast(read: ForecastParameters | null): void {
  if (read === null) {
    return;
  }
  const { horizon, levels, budgetSeconds, seed } = read.wishes;
  const isRight =
    isWhole(horizon, 1, 10_000) &&
    isWhole(seed, 0, 2 ** 32 - 1) &&
    budgetSeconds >= 0.1 &&
    budgetSeconds <= 60 &&
    levels.every((level) => level > 0 && level < 1);
  if (!isRight) {
    throw new Error(`takes ${JSON.stringify(read.wishes)}`);
  }
}

function isWhole(value: number, lowest: number, highest: number): boolean {
  return Number.isInteger(value) && value >= lowest && value <= highest;
}

/** What parameters say; `null` where they are refused with a sentence. */
function readOrRefuse<Read>(read: () => Read): Read | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError && error.message !== '') {
      return null;
    }
    throw error;
  }
}
