import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../scripts/root.ts';
import { readModel } from '../src/shared/onnx/readModel.ts';
import { PackedCommandLine } from '../test/support/commandLine.ts';
import { expectAllClose } from '../test/support/expectAllClose.ts';

let packed: PackedCommandLine;
beforeAll(async () => {
  packed = await PackedCommandLine.make();
});
afterAll(() => packed.remove());

const passengers = join(root, 'samples', 'passengers.csv');
const shop = join(root, 'samples', 'shop.csv');
const line = Array.from({ length: 20 }, (_, step) => 20 + 3 * step);

/** The forecasts of a run that printed JSON. */
function forecastsOf(output: string) {
  return JSON.parse(output).forecasts;
}

describe('rnn-forecast forecast', () => {
  it('prints a table that goes on with the dates, and a sentence that says how good it is', async () => {
    const { code, output, messages } = await packed.run(['forecast', passengers, '-n', '3', '--seconds', '0.2']);
    expect(code).toBe(0);
    const [header, first, ...rest] = output.split('\n');
    expect(header).toMatch(/^time +passengers +lower 80 % +upper 80 % +lower 95 % +upper 95 %$/);
    expect(first).toMatch(/^2024-01( +\d+){5}$/);
    expect(rest.slice(0, 3).map((each) => each.split(' ')[0])).toEqual(['2024-02', '2024-03', '']);
    expect(rest[3]).toMatch(/the next 3 values of passengers .* backtests .* than the best textbook method/);
    // A pipe is told what is done in whole lines, without a terminal's orders.
    expect(messages).toMatch(
      /^Searching how to forecast passengers in passengers\.csv \(144 values\)\.\n(Searching .*: \d+ %\n)*$/,
    );
  });

  it('reads standard input, and answers in JSON with all that decided', async () => {
    const asked = ['forecast', '-', '--json', '--horizon', '2', '--levels', '90', '--seed', '3', '--season', 'none'];
    const { code, output, messages } = await packed.run([...asked, '--quiet'], line.join('\n'));
    expect(messages).toBe('');
    expect(code).toBe(0);
    const [forecast] = forecastsOf(output);
    expectAllClose(forecast.point, [80, 83], 0.1);
    expect(forecast.times).toBeNull();
    expect(forecast.intervals.map(({ level }: { level: number }) => level)).toEqual([0.9]);
    expect(forecast.report).toMatchObject({ seed: 3, seasons: [], budgetSeconds: 1, engine: 'wasm' });
    expect(forecast.verdict).toMatchObject({ baseline: { name: 'Drift' }, backtests: expect.any(Number) });
  });

  it('says the same again, and keeps in the file just what it said', async () => {
    const asked = ['forecast', passengers, '--json', '-n', '5', '--seconds', '0.2'];
    const first = await packed.run([...asked, '--out', 'found.onnx']);
    const [found] = forecastsOf(first.output);
    const [again] = forecastsOf((await packed.run(asked)).output);
    expect(again.point).toEqual(found.point);
    const bytes = await readFile(join(packed.folder, 'found.onnx'));
    expect(readModel(bytes, 'found.onnx').report?.seed).toBe(7);
    const [kept] = forecastsOf(
      (await packed.run(['forecast', passengers, '--model', 'found.onnx', '--json', '-n', '5'])).output,
    );
    expect(kept.point).toEqual(found.point);
    expect(kept.intervals).toEqual(found.intervals);
    expect(kept.verdict).toBeNull();
  });

  it('forecasts several columns in one table, in their own notation', async () => {
    const { code, output } = await packed.run(['forecast', shop, '-c', 'visitors', '-c', '1', '-f', 'csv', '-n', '2']);
    expect(code).toBe(0);
    const rows = output
      .trimEnd()
      .split('\n')
      .map((row) => row.split(';'));
    expect(rows.map(([time]) => time)).toEqual(['time', '2024-06-17', '2024-06-18']);
    expect(rows[0].filter((name) => !name.includes('%'))).toEqual(['time', 'visitors', 'revenue']);
    expect(rows[1][rows[0].indexOf('revenue')]).toMatch(/^\d+,\d\d$/);
  });
});

describe('rnn-forecast train and export-prior', () => {
  it('trains on the sine, and writes a model that forecasts waves', async () => {
    const { code, output } = await packed.run(['train', '--sine', '--json', '--out', 'sine.onnx', '--quiet']);
    expect(code).toBe(0);
    const { iterations, generatedError, generated, losses } = JSON.parse(output);
    expect([iterations, generated.length, losses.length]).toEqual([500, 200, 500]);
    expect(generatedError).toBeLessThan(0.2);
    const wave = Array.from({ length: 100 }, (_, step) => 5000 + 300 * Math.sin(0.2 * step));
    const { output: forecast } = await packed.run(
      ['forecast', '-', '--model', 'sine.onnx', '--json', '-n', '1'],
      wave.join(' '),
    );
    const [next] = forecastsOf(forecast)[0].point;
    expect(Math.abs(next - (5000 + 300 * Math.sin(20)))).toBeLessThan(60);
  });

  it('ends in peace when its reader has seen enough', async () => {
    const child = packed.start(['train', '--sine', '--json']);
    child.stdout.destroy();
    const [messages, code] = await Promise.all([
      text(child.stderr),
      new Promise((resolve) => child.on('close', resolve)),
    ]);
    expect([messages, code]).toEqual(['Training on the noisy sine.\n', 0]);
  });

  it('writes the pre-trained network as a model of any series', async () => {
    const { code } = await packed.run(['export-prior', '--out', 'prior.onnx', '--season', '12', '--multiplicative']);
    expect(code).toBe(0);
    const { output } = await packed.run(['forecast', passengers, '--model', 'prior.onnx', '--json', '-n', '12']);
    const [{ point, intervals }] = forecastsOf(output);
    expect(point.every((value: number) => value > 300 && value < 700)).toBe(true);
    expect(intervals).toEqual([]);
  });
});

describe('rnn-forecast says in one line what is wrong, and by its exit code what kind of thing that is', () => {
  it.each([
    [1, ['forecast', '-'], '1 2 3', 'standard input: There are 3 numbers; at least 8 are needed.'],
    [1, ['forecast', '-'], ' \n', 'There is nothing in standard input; at least 8 numbers are needed.'],
    [1, ['forecast', '-'], '1 2 3 4 x 6 7 8 9', '"x"'],
    [1, ['forecast', '-'], '1,234\n1,235\n1,236\n1,237\n1,238\n1,239\n1,240\n1,241\n', 'with --comma'],
    [1, ['forecast', 'none.csv'], '', 'There is no file "none.csv".'],
    [
      1,
      ['forecast', shop, '-c', 'profit'],
      '',
      'There is no column of numbers called "profit" in shop.csv; it has revenue, visitors.',
    ],
    [1, ['forecast', passengers, '--model', passengers], '', 'passengers.csv'],
    [1, ['forecast', '.'], '', '"." is a folder.'],
    [
      3,
      ['forecast', passengers, '--seconds', '60', '--out', 'none/model.onnx'],
      '',
      'There is no folder for "none/model.onnx".',
    ],
    [
      2,
      ['forecast', shop],
      '',
      'shop.csv has 2 columns of numbers (revenue, visitors); choose with --column, or take --all.',
    ],
    [2, ['forecast'], '', 'No file is named; "-" reads standard input.'],
    [2, ['forecast', '-', '--horizon', 'ten'], '', '--horizon is "ten", which is not a number.'],
    [2, ['forecast', '-', '--horizon', '0'], '', 'The horizon is 0; it is a whole number from 1 to 10,000.'],
    [2, ['forecast', '-', '--levels', '80,100'], '', 'A level is 1; levels are shares between 0 and 1, such as 0.8.'],
    [2, ['forecast', '-', '--seconds', '600'], '', 'The search may take 600 seconds; it takes 0.1 to 60.'],
    [2, ['forecast', '-', '--format', 'xml'], '', '--format is "xml"; it is table, csv, tsv, markdown or json.'],
    [2, ['forecast', '-', '--colum', 'x'], '', "rnn-forecast: Unknown option '--colum'.\n"],
    [2, ['forecast', '-', '--column'], '', 'argument missing.\n'],
    [3, ['train', '--sine', '--out', 'none/sine.onnx'], '', 'There is no folder for "none/sine.onnx".'],
    [2, ['train'], '', '--sine'],
    [2, ['export-prior'], '', '--out prior.onnx'],
    [2, ['export-prior', '-o', 'a.onnx', '--multiplicative'], '', 'say how long it is'],
    [2, ['fourcast'], '', 'There is no command "fourcast"; there are forecast, train, export-prior.'],
  ])('exits with %i after %j', async (expected, parameters, input, sentence) => {
    const { code, output, messages } = await packed.run(parameters, input);
    expect(messages).toContain(sentence);
    expect(messages).toMatch(/^rnn-forecast: /m);
    expect(messages).not.toContain('    at ');
    expect(output).toBe('');
    expect(code).toBe(expected);
  });

  it('helps where it is asked to, and with what was wrong where nothing was asked', async () => {
    for (const [parameters, start] of [
      [['--help'], 'Forecasts the numbers'],
      [['forecast', '--help'], 'rnn-forecast forecast FILE'],
      [['train', '-h'], 'rnn-forecast train --sine'],
    ] as const) {
      const { code, output } = await packed.run(parameters);
      expect([code, output.startsWith(start)]).toEqual([0, true]);
    }
    const { code, output, messages } = await packed.run([]);
    expect([code, output, messages.startsWith('Forecasts')]).toEqual([2, '', true]);
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect((await packed.run(['--version'])).output).toBe(`${version}\n`);
  });
});
