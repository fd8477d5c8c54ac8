import { describe, expect, it } from 'vitest';
import { responseSentence, unitResponse } from './unitResponse.ts';

const steps = 240;
/** No wave, so that level, change and delay are different things. */
const inputs = Float64Array.from({ length: steps }, (_, t) => Math.sin(t * t) + Math.sin(7.3 * t));
const at = (t: number) => inputs[Math.max(0, Math.min(steps - 1, t))];
const unit = (of: (t: number) => number) => Float64Array.from({ length: steps }, (_, t) => Math.tanh(of(t)));
const say = (values: Float64Array, period: number | null = null) =>
  responseSentence(4, unitResponse(values, inputs, period, 1), values);

describe('unitResponse', () => {
  it.each([
    ['the level', unit((t) => 0.5 * at(t)), 'Unit 5 follows the numbers (r = 1).'],
    ['the level, turned around', unit((t) => -0.5 * at(t)), 'Unit 5 moves against the numbers (r = −1).'],
    ['what comes', unit((t) => 0.5 * at(t + 2)), 'Unit 5 follows the numbers (r = 1), 2 steps ahead of them.'],
    ['what was', unit((t) => 0.5 * at(t - 1)), 'Unit 5 follows the numbers (r = 1), 1 step behind them.'],
    [
      'the change',
      unit((t) => 0.3 * (at(t) - at(t - 1))),
      'Unit 5 follows the change: it is high while the numbers rise (r = 1).',
    ],
    ['nothing', unit(() => 0.2), 'Unit 5 hardly moves: it stays near 0.2.'],
  ])('finds a unit that follows %s', (_, values, sentence) => {
    expect(say(values)).toBe(sentence);
  });

  it('finds the season, and where in it the unit is highest', () => {
    const seasonal = Float64Array.from({ length: steps }, (_, t) => 0.6 * Math.cos((2 * Math.PI * (t + 1 - 4)) / 12));
    expect(say(seasonal, 12)).toBe('Unit 5 follows the season of 12 steps (r = 1): it is highest at the 4th of them.');
    expect(unitResponse(seasonal, inputs, null, 1).kind).toBe('mixed');
  });

  it('says so when nothing simple explains a unit', () => {
    const values = unit((t) => Math.sin(3.1 * t * t));
    expect(say(values)).toMatch(/^Unit 5 mixes several things: neither the level of the numbers \(r = [−\d.]+\)/);
  });

  it('says how often a unit is at its limit', () => {
    const values = unit((t) => 20 * Math.sign(Math.sin(t * t)));
    expect(say(values)).toMatch(/ It is at its limit in over 99 % of the steps\.$/);
  });
});
