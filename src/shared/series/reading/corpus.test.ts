import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../../test/support/seriesOf.ts';
import { runSteps } from '../../runSteps.ts';
import { buildSeries } from '../buildSeries.ts';
import type { NumberColumnChoice } from '../columns.ts';

const folder = new URL('../../../../test/fixtures/corpus/', import.meta.url);
const expectations: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL('expected.json', folder), 'utf8'),
);

/** What becomes of a text: a line for each of its columns, or the sentence that refuses it. */
function outcomes(text: string): string[] {
  return [said(() => columnsOf(text).map(columnInWords))].flat();
}

function columnInWords(choice: NumberColumnChoice): string {
  const line = said(() => {
    const { values, time } = runSteps(buildSeries(choice, null));
    const since = time === null ? '' : `, since ${new Date(time.start).toISOString()}`;
    return `${values.length} numbers, ${values[0]} to ${values[values.length - 1]}${since}`;
  });
  return `${choice.name}: ${line}`;
}

function said<Result>(work: () => Result): Result | string {
  try {
    return work();
  } catch (error) {
    const { name, message } = error as Error;
    return name === 'InputError' ? message : `${name}: ${message}`;
  }
}

describe('awkward texts of the world', () => {
  const files = readdirSync(folder).filter((name) => name !== 'expected.json');

  it('are all expected to become something', () => {
    expect(files.sort()).toEqual(Object.keys(expectations).sort());
  });

  it.each(files)('%s', (name) => {
    // As VS Code and the command line do, which take a byte order mark away.
    expect(outcomes(new TextDecoder().decode(readFileSync(new URL(name, folder))))).toEqual(expectations[name]);
  });
});
