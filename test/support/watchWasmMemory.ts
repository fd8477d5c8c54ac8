/**
 * From now on, every WebAssembly memory that JavaScript makes is counted; answers a function that says how many bytes those
 * have together that are still held by somebody. A WebAssembly memory grows, and never shrinks.
 */
export function watchWasmMemory(): () => number {
  const memories: WeakRef<WebAssembly.Memory>[] = [];
  WebAssembly.Memory = class extends WebAssembly.Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories.push(new WeakRef(this));
    }
  };
  return () => memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0);
}
