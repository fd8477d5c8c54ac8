import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InputError } from '../src/shared/inputError.ts';
import { sentenceOf } from '../src/shared/sentenceOf.ts';

/** Reads a file; throws `InputError` with the reason where that cannot be done. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new InputError(isCode(error, 'ENOENT') ? `There is no file "${file}".` : reasonOf(error, file, 'read'));
  }
}

/** Throws one sentence where a file could not be written for want of a folder; before there is anything to be lost. */
export async function checkFolder(file: string): Promise<void> {
  const isThere = await stat(dirname(file)).then(
    (folder) => folder.isDirectory(),
    () => false,
  );
  if (!isThere) {
    throw new Error(`There is no folder for "${file}".`);
  }
}

/** Writes a file, whole or not at all; throws one sentence with the reason where that cannot be done. */
export async function writeBytes(file: string, bytes: Uint8Array): Promise<void> {
  await checkFolder(file);
  try {
    await writeWhole(file, bytes);
  } catch (error) {
    throw new Error(reasonOf(error, file, 'written'));
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
    return isCode(error, 'ENOENT');
  }
}

/** Why a file cannot be read or written. */
function reasonOf(error: unknown, file: string, done: 'read' | 'written'): string {
  return isCode(error, 'EISDIR') ? `"${file}" is a folder.` : `"${file}" cannot be ${done}: ${sentenceOf(error)}.`;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
