/** Which engine trained, and why that one: shown in the panel and kept with the model. */
export interface BackendReport {
  readonly engine: 'plain' | 'wasm' | 'webgl';
  /** The graphics renderer's own name; `null` where none was looked at. */
  readonly renderer: string | null;
  /** One sentence: why this engine and no other. */
  readonly reason: string;
}

/** What a person calls an engine. */
export function engineName(engine: BackendReport['engine']): string {
  switch (engine) {
    case 'webgl':
      return 'WebGL';
    case 'wasm':
      return 'WebAssembly';
    case 'plain':
      return 'CPU';
    default:
      // The name of a later version's engine, from a file.
      return engine satisfies never;
  }
}
