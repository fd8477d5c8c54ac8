import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../test/support/temporaryFolder.ts';
import { writeBytes } from './files.ts';

describe('writeBytes', () => {
  const folder = temporaryFolder();
  const bytes = Uint8Array.of(1, 2, 3);

  it('writes a file anew, or through a link to it', async () => {
    const file = join(folder(), 'a.onnx');
    await writeBytes(file, bytes);
    await symlink(file, join(folder(), 'link.onnx'));
    await writeBytes(join(folder(), 'link.onnx'), Uint8Array.of(4));
    expect([...(await readFile(file))]).toEqual([4]);
    expect((await readdir(folder())).sort()).toEqual(['a.onnx', 'link.onnx']);
  });

  it('leaves what stood there where the new cannot be written', async () => {
    const file = join(folder(), 'kept.onnx');
    await writeFile(file, 'kept');
    // What is written first has this name; a folder stands in its place.
    await mkdir(`${file}.${process.pid}.part`);
    await expect(writeBytes(file, bytes)).rejects.toThrow(`"${file}" cannot be written: `);
    expect(await readFile(file, 'utf8')).toBe('kept');
  });

  it('says that there is no folder', async () => {
    const file = join(folder(), 'nowhere', 'a.onnx');
    await expect(writeBytes(file, bytes)).rejects.toThrow(`There is no folder for "${file}".`);
  });
});
