import './view/pageLanguage.ts';
import './view/hostMessages.ts';
import { formatNumber } from '../src/shared/formatNumber.ts';
import { nextTurn } from './training/nextTurn.ts';

/** Begun in a turn of the browser's own each, since all at once would hold up the window around the page. */
const beginnings: readonly (() => unknown)[] = [
  // A process reads its tables with the first number that it formats.
  () => formatNumber(0),
  () => import('./view/controls.ts'),
  () => import('./view/panelPage.ts'),
  () => import('./panel.ts'),
];

void begin();

async function begin(): Promise<void> {
  for (const beginning of beginnings) {
    await nextTurn();
    await beginning();
  }
}
