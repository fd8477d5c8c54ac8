import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/root.ts';
import { readPrior } from '../model/prior.ts';
import { completeList } from './completeList.ts';

const media = join(root, 'media');
const prior = readPrior(readFileSync(join(media, 'prior.json'), 'utf8'), readFileSync(join(media, 'prior.f32')));

/** What is offered at the bar in a text. */
function offered(marked: string): string | null {
  const [before, after] = marked.split('|');
  return completeList(before, after, prior, () => false);
}

const wave = Array.from({ length: 48 }, (_, step) => (50 + 10 * Math.sin((2 * Math.PI * step) / 12)).toFixed(1));
/** Numbers that nothing can be said of. */
const noise = Array.from({ length: 60 }, (_, step) => String((step * 7919 + 13 * step * step) % 101));
const lines = `${wave.join('\n')}\n`;

describe('completeList', () => {
  it.each([
    ['an array that is open', `const load = [${wave.join(', ')}, |`, /^\d\d\.\d(, \d\d\.\d){1,4}$/],
    ['an array whose bracket stands behind the cursor', `[${wave.join(', ')},|];`, /^ \d\d\.\d(, \d\d\.\d){1,4}$/],
    ['an array without blanks', `[${wave.join(',')},|]`, /^\d\d\.\d(,\d\d\.\d){1,4}$/],
    [
      'an array over several lines',
      `x = [\n  ${wave.join(', ').replace(/((?:[\d.]+, ){6})/g, '$1\n  ')}, |\n]`,
      /^(,?\s+)?\d\d\.\d(,\s+\d\d\.\d){1,4}$/,
    ],
    ['one value a line', `${lines}|`, /^\d\d\.\d(\n\d\d\.\d){1,4}$/],
    ['a column under its name', `load\n${lines}|`, /^\d\d\.\d(\n\d\d\.\d){1,4}$/],
    [
      'one value a line with carriage returns',
      lines.replaceAll('\n', '\r\n').concat('|'),
      /^\d\d\.\d(\r\n\d\d\.\d){1,4}$/,
    ],
    ['decimal commas', `${wave.join('; ').replaceAll('.', ',')}; |`, /^\d\d,\d(; \d\d,\d){1,4}$/],
    ['strings', `[${wave.map((value) => `"${value}"`).join(', ')}, |]`, /^"\d\d\.\d"(, "\d\d\.\d"){1,4}$/],
    ['a count', `[${Array.from({ length: 20 }, (_, step) => 3 * step).join(', ')}, |]`, /^60, 63, 66, 69, 72$/],
  ])('goes on with %s', (_, text, expected) => {
    expect(offered(text)).toMatch(expected);
  });

  it.each([
    ['at a number that may not be complete', `[${wave.join(', ')}|`],
    ['within a list', `[${wave.slice(0, 30).join(', ')}, |${wave.slice(30).join(', ')}]`],
    ['between lines', `${lines}|\n${lines}`],
    ['of few values', `[${wave.slice(0, 11).join(', ')}, |]`],
    ['of numbers without a pattern', `[${noise.join(', ')}, |]`],
    ['of one number again and again', `[${'5, '.repeat(30)}|]`],
    ['in a comment', `// seen: [${wave.join(', ')}, |`],
    ['in a remark on a line of its own', `# ${wave.join(', ')}, |`],
    ['behind words', `${lines}and then |`],
    ['in a table of two columns', `${wave.map((value, i) => `${i},${value}`).join('\n')}\n|`],
    ['where a comma is missing', `[${wave.join(', ')} |]`],
    ['in an empty document', '|'],
    ['in prose with numbers', `In 1999 we had 3 or 4 of 12, 13 of 14, 15 of 16 and 17 of 18. |`],
  ])('is silent %s', (_, text) => {
    expect(offered(text)).toBeNull();
  });

  it('is silent when it would be late, and soon gives up', () => {
    let looks = 0;
    const isLate = () => looks++ > 5;
    expect(completeList(`[${wave.join(', ')}, `, ']', prior, isLate)).toBeNull();
    expect(looks).toBeLessThan(15);
  });
});
