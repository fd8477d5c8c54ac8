import type { ExportFormat, PanelCommand } from '../../src/shared/protocol.ts';
import type { NetworkSettings } from '../../src/shared/settings/networkSettings.ts';
import type { TimeFocus } from '../charts/timeFocus.ts';
import type { PanelContents } from './panelContents.ts';

/** One piece of the panel's page; it makes its elements once and changes them with the contents. */
export interface PanelPart {
  /** Shows what concerns it; throws when that cannot be drawn. */
  update(contents: PanelContents): void;
}

/** What the page gives to all of its parts. */
export interface PanelContext {
  readonly host: PanelHost;
  /** Where the person looks, in all pictures over time. */
  readonly focus: TimeFocus;
  /** Has a sentence read out, politely. */
  announce(text: string): void;
  /** Has all parts updated at once, because a person chose to see something else, and that kept. */
  redraw(): void;
}

/** What a person's doing in the panel asks of the host. */
export interface PanelHost {
  /** The page was arranged otherwise (`PanelPage.arrangement`), which is to be kept. */
  arranged(): void;
  runCommand(command: PanelCommand): void;
  /** What is shown is to be saved as a file. */
  exportShown(format: ExportFormat): void;
  /** Settings of the panel's networks are to be changed. */
  changeSettings(changes: Partial<NetworkSettings>): void;
  /** Whether the forecast is to stop at zero. */
  setNonNegative(nonNegative: boolean): void;
  /** A value of the history is to be selected in the editor. */
  revealStep(step: number): void;
  /** The line where a value of the history stands; `null` where it stands nowhere. */
  lineOfStep(step: number): Promise<number | null>;
}
