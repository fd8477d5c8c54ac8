import { meanAbsoluteDifference } from '../../src/shared/model/forecaster/measure.ts';
import { directInputs } from '../../src/shared/model/forecaster/predictors/direct.ts';
import { transformed } from '../../src/shared/model/forecaster/transforms/transformed.ts';
import type { ShownNetwork } from '../../src/shared/model/shownNetwork.ts';
import type { Scaling } from '../../src/shared/series/scaling.ts';
import { dataUnitsOf } from './dataUnits.ts';

/** What a network reads of a series. Steps count from 1, as in the forecast chart: the history's first value is step 1. */
export interface NetworkReading {
  /** `[step, I]` In network units, from `firstStep` to `lastStep`. */
  readonly inputs: Float64Array;
  /** May lie before the series: where a window of values is not full, the network reads that there are none. */
  readonly firstStep: number;
  readonly lastStep: number;
  /** Whether an answer is the next input where the series ends. */
  readonly readsItsAnswers: boolean;
  /** Takes network units to the series'; `null` where values cannot be compared one by one. */
  readonly dataUnits: Scaling | null;
}

/** Prepares a series, in data units and without gaps, for a network. */
export function readSeries(
  { transforms, direct }: Pick<ShownNetwork, 'transforms' | 'direct'>,
  history: ArrayLike<number>,
): NetworkReading {
  const values = Float64Array.from(history);
  const read = transformed(transforms, values);
  const lastStep = values.length;
  if (direct === null) {
    const firstStep = lastStep - read.length + 1;
    return {
      inputs: read,
      firstStep,
      lastStep,
      readsItsAnswers: true,
      dataUnits: dataUnitsOf(transforms, values, read),
    };
  }
  const window = read.slice(-direct.window);
  return {
    inputs: directInputs(direct, window, meanAbsoluteDifference(window, 1) || 1),
    firstStep: lastStep - direct.window + 1,
    lastStep,
    readsItsAnswers: false,
    dataUnits: null,
  };
}
