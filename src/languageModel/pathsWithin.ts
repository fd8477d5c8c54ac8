/**
 * Where a file may lie in a folder, as whole paths with slashes: its path within the folder, or its whole path where that
 * leads into the folder. None for a path that leads out of it, by `..` or otherwise.
 */
export function pathsWithin(folder: string, file: string): string[] {
  const inside = resolved(folder, '/');
  const prefix = inside === '/' ? '/' : `${inside}/`;
  const paths = [resolved(file, inside), resolved(file, '/')];
  return [...new Set(paths)].filter((path) => path.startsWith(prefix) && path !== prefix);
}

/** A path from a folder on, without `.` and `..`; backslashes count as slashes, as they do on Windows. */
function resolved(path: string, from: string): string {
  const parts: string[] = [];
  for (const part of `${from}/${path.replaceAll('\\', '/')}`.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return `/${parts.join('/')}`;
}
