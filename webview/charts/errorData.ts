import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { methodName } from '../../src/shared/model/forecaster/methodName.ts';
import { baselineSeries } from './baselineSeries.ts';
import { checkFinite } from './checkFinite.ts';
import type { Readout } from './readout.ts';

/** How far off ways to forecast are by the steps ahead, in data units. */
export interface StepErrorSeries {
  /** The first is that of the forecast shown, whose name is `null`. */
  readonly errors: readonly { readonly name: string | null; readonly byStep: ArrayLike<number> }[];
}

/** The errors as they are drawn. */
export interface ErrorData extends StepErrorSeries {
  /** Steps ahead of the longest. */
  readonly steps: number;
  /** The largest error; positive. */
  readonly highest: number;
}

/** What the forecast shown is called. */
const thisForecast = translate('this forecast');

/** Makes the chart's data; throws when an error cannot be drawn. */
export function errorData(series: StepErrorSeries): ErrorData {
  let highest = 0;
  for (const { byStep } of series.errors) {
    checkFinite('error', byStep);
    highest = Array.from(byStep).reduce((most, error) => Math.max(most, error), highest);
  }
  return {
    ...series,
    steps: Math.max(0, ...series.errors.map(({ byStep }) => byStep.length)),
    highest: highest || 1,
  };
}

/** What a way to forecast is called in the chart. */
export function errorName(name: string | null): string {
  return name === null ? thisForecast : methodName(name);
}

/** CSS classes of its line. */
export function errorLine(name: string | null): string {
  return name === null ? 'forecast' : baselineSeries(name);
}

/** The errors of one number of steps ahead, from 1. */
export function errorReadout({ errors, highest }: ErrorData, ahead: number): Readout {
  return {
    title: translate('{0} ahead', formatNumber(ahead)),
    lines: errors
      .filter(({ byStep }) => ahead <= byStep.length)
      .map(({ name, byStep }) => ({
        series: errorLine(name),
        label: errorName(name),
        value: byStep[ahead - 1],
        text: formatNumber(byStep[ahead - 1], highest / 1000),
      })),
  };
}

/** The chart in words and numbers, for those who do not see it. */
export function errorSummary({ errors, steps, highest }: ErrorData): string {
  const inWords = errors
    .filter(({ byStep }) => byStep.length > 0)
    .map(({ name, byStep }) => {
      const [first, last] = [byStep[0], byStep[byStep.length - 1]].map((error) => formatNumber(error, highest / 1000));
      return translate('{0} from {1} to {2}', errorName(name), first, last);
    });
  return translate('Mean absolute error from 1 to {0} steps ahead: {1}.', formatNumber(steps), inWords.join('; '));
}
