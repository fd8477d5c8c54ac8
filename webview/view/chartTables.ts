import { evenlySpaced } from '../../src/shared/evenlySpaced.ts';
import { formatNumber, listNumbers } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { methodName } from '../../src/shared/model/forecaster/methodName.ts';
import { baselineSeries } from '../charts/baselineSeries.ts';
import { type ErrorData, errorName, errorReadout } from '../charts/errorData.ts';
import {
  type ForecastData,
  forecastReadout,
  gapAt,
  intervalName,
  intervalSeries,
  stepName,
} from '../charts/forecastData.ts';
import { type LossData, lossReadout, validationAt } from '../charts/lossData.ts';
import type { ReadoutLine } from '../charts/readout.ts';
import type { TableContent } from './appendTable.ts';
import { mostRows } from './valueTable.ts';

/** The columns beside the series. */
interface OtherColumn {
  readonly series: string;
  readonly label: string;
}

const forecastColumns = {
  history: translate('Data'),
  fit: translate('One step ahead'),
  forecast: translate('Forecast'),
  truth: translate('Truth'),
} as const;

/** The last steps of the forecast chart, one a row, and only the columns that hold something. */
export function forecastTable(data: ForecastData): TableContent {
  const names = (['history', 'fit', 'forecast', 'truth'] as const).filter((name) => data[name].length > 0);
  const hasBacktest = (data.pastForecasts ?? []).length > 0;
  const others: OtherColumn[] = [
    ...(data.intervals ?? []).map(({ level }) => ({ series: intervalSeries(level), label: intervalName(level) })),
    ...(data.baselines ?? []).map(({ name }) => ({ series: baselineSeries(name), label: methodName(name) })),
  ];
  const first = Math.max(1, data.steps - mostRows + 1);
  const rows = Array.from({ length: data.steps - first + 1 }, (_, i) => {
    const step = first + i;
    const { lines } = forecastReadout(data, step);
    return [
      data.time ? stepName(data, step) : formatNumber(step),
      ...names.map((name) => {
        const text = lines.find(({ series }) => series === name)?.text ?? '';
        return name === 'history' ? `${text}${noteOf(data, step)}` : text;
      }),
      ...others.map(
        (other) => lines.find(({ series, label }) => series === other.series && label === other.label)?.text ?? '',
      ),
      ...(hasBacktest ? [backtestCell(lines)] : []),
    ];
  });
  return {
    columns: [
      data.time ? translate('Time') : translate('Step'),
      ...names.map((name) =>
        name === 'fit' && data.fitIsInSample ? translate('One step ahead, in sample') : forecastColumns[name],
      ),
      ...others.map(({ label }) => label),
      ...(hasBacktest ? [translate('Backtest')] : []),
    ],
    rows,
    note:
      first === 1
        ? translate('A row for each step, the oldest first.')
        : translate('The last {0} of {1} steps.', formatNumber(mostRows), formatNumber(data.steps)),
  };
}

/** What the backtest forecast for a step, and how many steps ahead. */
function backtestCell(lines: readonly ReadoutLine[]): string {
  const line = lines.find(({ series }) => series === 'backtest');
  return line === undefined ? '' : `${line.text} (${line.label})`;
}

function noteOf(data: ForecastData, step: number): string {
  const gap = gapAt(data, step);
  if (gap !== undefined) {
    return gap.isLong ? translate('missing (long gap)') : translate(' (filled)');
  }
  return data.outliers.includes(step) ? translate(' (outlier)') : '';
}

/** The errors by steps ahead, one a row. */
export function errorTable(data: ErrorData): TableContent {
  const count = Math.min(mostRows, data.steps);
  return {
    columns: [
      translate('Steps ahead'),
      ...data.errors.map(({ name }) => (name === null ? translate('This forecast') : methodName(name))),
    ],
    rows: Array.from({ length: count }, (_, i) => {
      const { lines } = errorReadout(data, i + 1);
      return [
        formatNumber(i + 1),
        ...data.errors.map(({ name }) => lines.find(({ label }) => label === errorName(name))?.text ?? ''),
      ];
    }),
    note: translate('Mean absolute errors, in the units of the numbers.'),
  };
}

/**
 * The losses, evenly thinned where there are too many, the first and the last among them, and every place of which more
 * is known: the lowest, where something happened, where it was looked at values held out.
 */
export function lossTable(data: LossData): TableContent {
  const { iterations, losses, members = [], strong, smoothed, strongValidation, best } = data;
  const several = members.length > 1;
  const places = lossRows(data);
  const rows = places.map((index, row) => {
    const notes = lossReadout(data, index).lines.filter(({ series }) => series === 'remark');
    const seen = validationAt(data, iterations[index]);
    const isNew = seen !== null && seen.iteration > (row === 0 ? 0 : iterations[places[row - 1]]);
    return [
      formatNumber(iterations[index]),
      ...(several ? [formatNumber(strong[index])] : []),
      formatNumber(losses[index]),
      ...(several ? members.map((ofMember) => formatNumber(ofMember[index])) : []),
      ...(smoothed.length > 0 ? [formatNumber(smoothed[index])] : []),
      ...(strongValidation.length > 0 ? [isNew ? formatNumber(seen.loss) : ''] : []),
      listNumbers([
        ...(index === best ? [translate('lowest loss')] : []),
        ...notes.map(({ label, text }) => `${label} ${text}`),
      ]),
    ];
  });
  const kept = translate('{0} of {1}', formatNumber(rows.length), formatNumber(losses.length));
  return {
    columns: [
      translate('Iteration'),
      ...(several ? [translate('Loss of the best member'), translate('Mean loss')] : [translate('Loss')]),
      ...(several ? members.map((_, member) => translate('Member {0}', formatNumber(member + 1))) : []),
      ...(smoothed.length > 0 ? [translate('Smoothed')] : []),
      ...(strongValidation.length > 0 ? [translate('Validation')] : []),
      translate('Remarks'),
    ],
    rows,
    note: [
      rows.length === losses.length ? '' : translate('{0} losses, evenly spaced.', kept),
      translate('Mean squared errors, as the network sees the numbers. The weights with the lowest loss are kept.'),
      ...(strongValidation.length > 0
        ? [translate('Validation is the error on values that training does not see, after the iteration.')]
        : []),
    ]
      .filter((part) => part !== '')
      .join(' '),
  };
}

/** The places of the lists that have a row. */
function lossRows({ iterations, best, marks = [], validation }: LossData): readonly number[] {
  const count = Math.min(mostRows, iterations.length);
  const places = new Set(evenlySpaced(0, iterations.length - 1, count));
  if (count < iterations.length) {
    const known = [...marks.map(({ iteration }) => iteration), ...Array.from(validation?.iterations ?? [])];
    const listed = Array.from(iterations);
    for (const place of [best ?? 0, ...known.map((iteration) => listed.findIndex((each) => each >= iteration))]) {
      places.add(place);
    }
    places.delete(-1);
  }
  return [...places].toSorted((a, b) => a - b);
}
