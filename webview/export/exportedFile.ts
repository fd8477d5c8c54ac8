import { assertNever } from '../../src/shared/assertNever.ts';
import type { ExportedFile, ExportFormat } from '../../src/shared/protocol.ts';
import type { PanelContents } from '../view/panelContents.ts';
import { chartsPicture } from './chartsPicture.ts';
import { pngBytes } from './pngBytes.ts';
import { shownCsv } from './shownCsv.ts';
import { shownReport } from './shownReport.ts';

/** Pixels of a PNG for each of the page's. */
const pngScale = 2;

/** What the panel shows, as a file: its contents, and the charts that are drawn of them. `null` when there is nothing. */
export async function exportedFile(
  format: ExportFormat,
  contents: PanelContents,
  charts: HTMLElement,
): Promise<ExportedFile | null> {
  const bytes = await exportedBytes(format, contents, charts);
  return bytes === null ? null : { title: contents.forecast?.title ?? 'forecast', bytes };
}

async function exportedBytes(
  format: ExportFormat,
  contents: PanelContents,
  charts: HTMLElement,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const { forecast, sentence } = contents;
  if (forecast === null) {
    return null;
  }
  switch (format) {
    case 'csv':
      return encode(shownCsv(forecast.series));
    case 'md':
      return encode(shownReport(contents));
    case 'svg': {
      const picture = chartsPicture(charts, `${forecast.title}: ${sentence}`);
      return picture === null ? null : encode(picture.svg);
    }
    case 'png': {
      const picture = chartsPicture(charts, `${forecast.title}: ${sentence}`);
      return picture === null ? null : pngBytes(picture, pngScale);
    }
    default:
      return assertNever(format);
  }
}
