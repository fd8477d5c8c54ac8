import { listNumbers } from '../../src/shared/formatNumber.ts';

/** What a chart says of the place under its cursor. */
export interface Readout {
  /** Where: "Step 431, 31 ahead". */
  readonly title: string;
  readonly lines: readonly ReadoutLine[];
}

/** One value at the cursor. */
export interface ReadoutLine {
  /** Names the CSS class of the series. */
  readonly series: string;
  readonly label: string;
  /** In data units; where its mark stands; `null` where there is none. */
  readonly value: number | null;
  readonly text: string;
}

/** The readout as one sentence, for those who hear it. */
export function readoutSentence({ title, lines }: Readout): string {
  return `${title}: ${listNumbers(lines.map(({ label, text }) => `${label} ${text}`.trim()))}`;
}
