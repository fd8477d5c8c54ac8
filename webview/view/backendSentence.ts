import { formatMilliseconds } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { type BackendReport, engineName } from '../../src/shared/model/backendReport.ts';

/** What trained: the engine, on which renderer, how fast, and why that. */
export function backendSentence(backend: BackendReport, msPerIteration: number | null): string {
  const { engine, renderer, reason } = backend;
  // Most reasons name it.
  const on = renderer === null || engine !== 'webgl' || reason.includes(renderer) ? '' : ` (${renderer})`;
  const speed = msPerIteration === null ? '' : translate(', {0} per iteration', formatMilliseconds(msPerIteration));
  return `${engineName(engine)}${on}${speed}. ${reason}`;
}
