import { formatNumber } from '../../src/shared/formatNumber.ts';
import { ForecastChart } from '../charts/forecastChart.ts';
import { type ForecastData, type ForecastSeries, forecastData } from '../charts/forecastData.ts';
import { ChartSection } from './chartSection.ts';
import { forecastTable } from './chartTables.ts';
import { ForecastOptions } from './forecastOptions.ts';
import type { PanelContents } from './panelContents.ts';
import type { PanelContext, PanelPart } from './panelPart.ts';

/** The forecast's chart with its table and what can be changed about it. */
export class ForecastPart implements PanelPart {
  readonly #charts: HTMLElement;
  readonly #section: ChartSection<ForecastChart>;
  readonly #options: ForecastOptions;

  constructor(charts: HTMLElement, { host, announce, redraw }: PanelContext) {
    this.#charts = charts;
    this.#section = new ChartSection(
      charts,
      'forecast',
      'Forecast',
      (container) => new ForecastChart(container, announce),
    );
    this.#options = new ForecastOptions(this.#section.section, redraw, (nonNegative) =>
      host.setNonNegative(nonNegative),
    );
  }

  update({ forecast, options, state }: PanelContents): void {
    this.#charts.classList.toggle('without-forecast', forecast === null);
    this.#options.update(options);
    if (forecast === null) {
      return;
    }
    const data = forecastData(this.#withShownBaselines(forecast.series));
    this.#section.subtitle = subtitle(forecast.title, data);
    this.#section.chart.update(data);
    this.#section.table.update(() => forecastTable(data), state === 'training');
  }

  #withShownBaselines(series: ForecastSeries): ForecastSeries {
    return { ...series, baselines: (series.baselines ?? []).filter(({ name }) => this.#options.isShown(name)) };
  }
}

function subtitle(title: string, { history, forecast, firstStep }: ForecastData): string {
  const count = formatNumber(history.length);
  const past = history.length - firstStep + 1;
  const shown = firstStep === 1 ? count : `the last ${formatNumber(past)} of ${count}`;
  const ahead = forecast.length === 0 ? '' : ` · ${formatNumber(forecast.length)} forecast`;
  return `${title} · ${shown} values${ahead}`;
}
