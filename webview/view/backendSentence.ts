import { assertNever } from '../../src/shared/assertNever.ts';
import { formatMilliseconds } from '../../src/shared/formatNumber.ts';
import type { BackendReport } from '../../src/shared/model/backendReport.ts';

/** What trained, on which renderer, how fast, and why that. */
export function backendSentence(backend: BackendReport, msPerIteration: number | null): string {
  const renderer = backend.renderer === null || backend.engine !== 'webgl' ? '' : ` (${backend.renderer})`;
  const speed = msPerIteration === null ? '' : `, ${formatMilliseconds(msPerIteration)} per iteration`;
  return `Trained on ${engineName(backend.engine)}${renderer}${speed}. ${backend.reason}`;
}

function engineName(engine: BackendReport['engine']): string {
  switch (engine) {
    case 'webgl':
      return 'WebGL';
    case 'plain':
      return 'the CPU';
    default:
      return assertNever(engine);
  }
}
