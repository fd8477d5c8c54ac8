import { describe, expect, it } from 'vitest';
import { tutorialSettings } from '../../src/shared/settings/networkSettings.ts';
import { pendingSentence, settingsSummary, tunedSentence } from './settingsWords.ts';

const running = tutorialSettings;

describe('words about settings', () => {
  it('sum them up', () => {
    expect(settingsSummary(running)).toBe('noisy sine · RNN, 12 units · learning rate 0.01 · 500 iterations');
    expect(settingsSummary({ ...running, source: 'selection', cell: 'gru', members: 4, hiddenSize: 1 })).toBe(
      'selection · 4 × GRU, 1 unit · learning rate 0.01 · 500 iterations',
    );
  });

  it('say what takes a new start', () => {
    expect(pendingSentence(running, running)).toBe('');
    expect(pendingSentence({ ...running, learningRate: 0.1, iterations: 3 }, running)).toBe('');
    expect(pendingSentence({ ...running, hiddenSize: 24 }, running)).toBe(
      'Hidden size 24 takes effect when training starts anew, from new weights.',
    );
    expect(pendingSentence({ ...running, cell: 'lstm', members: 2, noise: 0.5 }, running)).toBe(
      'Cell LSTM, members 2 and noise 0.5 take effect when training starts anew, from new weights.',
    );
    // The sine has its own season.
    expect(pendingSentence({ ...running, season: 12 }, running)).toBe('');
  });

  it('say what has changed in the run', () => {
    expect(tunedSentence(running, { ...running, learningRate: 0.001 })).toBe('Learning rate 0.001 from now on.');
    expect(tunedSentence(running, { ...running, hiddenSize: 3 })).toBe('');
  });
});
