import { shownValue } from './shownValue.ts';

/** What to tell a person of something that was thrown: an error's own sentence. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : typeof error === 'string' ? error : shownValue(error);
}
