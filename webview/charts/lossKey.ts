import { translate } from '../../src/shared/l10n/translate.ts';
import type { PlacedName } from './drawNames.ts';
import type { LossData } from './lossData.ts';
import { keyRowPx, placeKey } from './placeKey.ts';

/** What the loss chart draws, by the CSS class of its line or sign. */
export type LossSign = 'loss' | 'member' | 'smoothed' | 'validation' | 'loss-best' | 'loss-mark';

/** A name with a piece of its line, or its sign, before it. */
export interface KeyEntry extends PlacedName {
  readonly sign: LossSign;
}

const topPx = 2;

/** Says what is drawn, in as many rows as the width between two ends takes; `height` is that of all rows. */
export function lossKey(data: LossData, left: number, right: number): { key: KeyEntry[]; height: number } {
  const names = namesOf(data).map(([sign, text]) => ({ sign, text }));
  const { key, rows } = placeKey(names, { left, right, top: topPx });
  return { key, height: rows === 0 ? 0 : topPx + rows * keyRowPx };
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
