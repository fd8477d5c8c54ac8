/** A name as the beginning of a file's name: without the ending of a file that it names, and without what file systems forbid. */
export function fileStem(name: string): string {
  return name
    .replace(/\.\p{L}{1,5}$/u, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .toLowerCase();
}
