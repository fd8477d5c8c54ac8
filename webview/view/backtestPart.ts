import { countOf, formatLevel, formatNumber, formatPercent } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { CoverageResult, ForecastReport } from '../../src/shared/model/forecaster/forecastReport.ts';
import { ErrorChart } from '../charts/errorChart.ts';
import { errorData } from '../charts/errorData.ts';
import { appendElement } from './appendElement.ts';
import { ChartSection } from './chartSection.ts';
import { errorTable } from './chartTables.ts';
import type { PanelContents } from './panelContents.ts';
import type { PanelContext, PanelPart } from './panelPart.ts';

/** How far off the forecast was where what followed is known: by the steps ahead, and how often its intervals held. */
export class BacktestPart implements PanelPart {
  readonly #section: ChartSection<ErrorChart>;
  readonly #coverage: HTMLElement;
  #report: ForecastReport | null = null;

  constructor(charts: HTMLElement, { announce }: Pick<PanelContext, 'announce'>) {
    this.#section = new ChartSection(
      charts,
      'backtest',
      translate('Backtest'),
      (container) => new ErrorChart(container, announce),
    );
    this.#coverage = appendElement(this.#section.section, 'ul', 'coverage');
    this.#section.table.element.before(this.#coverage);
  }

  update({ options: { backtest, report } }: PanelContents): void {
    this.#section.section.hidden = backtest === null || report === null;
    if (backtest === null || report === null) {
      this.#report = null;
      this.#section.table.clear();
      return;
    }
    if (report === this.#report) {
      return;
    }
    this.#report = report;
    const data = errorData(backtest);
    const origins = report.backtest.origins.length;
    const forecasts = countOf(origins, 'forecast');
    this.#section.subtitle = translate(
      'mean absolute error by steps ahead, over {0} of values that were known already',
      forecasts,
    );
    this.#section.chart.update(data);
    this.#section.table.update(() => errorTable(data), false);
    this.#drawCoverage(report.coverage);
  }

  #drawCoverage(coverage: readonly CoverageResult[]): void {
    this.#coverage.replaceChildren();
    for (const { level, achieved, errors } of coverage.filter((each) => Number.isFinite(each.achieved))) {
      const row = appendElement(this.#coverage, 'li');
      const bar = appendElement(row, 'span', 'coverage-bar');
      bar.setAttribute('aria-hidden', 'true');
      appendElement(bar, 'span', 'coverage-achieved').style.width = `${100 * achieved}%`;
      appendElement(bar, 'span', 'coverage-level').style.left = `${100 * level}%`;
      appendElement(
        row,
        'span',
        '',
        translate(
          'The {0} intervals held {1} of {2} values.',
          formatLevel(level),
          formatPercent(achieved),
          formatNumber(errors),
        ),
      );
    }
  }
}
