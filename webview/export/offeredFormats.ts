import { seenNetwork } from '../../src/shared/model/shownNetwork.ts';
import type { ExportFormat } from '../../src/shared/protocol.ts';
import type { PanelContents } from '../view/panelContents.ts';

/** The formats in which there is something to export. */
export function offeredFormats({
  forecast,
  network,
  losses,
  options,
}: Pick<PanelContents, 'forecast' | 'network' | 'losses' | 'options'>): ReadonlySet<ExportFormat> {
  return new Set<ExportFormat>(
    forecast === null
      ? []
      : [
          'svg',
          'png',
          'csv',
          'md',
          ...(seenNetwork(network) === null ? [] : (['states', 'units', 'weights'] as const)),
          ...(losses === null ? [] : (['losses'] as const)),
          ...(options.backtest === null ? [] : (['errors'] as const)),
          ...((options.report?.coverage ?? []).length === 0 ? [] : (['coverage'] as const)),
        ],
  );
}
