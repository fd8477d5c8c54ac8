import { countOf, formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { ForecastChart } from '../charts/forecastChart.ts';
import { type ForecastData, type ForecastSeries, forecastData, gapAt, rangeInWords } from '../charts/forecastData.ts';
import { NextFrame } from '../charts/nextFrame.ts';
import { OverviewStrip } from '../charts/overviewStrip.ts';
import type { StepRange, TimeFocus } from '../charts/timeFocus.ts';
import { appendElement } from './appendElement.ts';
import type { Arrangement } from './arrangement.ts';
import { ChartSection } from './chartSection.ts';
import { forecastTable } from './chartTables.ts';
import { ForecastOptions } from './forecastOptions.ts';
import type { PanelContents } from './panelContents.ts';
import type { PanelContext, PanelHost, PanelPart } from './panelPart.ts';

/** The forecast's chart with its table and what can be changed about it. */
export class ForecastPart implements PanelPart {
  readonly #charts: HTMLElement;
  readonly #section: ChartSection<ForecastChart>;
  readonly #overview: OverviewStrip;
  readonly #options: ForecastOptions;
  readonly #host: PanelHost;
  readonly #focus: TimeFocus;
  #hasPlaces = false;
  #isAsking = false;
  #asked: number | null = null;
  #shown: ShownSeries | null = null;
  #data: ForecastData | null = null;

  constructor(charts: HTMLElement, { host, focus, announce, redraw }: PanelContext) {
    this.#charts = charts;
    this.#host = host;
    this.#focus = focus;
    this.#section = new ChartSection(
      charts,
      'forecast',
      translate('Forecast'),
      (container) => new ForecastChart(container, focus, { announce, chosen: (step) => this.#choose(step) }),
    );
    this.#section.hint = translate(
      'Drag or Shift+wheel pans, Ctrl+wheel zooms (a plain wheel after a click), 0 shows all',
    );
    const strip = appendElement(this.#section.section, 'div', 'overview');
    strip.title = translate(
      'All steps, and in the frame those that the pictures show: drag the frame or its ends, or draw another beside it; the arrow keys move it, plus and minus zoom, 0 shows all',
    );
    this.#section.table.element.before(strip);
    this.#overview = new OverviewStrip(strip, focus);
    new ResizeObserver(([entry]) => this.#overview.resize(entry.contentRect.height)).observe(strip);
    const subtitle = new NextFrame(charts.ownerDocument.defaultView!, () => this.#drawSubtitle());
    focus.subscribe(() => subtitle.request());
    focus.subscribe(() => void this.#askForLine());
    this.#options = new ForecastOptions(this.#section.section, redraw, (nonNegative) =>
      host.setNonNegative(nonNegative),
    );
  }

  /** What is drawn beside the forecast. */
  get arrangement(): Pick<Arrangement, 'baselines' | 'backtest'> {
    return this.#options.arrangement;
  }

  /** Draws beside the forecast what was drawn before. */
  restore(arrangement: Pick<Arrangement, 'baselines' | 'backtest'>): void {
    this.#options.restore(arrangement);
  }

  update({ forecast, options, state, canInsert }: PanelContents): void {
    this.#charts.classList.toggle('without-forecast', forecast === null);
    this.#options.update(options);
    if (forecast === null) {
      this.#section.table.clear();
      return;
    }
    // What can be continued in an editor stands there.
    this.#hasPlaces = canInsert;
    const periods = (options.report?.seasons ?? []).map(({ period }) => period);
    const pastForecasts = this.#options.showsBacktest ? (options.backtest?.forecasts ?? []) : [];
    const data = forecastData({ ...this.#withShownBaselines(forecast.series), periods, pastForecasts });
    this.#data = data;
    this.#refocus(forecast.title, data);
    this.#drawSubtitle();
    this.#section.chart.update(data);
    this.#overview.update(data);
    this.#section.table.update(() => forecastTable(data), state === 'training');
  }

  /** Whether a step's value stands in an editor. */
  #isInEditor(step: number | null): step is number {
    return (
      step !== null &&
      this.#hasPlaces &&
      this.#data !== null &&
      step <= this.#data.history.length &&
      gapAt(this.#data, step) === undefined
    );
  }

  #choose(step: number): void {
    if (this.#isInEditor(step)) {
      this.#host.revealStep(step);
    }
  }

  /** Asks for the line of the value at the cursor, one question at a time. */
  async #askForLine(): Promise<void> {
    const { cursor } = this.#focus;
    if (this.#isAsking || !this.#isInEditor(cursor) || cursor === this.#asked) {
      return;
    }
    this.#asked = cursor;
    this.#isAsking = true;
    const data = this.#data;
    const line = await this.#host.lineOfStep(cursor).catch(() => null);
    this.#isAsking = false;
    if (line !== null && data?.history === this.#data?.history) {
      this.#section.chart.showPlace(cursor, line);
    }
    await this.#askForLine();
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
    const { range, showsAll } = this.#focus;
    this.#focus.reset({ first: 1, last: Math.max(1, steps) }, opening);
    if (isSame && !showsAll) {
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
  const { history, forecast, steps, outliers } = data;
  const odd = outliers.length === 0 ? '' : ` · ${countOf(outliers.length, 'outlier')}`;
  const ahead = forecast.length === 0 ? '' : translate(' · {0} forecast', formatNumber(forecast.length));
  const isAll = range.first <= 1 && range.last >= steps;
  return `${title} · ${countOf(history.length, 'value')}${odd}${ahead}${isAll ? '' : ` · ${rangeInWords(data, range)}`}`;
}
