import { translate } from '../../../../src/shared/l10n/translate.ts';
import { WasmEngine } from './wasmEngine.ts';

/** Why a search trains in WebAssembly, whatever a machine has besides. */
export function searchReason(): string {
  return translate('The networks of a search are small.');
}

/** The engine of a search, on the compiled training kernel. */
export function searchEngine(kernel: WebAssembly.Module): WasmEngine {
  return new WasmEngine(kernel, { engine: 'wasm', renderer: null, reason: searchReason() });
}
