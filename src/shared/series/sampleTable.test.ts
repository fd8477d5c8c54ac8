import { describe, expect, it } from 'vitest';
import { seriesOf } from '../../../test/support/seriesOf.ts';
import { sampleTable } from './sampleTable.ts';

describe('sampleTable', () => {
  it('is a series of 72 months with a season of a year', () => {
    const series = seriesOf(sampleTable());
    expect(series.values).toHaveLength(72);
    expect(series).toMatchObject({ name: 'sales', season: 12, gaps: [], notes: [] });
  });
});
