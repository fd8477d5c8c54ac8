import { translate } from '../../../../src/shared/l10n/translate.ts';
import { sentenceOf } from '../../../../src/shared/sentenceOf.ts';

/** The compiled kernel, or why there is none. */
export type LoadedKernel =
  | { readonly module: WebAssembly.Module }
  | { readonly module: null /** Half a sentence, to go after "because". */; readonly reason: string };

/** The least module that takes a vector: a function whose answer is one. */
const vectorModule = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

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
    return {
      module: null,
      reason: WebAssembly.validate(vectorModule)
        ? translate('its training kernel is damaged')
        : translate('WebAssembly has no SIMD here'),
    };
  }
  try {
    return { module: await WebAssembly.compile(usable) };
  } catch (error) {
    // A kernel that is whole is refused by the page's policy, in words that are the browser's own.
    return {
      module: null,
      reason: translate('this page may not run WebAssembly ({0})', sentenceOf(error).replace(/\.$/, '')),
    };
  }
}
