import { assertNever } from '../../src/shared/assertNever.ts';
import type { ForecastReport } from '../../src/shared/model/forecaster/forecastReport.ts';
import { type ShownNetwork, seenNetwork } from '../../src/shared/model/shownNetwork.ts';
import type { ExportedFile, ExportFormat } from '../../src/shared/protocol.ts';
import type { Steps } from '../../src/shared/runSteps.ts';
import { type ForecastSeries, forecastData } from '../charts/forecastData.ts';
import type { StepRange } from '../charts/timeFocus.ts';
import { NetworkSource } from '../view/networkSource.ts';
import type { PanelContents } from '../view/panelContents.ts';
import { type ChartsPicture, chartsPicture } from './chartsPicture.ts';
import { coverageCsv } from './coverageCsv.ts';
import { errorsCsv } from './errorsCsv.ts';
import { lossCsv } from './lossCsv.ts';
import { statesCsv, unitsCsv, weightsCsv } from './networkCsv.ts';
import { pngBytes } from './pngBytes.ts';
import { runStepsInTurns } from './runStepsInTurns.ts';
import { shownCsv } from './shownCsv.ts';
import { shownReport } from './shownReport.ts';

/** Pixels of a PNG for each of the page's. */
const pngScale = 2;

/** What the page shows. */
export interface ShownPage {
  readonly contents: PanelContents;
  /** Where the charts of it are drawn. */
  readonly charts: HTMLElement;
  /** The steps that are looked at. */
  readonly range: StepRange;
}

/** What the panel shows, as a file; `null` when it shows nothing of the kind. */
export async function exportedFile(format: ExportFormat, page: ShownPage): Promise<ExportedFile | null> {
  const content = await exportedContent(format, page);
  if (content === null) {
    return null;
  }
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { title: page.contents.forecast?.title ?? 'forecast', bytes };
}

async function exportedContent(
  format: ExportFormat,
  { contents, charts, range }: ShownPage,
): Promise<Uint8Array<ArrayBuffer> | string | null> {
  const { forecast, network, losses, options, sentence } = contents;
  if (forecast === null) {
    return null;
  }
  const picture = (): ChartsPicture | null => chartsPicture(charts, `${forecast.title}: ${sentence}`);
  const seen = seenNetwork(network);
  switch (format) {
    case 'csv':
      return shownCsv(
        forecastData({
          ...forecast.series,
          periods: (options.report?.seasons ?? []).map(({ period }) => period),
          pastForecasts: options.backtest?.forecasts ?? [],
        }),
      );
    case 'states':
      return seen === null ? null : runStepsInTurns(statesFound(seen, forecast.series, range));
    case 'units':
      return seen === null ? null : runStepsInTurns(unitsFound(seen, forecast.series, options.report));
    case 'weights':
      return seen === null ? null : runStepsInTurns(weightsCsv(seen));
    case 'losses':
      return losses === null ? null : lossCsv(losses);
    case 'errors':
      return options.backtest === null ? null : errorsCsv(options.backtest);
    case 'coverage':
      return options.report === null ? null : coverageCsv(options.report);
    case 'md':
      return shownReport(contents);
    case 'svg':
      return picture()?.svg ?? null;
    case 'png': {
      const drawn = picture();
      return drawn === null ? null : pngBytes(drawn, pngScale);
    }
    default:
      return assertNever(format);
  }
}

function* statesFound(network: ShownNetwork, series: ForecastSeries, range: StepRange): Steps<string> {
  return yield* statesCsv(yield* new NetworkSource().see(network, series), range);
}

function* unitsFound(network: ShownNetwork, series: ForecastSeries, report: ForecastReport | null): Steps<string> {
  const period = report?.seasons[0]?.period ?? null;
  return yield* unitsCsv(yield* new NetworkSource().see(network, series), period);
}
