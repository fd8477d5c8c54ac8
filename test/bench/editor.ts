import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type ParsingTiming, parsedTexts, timeParsing } from './parsing.ts';

// What the editor waits for:
//
//   npm run bench:editor -- [--json FILE] [--numbers 1000,10000,100000,1000000]
//
// parse   from a selection's text to a series, by format; and the longest time in which nothing else can run

const { values: options } = parseArgs({
  options: { json: { type: 'string' }, numbers: { type: 'string', default: '1000,10000,100000,1000000' } },
});
const counts = options.numbers.split(',').map(Number);
if (!counts.every((count) => Number.isInteger(count) && count >= 8)) {
  throw new Error('--numbers takes whole numbers from 8, separated by commas.');
}

const parsing: Record<string, Record<string, ParsingTiming>> = {};
console.log(
  `${'numbers'.padStart(9)}  ${'format'.padEnd(16)} ${'ms'.padStart(8)} ${'cpu ms'.padStart(8)} ${'longest block'.padStart(14)}`,
);
for (const count of counts) {
  parsing[count] = {};
  for (const [format, text] of Object.entries(parsedTexts(count))) {
    const timing = timeParsing(text);
    parsing[count][format] = timing;
    console.log(
      `${String(count).padStart(9)}  ${format.padEnd(16)} ${timing.ms.toFixed(1).padStart(8)} ${timing.cpuMs.toFixed(1).padStart(8)} ${timing.longestBlockMs.toFixed(1).padStart(14)}`,
    );
  }
}
if (options.json !== undefined) {
  const parseMs = Object.fromEntries(counts.map((count) => [count, parsing[count].lines.ms]));
  await writeFile(options.json, `${JSON.stringify({ parseMs, parsing }, null, 2)}\n`);
}
