import { formatLevel, formatNumber, formatPercent } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { CoverageResult } from '../../src/shared/model/forecaster/forecastReport.ts';
import { methodName } from '../../src/shared/model/forecaster/methodName.ts';
import { errorData } from '../charts/errorData.ts';
import { forecastData, intervalName, stepName } from '../charts/forecastData.ts';
import type { TableContent } from '../view/appendTable.ts';
import { errorTable } from '../view/chartTables.ts';
import type { PanelContents } from '../view/panelContents.ts';
import { candidateTable, inSampleSteps, reportStatements } from '../view/reportWords.ts';

/** All that the panel says of what it shows, as Markdown: the sentence, the status, how it was found, the forecast. */
export function shownReport({ forecast, sentence, status, options: { report, backtest } }: PanelContents): string {
  const title = forecast === null ? 'RNN Forecast' : forecast.title;
  const sections = [
    `# ${escaped(title)}`,
    escaped(sentence),
    status.map((statement) => `- ${escaped(statement)}`).join('\n'),
    ...(report === null
      ? []
      : [
          translate('## How this forecast was found'),
          reportStatements(report, inSampleSteps(forecast))
            .map((statement) => `- ${escaped(statement)}`)
            .join('\n'),
          translate('### Candidates'),
          ...tableLines(candidateTable(report)),
        ]),
    ...(report === null || backtest === null
      ? []
      : [
          translate('## Backtest'),
          translate('### Error by step ahead'),
          ...tableLines(errorTable(errorData(backtest))),
          translate('### Coverage'),
          ...tableLines(coverageTable(report.coverage)),
        ]),
    ...(forecast === null || forecast.series.forecast.length === 0
      ? []
      : [translate('## Forecast'), ...tableLines(wholeForecast(forecast.series))]),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** How often the intervals held, beside how often they should. */
function coverageTable(coverage: readonly CoverageResult[]): TableContent {
  return {
    columns: [translate('Interval'), translate('Should hold'), translate('Held'), translate('Values')],
    rows: coverage.map(({ level, achieved, errors }) => [
      intervalName(level),
      formatLevel(level),
      Number.isFinite(achieved) ? formatPercent(achieved) : translate('unknown'),
      formatNumber(errors),
    ]),
    note: translate('Of values that were not used to make the interval.'),
  };
}

/** Every step of the forecast with its intervals and what stands beside it. */
function wholeForecast(series: NonNullable<PanelContents['forecast']>['series']): TableContent {
  const data = forecastData(series);
  const { history, forecast, truth, intervals = [], baselines = [] } = series;
  const number = (value: number | undefined) => (value === undefined ? '' : formatNumber(value, data.resolution));
  return {
    columns: [
      data.time ? translate('Time') : translate('Step'),
      translate('Forecast'),
      ...intervals.map(({ level }) => intervalName(level)),
      ...baselines.map(({ name }) => methodName(name)),
      ...(truth.length === 0 ? [] : [translate('Truth')]),
    ],
    rows: Array.from(forecast, (value, i) => [
      data.time ? stepName(data, history.length + 1 + i) : formatNumber(history.length + 1 + i),
      number(value),
      ...intervals.map(({ lower, upper }) => translate('{0} to {1}', number(lower[i]), number(upper[i]))),
      ...baselines.map((baseline) => number(baseline.forecast[i])),
      ...(truth.length === 0 ? [] : [number(truth[i])]),
    ]),
    note: '',
  };
}

function tableLines({ columns, rows, note }: TableContent): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  const table = [line(columns), line(columns.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
  return note === '' ? [table] : [escaped(note), table];
}

/** Text that Markdown takes for nothing else. */
function escaped(text: string): string {
  return text.replace(/[\\`*_|<>#[\]]/g, '\\$&');
}
