import { translate } from '../../../../src/shared/l10n/translate.ts';
import { sentenceOf } from '../../../../src/shared/sentenceOf.ts';

/** The compiled kernel, or why there is none. */
export type LoadedKernel =
  | { readonly module: WebAssembly.Module }
  | { readonly module: null /** Half a sentence, to go after "because". */; readonly reason: string };

/** Compiles the first of the kernels that this machine can run; never rejects. */
export async function loadKernel(kernels: readonly Uint8Array<ArrayBuffer>[]): Promise<LoadedKernel> {
  if (typeof WebAssembly === 'undefined') {
    return { module: null, reason: translate('WebAssembly is not available here') };
  }
  if (kernels.length === 0) {
    return { module: null, reason: translate('its training kernel could not be loaded') };
  }
  const usable = kernels.find((bytes) => WebAssembly.validate(bytes));
  if (usable === undefined) {
    return { module: null, reason: translate('WebAssembly has no SIMD here') };
  }
  try {
    return { module: await WebAssembly.compile(usable) };
  } catch (error) {
    return { module: null, reason: sentenceOf(error) };
  }
}
