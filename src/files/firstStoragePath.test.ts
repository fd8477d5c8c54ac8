import { describe, expect, it } from 'vitest';
import { firstStoragePath } from './firstStoragePath.ts';

const first = '/user/workspaceStorage/0f3b53cf98c1f0db8a1f4b39e26c1f00/rnn-forecast.rnn-forecast';
const firstInBrowser = '/user/workspaceStorage/-473fc1c9/rnn-forecast.rnn-forecast';

describe('firstStoragePath', () => {
  it.each([
    [first, first],
    [first.replace('00/', '00-1/'), first],
    [first.replace('00/', '00-12/'), first],
    [firstInBrowser, firstInBrowser],
    [firstInBrowser.replace('c9/', 'c9-1/'), firstInBrowser],
    ['/user/workspaceStorage/1719412345678/rnn-forecast.rnn-forecast', null],
    ['/user/workspaceStorage/ext-dev/rnn-forecast.rnn-forecast', null],
  ])('%s', (path, expected) => {
    expect(firstStoragePath(path)).toBe(expected ?? path);
  });
});
