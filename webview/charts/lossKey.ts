import { translate } from '../../src/shared/l10n/translate.ts';
import type { PlacedName } from './drawNames.ts';
import type { LossData } from './lossData.ts';
import { textWidthPx } from './plotArea.ts';

/** What the loss chart draws, by the CSS class of its line or sign. */
export type LossSign = 'loss' | 'member' | 'smoothed' | 'validation' | 'loss-best' | 'loss-mark';

/** A name with a piece of its line, or its sign, before it. */
export interface KeyEntry extends PlacedName {
  readonly sign: LossSign;
}

/** Length of the piece of line before a name: a dash, a gap and a dash. */
export const keyLinePx = 18;
export const keyGapPx = 6;
const spacingPx = 14;
const rowPx = 16;
const topPx = 2;

/** Says what is drawn, in as many rows as the width between two ends takes; `height` is that of all rows. */
export function lossKey(data: LossData, left: number, right: number): { key: KeyEntry[]; height: number } {
  let [x, row] = [left, 0];
  const key = namesOf(data).map(([sign, text]) => {
    const width = keyLinePx + keyGapPx + textWidthPx(text);
    if (x > left && x + width > right) {
      [x, row] = [left, row + 1];
    }
    const entry = { sign, text, x, y: topPx + (row + 0.5) * rowPx };
    x += width + spacingPx;
    return entry;
  });
  return { key, height: key.length === 0 ? 0 : topPx + (row + 1) * rowPx };
}

function namesOf({
  members = [],
  smoothed,
  strongValidation,
  best,
  marks = [],
}: LossData): (readonly [LossSign, string])[] {
  const several = members.length > 1;
  return [
    ...(best === null ? [] : [['loss', several ? translate('training, best member') : translate('training')] as const]),
    ...(smoothed.length === 0 ? [] : [['smoothed', translate('training, smoothed')] as const]),
    ...(several ? [['member', translate('other members')] as const] : []),
    ...(strongValidation.length === 0 ? [] : [['validation', translate('validation')] as const]),
    ...(best === null ? [] : [['loss-best', translate('best weights')] as const]),
    ...(marks.length === 0 ? [] : [['loss-mark', translate('change on the way')] as const]),
  ];
}
