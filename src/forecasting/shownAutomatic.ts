import type { Parts, ShownAutomatic } from '../parts.ts';

/** The automatic forecast that the panel shows; `null` where it shows something else. */
export function shownAutomatic({
  lastAutomatic,
  panel,
}: Pick<Parts, 'lastAutomatic' | 'panel'>): ShownAutomatic | null {
  return lastAutomatic !== null && panel.shown === lastAutomatic.view && !panel.showsTrained ? lastAutomatic : null;
}
