import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvParseRows } from 'd3-dsv';
import type { Workbench } from '../../scripts/workbench.ts';
import { expect, test } from './fixtures.ts';
import { forecastWindow } from './forecastWindow.ts';

test.use(forecastWindow);
// Nine files, each with a dialog.
test.setTimeout(180_000);

test('charts, numbers and report are exported as files that need nothing else', async ({ workbench, folder }) => {
  const { panel } = workbench;
  await workbench.openFile('temperatures.txt');
  await workbench.selectAll();
  await workbench.runCommand('RNN: Forecast Selection');
  await panel.whenShown(/ forecasts the next 6 values of .*temperatures\.txt\. In \d+ backtests /);

  // By the panel's menu and its keys.
  await panel.exportMenu.focus();
  await panel.exportMenu.press('ArrowDown');
  await expect(panel.exportEntry).toHaveText('Model as ONNX...');
  await panel.exportEntry.press('Escape');
  await expect(panel.exportMenu).toBeFocused();
  await panel.exportMenu.press('Enter');
  await panel.exportEntry.press('ArrowDown');
  await expect(panel.exportEntry).toHaveText('Charts as SVG...');
  // No losses are shown, so none are offered.
  await expect(panel.exportEntries).toHaveText([
    'Model as ONNX...',
    'Charts as SVG...',
    'Charts as PNG...',
    'Numbers as CSV...',
    'Hidden state as CSV...',
    'Units as CSV...',
    'Weights as CSV...',
    'Backtest errors as CSV...',
    'Coverage as CSV...',
    'Report as Markdown...',
  ]);
  await panel.exportEntry.press('Enter');
  const svg = String(await saved(workbench, join(folder, 'charts.svg')));
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+"/);
  expect(svg).not.toMatch(/var\(|class=|color-mix|color\(|url\(http/);
  expect(svg).toMatch(/<rect width="\d+" height="\d+" fill="#[0-9a-f]{6}"/);
  expect(svg).toMatch(/font-family="[^"]+"[^>]*>(<tspan[^>]*>)?Forecast</);
  expect(svg.match(/<path/g)?.length).toBeGreaterThan(2);
  const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!.map(Number);

  // By the palette.
  await exportAs(workbench, /Charts as PNG/);
  const png = await saved(workbench, join(folder, 'charts.png'));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * width, 2 * height]);

  await exportAs(workbench, /Numbers as CSV/);
  const rows = csvParseRows(String(await saved(workbench, join(folder, 'numbers.csv'))).trim());
  const columns = rows[0];
  expect(columns).toEqual(expect.arrayContaining(['step', 'value', 'forecast', 'lower 95 %', 'upper 80 %', 'Theta']));
  const last = rows.at(-1)!;
  const number = (name: string) => Number(last[columns.indexOf(name)]);
  expect(last[columns.indexOf('value')]).toBe('');
  expect(number('lower 95 %')).toBeLessThanOrEqual(number('forecast'));
  expect(number('upper 80 %')).toBeGreaterThanOrEqual(number('forecast'));

  await exportAs(workbench, /Backtest errors as CSV/);
  const errors = String(await saved(workbench, join(folder, 'errors.csv')))
    .trim()
    .split('\n');
  expect(errors[0]).toMatch(/^steps ahead,this forecast,.*Theta/);
  expect(errors).toHaveLength(1 + 6);

  await exportAs(workbench, /Hidden state as CSV/);
  expect(String(await saved(workbench, join(folder, 'states.csv')))).toMatch(/^step,.*unit 1,unit 2,.*,answer\n\d+,/);

  await exportAs(workbench, /Weights as CSV/);
  const weights = String(await saved(workbench, join(folder, 'weights.csv')));
  expect(weights.slice(0, 100)).toMatch(/^parameter,row,column,weight\n[\w.]+,0,0,[-\d.e]+\n/);

  await exportAs(workbench, /Report as Markdown/);
  const report = String(await saved(workbench, join(folder, 'report.md')));
  expect(report).toMatch(/^# temperatures\.txt\n/);
  expect(report).toContain('## How this forecast was found');
  expect(report).toMatch(/\| Candidate \| What it is \| Off by \| Share \|\n\| --- \|/);
  expect(report).toMatch(/### Error by step ahead\n\n[^\n]+\n\n\| Steps ahead \| This forecast \|/);
  expect(report).toMatch(/### Coverage\n\n[^|]+\| Interval \| Should hold \| Held \| Values \|/);
  expect(report.split('## Forecast')[1].match(/^\| [\d,]+ \|/gm)).toHaveLength(6);

  await workbench.runCommand('RNN: Train on Sine');
  await panel.whenShown(/^Learned the noisy sine/);
  await panel.exportMenu.click();
  await panel.exportEntries.getByText('Losses as CSV').click();
  const losses = String(await saved(workbench, join(folder, 'losses.csv')))
    .trim()
    .split('\n');
  expect(losses[0]).toMatch(/^iteration,.*loss/);
  expect(losses.length).toBeGreaterThanOrEqual(1 + 60);
});

async function exportAs(workbench: Workbench, kind: RegExp): Promise<void> {
  await workbench.runCommand('RNN: Export Panel As...');
  await workbench.pick(kind);
}

/** Answers the dialog that asks where, and reads what was saved there. */
async function saved(workbench: Workbench, file: string): Promise<Buffer> {
  await workbench.answerFileDialog(file);
  const name = file.slice(file.lastIndexOf('/') + 1);
  await expect(workbench.notifications().filter({ hasText: `Exported to ${name}.` })).toBeVisible();
  return readFile(file);
}
