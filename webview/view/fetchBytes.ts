import { translate } from '../../src/shared/l10n/translate.ts';

/**
 * A webview's own files sometimes never answer, and on a busy machine late: after each of these times they are asked for once
 * more, and what was asked before is still taken; after the last nothing is.
 */
const usualPatienceMs = [5000, 10_000, 15_000];

/** Fetches one of the webview's own files; rejects with what went wrong last. */
export async function fetchBytes(uri: string, patienceMs: readonly number[] = usualPatienceMs): Promise<ArrayBuffer> {
  const done = new AbortController();
  const requests: Promise<ArrayBuffer>[] = [];
  let failure: unknown;
  try {
    for (const milliseconds of patienceMs) {
      requests.push(fetchOnce(uri, done.signal));
      try {
        return await Promise.race([Promise.any(requests), late(milliseconds)]);
      } catch (error) {
        failure = error instanceof AggregateError ? error.errors[error.errors.length - 1] : error;
      }
    }
    throw failure;
  } finally {
    done.abort();
  }
}

async function fetchOnce(uri: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(uri, { signal });
  if (!response.ok) {
    throw new Error(`status ${response.status}`);
  }
  return response.arrayBuffer();
}

function late(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(translate('no answer'))), milliseconds);
  });
}
