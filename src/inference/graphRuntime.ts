/** A forecaster's graph that is open. */
export interface OpenGraph {
  /** Runs it on a history (`[steps]`, data units) for the `horizon` values after it; answers its outputs by name. */
  run(history: Float32Array, horizon: number): Promise<Readonly<Record<string, Float32Array>>>;
  release(): Promise<void>;
}

/** Where graphs are run. */
export interface GraphRuntime {
  /** Opens a graph that this extension wrote. Throws one sentence when the runtime cannot be started. */
  open(graph: Uint8Array): Promise<OpenGraph>;
  dispose(): void;
}
