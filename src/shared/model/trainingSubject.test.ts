import { expect, it } from 'vitest';
import { tutorialSettings } from '../settings/networkSettings.ts';
import { cells } from './networkShape.ts';
import { settingsRequest, sineSubject } from './trainingSubject.ts';

const ask = (settings: Partial<typeof tutorialSettings>) =>
  settingsRequest(sineSubject(7), { ...tutorialSettings, ...settings }, 'auto');

it('takes 256 units of every cell, and sixteen networks of 64', () => {
  for (const cell of cells) {
    expect(ask({ cell, hiddenSize: 256 })).toMatchObject({ network: { cell, hiddenSize: 256 }, members: 1 });
    expect(ask({ cell, hiddenSize: 64, members: 16 }).members).toBe(16);
  }
});

it('says what the limit is before it trains more weights than can be kept', () => {
  expect(() => ask({ cell: 'lstm', hiddenSize: 256, members: 16 })).toThrow(
    '16 × LSTM, 256 units have 4,247,568 weights; at most 300,000 can be trained, so take fewer networks or units.',
  );
  expect(() => ask({ cell: 'gru', hiddenSize: 256, members: 2 })).toThrow('at most 300,000');
});
