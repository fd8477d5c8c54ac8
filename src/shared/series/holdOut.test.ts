import { expect, it } from 'vitest';
import { holdOut } from './holdOut.ts';

const values = (count: number) => Float64Array.from({ length: count }, (_, i) => i);

it.each([
  [144, 0.1, 0, 14],
  [144, 0, 0, 0],
  [39, 0.1, 0, 0],
  [40, 0.1, 0, 4],
  [12, 0.5, 0, 0],
  [16, 0.5, 0, 8],
  [100, 0.5, 48, 50],
  [100, 0.5, 52, 0],
])(
  'of %d values and a share of %d, with at least %d to train on, holds out the last %d',
  (count, share, least, held) => {
    const { trained, validation } = holdOut(values(count), share, least);
    expect(trained).toEqual(values(count - held));
    expect(validation).toEqual(values(count).slice(count - held));
  },
);
