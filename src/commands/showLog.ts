import type { Parts } from '../parts.ts';

/** RNN: Show Log. */
export async function showLog(parts: Parts): Promise<void> {
  parts.log.show(true);
}
