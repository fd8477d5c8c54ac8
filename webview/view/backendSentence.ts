import { formatMilliseconds } from '../../src/shared/formatNumber.ts';
import type { BackendReport } from '../../src/shared/model/backendReport.ts';

/** What trained: the engine, on which renderer, how fast, and why that. */
export function backendSentence(backend: BackendReport, msPerIteration: number | null): string {
  const renderer = backend.renderer === null || backend.engine !== 'webgl' ? '' : ` (${backend.renderer})`;
  const speed = msPerIteration === null ? '' : `, ${formatMilliseconds(msPerIteration)} per iteration`;
  return `${engineName(backend.engine)}${renderer}${speed}. ${backend.reason}`;
}

function engineName(engine: BackendReport['engine']): string {
  switch (engine) {
    case 'webgl':
      return 'WebGL';
    case 'wasm':
      return 'WebAssembly';
    case 'plain':
      return 'CPU';
    default:
      // The name of a later version's engine, from a file.
      return engine satisfies never;
  }
}
