import { scaleLinear } from 'd3-scale';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { english, useLanguage } from '../../src/shared/l10n/language.ts';
import { valueTicks } from './valueTicks.ts';

afterEach(() => useLanguage(english));

const labels = (from: number, to: number, count: number) =>
  valueTicks(scaleLinear().domain([from, to]), count)
    .map(({ label }) => label)
    .join(' ');

it.each([
  [-1, 1, 5, '−1.0 −0.5 0.0 0.5 1.0', '−1,0 −0,5 0,0 0,5 1,0'],
  [-5000, 10_000, 4, '−5,000 0 5,000 10,000', '−5.000 0 5.000 10.000'],
  [0.2, 0.21, 2, '0.200 0.205 0.210', '0,200 0,205 0,210'],
  [0, 2e6, 4, '0 500K 1M 1.5M 2M', '0 500.000 1\u00a0Mio. 1,5\u00a0Mio. 2\u00a0Mio.'],
  [0, 1e-7, 2, '0 5e−8 1e−7', '0 5e−8 1e−7'],
  [0, 2.5e-6, 2, '0 1e−6 2e−6', '0 1e−6 2e−6'],
  [3e15, 6e15, 3, '3e15 4e15 5e15 6e15', '3e15 4e15 5e15 6e15'],
])('writes ticks from %d to %d in English and in German', (from, to, count, inEnglish, inGerman) => {
  expect(labels(from, to, count)).toBe(inEnglish);
  useLanguage({ tag: 'de', translations: {} });
  expect(labels(from, to, count)).toBe(inGerman);
});

it('writes as many decimals as the ticks differ by, as D3 does', () => {
  const exponent = fc.integer({ min: -3, max: 5 });
  fc.assert(
    fc.property(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 999 }), exponent, (low, span, power) => {
      const domain = [low, low + span].map((value) => (value * 10 ** power) / 1000);
      const scale = scaleLinear().domain(domain);
      const ticks = valueTicks(scale, 5);
      fc.pre(ticks.length > 1 && ticks[1].value - ticks[0].value >= 1e-4);
      expect(ticks.map(({ label }) => label)).toEqual(scale.ticks(5).map(scale.tickFormat(5)));
    }),
  );
});
