import type * as vscode from 'vscode';
import type { Action } from '../action.ts';
import type { Parts } from '../parts.ts';

/** Writes a file whole where the person wants it, saying `message` where that lasts; whether they let it be written. */
export async function writeExport(
  { files }: Parts,
  action: Action,
  message: string,
  target: vscode.Uri,
  bytes: Uint8Array,
): Promise<boolean> {
  const written = await action.during(message, async (signal) => {
    await files.writeWhole(target, bytes, signal);
    return true;
  });
  return written !== null;
}
