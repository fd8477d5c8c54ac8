import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { releaseFaults } from '../../scripts/releaseFaults.ts';
import { root } from '../../scripts/root.ts';

const changelog = '# Changelog\n\n## Unreleased\n\n## 1.2.0\n\n- New.\n\n## 1.1.0\n';

describe('releaseFaults', () => {
  it.each([
    ['v1.2.0', '1.2.0', changelog, []],
    ['v1.2.0', '1.2.0', changelog.replace('## Unreleased\n\n', ''), []],
    ['v1.3.0', '1.2.0', changelog, ['The tag is v1.3.0, and package.json says 1.2.0.']],
    [
      ...['v1.2.0', '1.2.0', changelog.replace('Unreleased\n', 'Unreleased\n\n- Newer.\n')],
      ['CHANGELOG.md still has something under "Unreleased"; put it under the version.'],
    ],
    ['v1.1.0', '1.1.0', changelog, ['CHANGELOG.md has nothing under "1.1.0".']],
    ['v1.2', '1.2', changelog, ['CHANGELOG.md has nothing under "1.2".']],
  ] as [string, string, string, string[]][])('of %s and package.json’s %s', (tag, version, text, faults) => {
    expect(releaseFaults(tag, version, text)).toEqual(faults);
  });
});

describe('workflows', () => {
  const folder = join(root, '.github', 'workflows');
  const steps = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));

  it('name what others wrote by the hash of a commit', () => {
    const used = steps.filter((line) => line.includes('uses:'));
    expect(used.length).toBeGreaterThan(2);
    expect(used.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/.test(line))).toEqual([]);
  });

  it('install nothing that is not locked', () => {
    const installing = steps.filter((line) => /\b(npm (i|install|add|exec)|npx|pnpm|yarn|dlx)\b/.test(line));
    expect(installing.filter((line) => !/npx --no-install /.test(line))).toEqual([]);
  });
});
