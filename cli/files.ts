import { readFile, writeFile } from 'node:fs/promises';
import { InputError } from '../src/shared/inputError.ts';
import { sentenceOf } from '../src/shared/sentenceOf.ts';

/** Reads a file; throws `InputError` with the reason where that cannot be done. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new InputError(
      isMissing(error) ? `There is no file "${file}".` : `"${file}" cannot be read: ${sentenceOf(error)}.`,
    );
  }
}

/** Writes a file; throws `InputError` with the reason where that cannot be done. */
export async function writeBytes(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes);
  } catch (error) {
    throw new InputError(
      isMissing(error) ? `There is no folder for "${file}".` : `"${file}" cannot be written: ${sentenceOf(error)}.`,
    );
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
