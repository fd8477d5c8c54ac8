/** The folder of a workspace and in it ours, where VS Code has numbered the former. */
const numbered = /\/(-?[0-9a-f]+)-\d+(\/[^/]+)$/;

/**
 * The path of the first folder that VS Code gives an extension for a workspace. A window that is loaded anew while its
 * extension host before has not ended is given another (`<workspace>-1`), in which nothing would be found that was kept.
 * Windows share the first as they do on one workspace: files are written whole, under names of their own.
 */
export function firstStoragePath(path: string): string {
  return path.replace(numbered, '/$1$2');
}
