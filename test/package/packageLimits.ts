/** What the package may hold. */
export const packageLimits = {
  /** The .vsix file. */
  bytes: 6_000_000,
  files: 60,
  /** What VS Code reads when the extension becomes active: onnxruntime is not in it. */
  hostBytes: 300_000,
  /** The script of the panel's page. */
  pageBytes: 400_000,
} as const;
