import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathsWithin } from './pathsWithin.ts';

describe('pathsWithin', () => {
  it.each([
    ['a.csv', ['/work/here/a.csv']],
    ['./data/../a.csv', ['/work/here/a.csv']],
    ['data\\a.csv', ['/work/here/data/a.csv']],
    ['/work/here/a.csv', ['/work/here/work/here/a.csv', '/work/here/a.csv']],
    ['work/here/a.csv', ['/work/here/work/here/a.csv', '/work/here/a.csv']],
    ['../here/a.csv', ['/work/here/a.csv']],
    ['%2e%2e/a.csv', ['/work/here/%2e%2e/a.csv']],
    ['..', []],
    ['../a.csv', []],
    ['..\\a.csv', []],
    ['data/../../a.csv', []],
    ['../hereafter/a.csv', []],
    ['/work/here/../a.csv', ['/work/here/work/a.csv']],
    ['.', []],
    ['', []],
  ])('of %j are %j', (file, paths) => {
    expect(pathsWithin('/work/here', file)).toEqual(paths);
    expect(pathsWithin('/work/here/', file)).toEqual(paths);
  });

  it('never lead out of the folder', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '', 'here', 'work', 'a.csv', '...', '..\\', '\\..', '%2e%2e', '~', 'C:', '\0'),
      fc.string({ maxLength: 5 }),
    );
    const file = fc
      .tuple(fc.array(part, { maxLength: 9 }), fc.constantFrom('/', '\\'))
      .map(([all, mark]) => all.join(mark));
    fc.assert(
      fc.property(fc.constantFrom('/work/here', '/c:/work', '/'), file, (folder, written) => {
        for (const path of pathsWithin(folder, written)) {
          expect(posix.normalize(path)).toBe(path);
          expect(posix.relative(folder, path)).not.toMatch(/^(\.\.(\/|$)|$)/);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
