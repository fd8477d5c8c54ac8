import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
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

/** Writes a file, whole or not at all; throws `InputError` with the reason where that cannot be done. */
export async function writeBytes(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeWhole(file, bytes);
  } catch (error) {
    throw new InputError(
      isMissing(error) ? `There is no folder for "${file}".` : `"${file}" cannot be written: ${sentenceOf(error)}.`,
    );
  }
}

/** What stood there stays until every byte of the new is written; what could not be finished is removed. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(file).catch(() => file);
  if (!(await isReplaceable(target))) {
    // A pipe or a device is written to as it is.
    await writeFile(target, bytes);
    return;
  }
  const part = `${target}.${process.pid}.part`;
  try {
    await writeFile(part, bytes);
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Whether there is a file, or nothing yet. */
async function isReplaceable(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    return isMissing(error);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
