import { countOf, formatNumber } from '../../src/shared/formatNumber.ts';
import { ForecastChart } from '../charts/forecastChart.ts';
import { type ForecastData, type ForecastSeries, forecastData, rangeInWords } from '../charts/forecastData.ts';
import { NextFrame } from '../charts/nextFrame.ts';
import { OverviewStrip } from '../charts/overviewStrip.ts';
import type { StepRange, TimeFocus } from '../charts/timeFocus.ts';
import { appendElement } from './appendElement.ts';
import { ChartSection } from './chartSection.ts';
import { forecastTable } from './chartTables.ts';
import { ForecastOptions } from './forecastOptions.ts';
import type { PanelContents } from './panelContents.ts';
import type { PanelContext, PanelPart } from './panelPart.ts';

/** The forecast's chart with its table and what can be changed about it. */
export class ForecastPart implements PanelPart {
  readonly #charts: HTMLElement;
  readonly #section: ChartSection<ForecastChart>;
  readonly #overview: OverviewStrip;
  readonly #options: ForecastOptions;
  readonly #focus: TimeFocus;
  #shown: ShownSeries | null = null;
  #data: ForecastData | null = null;

  constructor(charts: HTMLElement, { host, focus, announce, redraw }: PanelContext) {
    this.#charts = charts;
    this.#focus = focus;
    this.#section = new ChartSection(
      charts,
      'forecast',
      'Forecast',
      (container) => new ForecastChart(container, focus, { announce, chosen: () => {} }),
    );
    this.#section.hint = 'Drag or Shift+wheel pans, Ctrl+wheel zooms (a plain wheel after a click), 0 shows all';
    const strip = appendElement(this.#section.section, 'div', 'overview');
    this.#section.table.element.before(strip);
    this.#overview = new OverviewStrip(strip, focus);
    new ResizeObserver(([entry]) => this.#overview.resize(entry.contentRect.height)).observe(strip);
    const subtitle = new NextFrame(charts.ownerDocument.defaultView!, () => this.#drawSubtitle());
    focus.subscribe(() => subtitle.request());
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
    this.#data = data;
    this.#refocus(forecast.title, data);
    this.#drawSubtitle();
    this.#section.chart.update(data);
    this.#overview.update(data);
    this.#section.table.update(() => forecastTable(data), state === 'training');
  }

  #drawSubtitle(): void {
    if (this.#shown !== null && this.#data !== null) {
      this.#section.subtitle = subtitle(this.#shown.title, this.#data, this.#focus.range);
    }
  }

  /** Other numbers are shown from the start; the same numbers with another future stay as they are looked at. */
  #refocus(title: string, { opening, steps, history }: ForecastData): void {
    const before = this.#shown;
    this.#shown = { title, steps, values: history.length };
    const isSame = before !== null && before.title === title && before.values === history.length;
    if (isSame && before.steps === steps) {
      return;
    }
    const { range, bounds } = this.#focus;
    const isZoomed = range.first !== bounds.first || range.last !== bounds.last;
    this.#focus.reset({ first: 1, last: Math.max(1, steps) }, opening);
    if (isSame && isZoomed) {
      this.#focus.show(range, 'data');
    }
  }

  #withShownBaselines(series: ForecastSeries): ForecastSeries {
    return { ...series, baselines: (series.baselines ?? []).filter(({ name }) => this.#options.isShown(name)) };
  }
}

/** The numbers that are looked at. */
interface ShownSeries {
  readonly title: string;
  readonly values: number;
  readonly steps: number;
}

function subtitle(title: string, data: ForecastData, range: StepRange): string {
  const { history, forecast, steps } = data;
  const ahead = forecast.length === 0 ? '' : ` · ${formatNumber(forecast.length)} forecast`;
  const isAll = range.first <= 1 && range.last >= steps;
  return `${title} · ${countOf(history.length, 'value')}${ahead}${isAll ? '' : ` · ${rangeInWords(data, range)}`}`;
}
