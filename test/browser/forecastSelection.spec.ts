import type { Place, Workbench } from '../../scripts/workbench.ts';
import { expect, test } from './fixtures.ts';

// The horizon that is asked for stays with the user.
test.use({ sharesWindow: false, settings: { 'rnn.training.iterations': 60 } });

// Three samples in one window take their time on a busy machine.
test.setTimeout(180_000);

const horizon = 6;

/** What a person selects in a sample, and what each inserted value must look like there. */
interface Case {
  readonly file: string;
  readonly from: Place;
  readonly to: Place;
  readonly inserted: RegExp;
}

const cases: readonly Case[] = [
  // All between the brackets: values go on after a comma.
  {
    file: 'sine.json',
    from: { line: 2, column: 1 },
    to: { line: 21, column: 'end' },
    inserted: /^(,\s*-?\d\.\d+){6}$/,
  },
  // Whole rows of two columns: the inserted rows have the next months.
  {
    file: 'passengers.csv',
    from: { line: 1, column: 1 },
    to: { line: 145, column: 'end' },
    inserted: /^(2024-0[1-6],\d+\s?){6}$/,
  },
  {
    file: 'temperatures.txt',
    from: { line: 1, column: 1 },
    to: { line: 150, column: 'end' },
    inserted: /^(-?\d+\.\d\s?){6}$/,
  },
];

test("forecasts selections, inserts each in its file's own format and takes it back in one step; asks for the horizon once", async ({
  workbench,
}) => {
  for (const [place, { file, from, to, inserted }] of cases.entries()) {
    await test.step(file, async () => {
      await workbench.openFile(file);
      const before = await workbench.editorText();
      await workbench.select(from, to);
      await workbench.runCommand('RNN: Forecast Selection');
      if (place === 0) {
        await workbench.answerInput(/How many values should be forecast/, String(horizon));
      }
      await workbench.panel.whenShown(new RegExp(`forecasts the next ${horizon} values of .*${file}`));

      await workbench.runCommand('RNN: Insert Forecast');
      expect(addedText(before, await changedText(workbench, before))).toMatch(inserted);
      await workbench.undo();
      expect(await workbench.editorText()).toBe(before);
    });
  }
});

test("trains on a selection, forecasts others by what is found for them, inserts by the panel's button", async ({
  workbench,
}) => {
  await workbench.openFile('temperatures.txt');
  const before = await workbench.editorText();
  await workbench.runCommand('RNN: Train on Selection');
  await workbench.answerInput(/How many values should be forecast/, '3');
  await workbench.panel.whenShown(/forecasts the next 3 values/);

  await workbench.openFile('power.json');
  await workbench.select({ line: 5, column: 1 }, { line: 18, column: 'end' });
  await workbench.runCommand('RNN: Forecast Selection');
  await workbench.panel.whenShown(/forecasts the next 3 values of .*power\.json/);

  await workbench.openFile('temperatures.txt');
  await workbench.selectAll();
  await workbench.runCommand('RNN: Forecast Selection');
  await workbench.panel.whenShown(/forecasts the next 3 values of .*temperatures\.txt/);
  await workbench.panel.button('insertForecast').click();
  expect(addedText(before, await changedText(workbench, before))).toMatch(/^(-?\d+\.\d\s?){3}$/);
});

/** The editor's text, once it is another. */
async function changedText(workbench: Workbench, before: string): Promise<string> {
  let text = before;
  await expect(async () => {
    text = await workbench.editorText();
    expect(text).not.toBe(before);
  }).toPass({ timeout: 20_000 });
  return text;
}

/** What was inserted into `before`, wherever it was, without the space around it. */
function addedText(before: string, after: string): string {
  const length = after.length - before.length;
  let start = 0;
  while (start < before.length && before[start] === after[start]) {
    start++;
  }
  expect(after.slice(0, start) + after.slice(start + length), 'the rest stays as it was').toBe(before);
  return after.slice(start, start + length).trim();
}
