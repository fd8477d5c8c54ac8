import { type Language, useLanguage } from '../shared/l10n/language.ts';
import { RpcPeer } from '../shared/rpc.ts';
import type { OpenGraph } from './graphRuntime.ts';
import { graphsHere } from './graphsHere.ts';
import type { GraphMethods } from './graphThread.ts';
import { OnnxRuntime } from './onnxRuntime.ts';
import type { RuntimeModule } from './onnxRuntimeFiles.ts';

/** The end of a thread's connection, as Node gives it. */
interface ThreadPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): void;
}

/** What the host hands to a thread. */
export interface ThreadData {
  /** The runtime's WebAssembly. */
  readonly bytes: Uint8Array;
  readonly language: Language;
}

/** Runs graphs for the host, in a thread of their own, by the `runtime` that stands in it. */
export function serveGraphs(runtime: RuntimeModule, { bytes, language }: ThreadData, port: ThreadPort): void {
  useLanguage(language);
  const graphs = graphsHere(new OnnxRuntime({ module: async () => runtime, bytes: async () => bytes }));
  const open = new Map<number, OpenGraph>();
  let last = 0;
  const host = new RpcPeer<GraphMethods, Record<never, never>>((message) => port.postMessage(message), {
    async open(graph) {
      const opened = await graphs.open(graph);
      open.set(++last, opened);
      return last;
    },
    async run(id, history, horizon) {
      return open.get(id)!.run(history, horizon);
    },
    async release(id) {
      await open.get(id)?.release();
      open.delete(id);
    },
  });
  port.on('message', (message) => host.receive(message));
}
