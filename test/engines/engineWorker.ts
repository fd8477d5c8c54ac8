import { engine as tensorflow } from '@tensorflow/tfjs-core';
import type { EngineState } from '../../src/shared/model/engineState.ts';
import type { TrainingOrder, TrainingOutcome, TrainingProgress, TrainingRequest } from '../../src/shared/protocol.ts';
import type { EngineSource } from '../../webview/training/engines/engine.ts';
import { engineSource } from '../../webview/training/engines/engineSource.ts';
import type { EngineTask } from '../../webview/training/engines/engineTask.ts';
import { loadKernel } from '../../webview/training/engines/wasm/loadKernel.ts';
import { WasmEngine } from '../../webview/training/engines/wasm/wasmEngine.ts';
import { judgeWebgl } from '../../webview/training/engines/webgl/judgeWebgl.ts';
import { probeWebgl } from '../../webview/training/engines/webgl/probeWebgl.ts';
import { TexelDevice } from '../../webview/training/engines/webgl/texelDevice.ts';
import { WebglEngine } from '../../webview/training/engines/webgl/webglEngine.ts';
import { Trainer } from '../../webview/training/trainer.ts';

/** What a test asks of the worker; every method but `probe` and `open` speaks of the engine opened under that number. */
export interface EngineWorkerMethods {
  /** The facts, and the verdicts on them with and without software renderers. */
  probe(): unknown;
  open(blockSteps: number | null): number;
  report(engine: number): unknown;
  prepare(engine: number, task: EngineTask): Promise<void>;
  run(engine: number, iterations: number): Promise<Float64Array>;
  readState(engine: number): Promise<EngineState>;
  writeState(engine: number, state: EngineState): Promise<void>;
  predict(engine: number, member: number): Promise<Float64Array>;
  rollOut(engine: number, member: number, warmUp: Float64Array, horizon: number): Promise<Float64Array>;
  memory(engine: number): { grids: number; textures: number; bytes: number; tensors: number };
  loseContext(engine: number): void;
  /** Makes the engine's WebGL say that memory ran out, which no test can bring about. */
  exhaustMemory(engine: number): void;
  /** Starts a run and loses the context while it is under way. */
  loseContextWhileRunning(engine: number, iterations: number): Promise<Float64Array>;
  dispose(engine: number): void;
  /** Trains in WebAssembly, with the first of the kernels that Chromium takes. */
  trainInWasm(kernels: readonly Uint8Array<ArrayBuffer>[], task: EngineTask, iterations: number): Promise<Float64Array>;
  /**
   * Trains as the panel's worker does. Each of `losses` is a number of checkpoints: at the first progress report after so
   * many were kept, the WebGL context in use is lost. A run that loses contexts is stopped five reports after the last.
   * `kept` are the iterations done at each checkpoint. `orders` are given one a report from the first on.
   */
  train(
    kernels: readonly Uint8Array<ArrayBuffer>[],
    request: TrainingRequest,
    losses: readonly number[],
    orders?: readonly TrainingOrder[],
  ): Promise<{
    outcome: TrainingOutcome;
    reports: readonly TrainingProgress[];
    kept: readonly number[];
    /** All that were found since the worker began. */
    blockLengths: Readonly<Record<string, number>>;
  }>;
  /** Gives out no WebGL context any more, as a browser after a few that were lost. */
  refuseContexts(): void;
  /** WebGL calls since the worker began. */
  counts(): { contexts: number; programs: number; draws: number; reads: number };
}

/** How a call ended. */
export type EngineWorkerReply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string } };

let latestContext: WebGL2RenderingContext | null = null;
let source: EngineSource | null = null;
const blockLengths: Record<string, number> = {};
const counts = { contexts: 0, programs: 0, draws: 0, reads: 0 };
countCalls();

const opened: { engine: WebglEngine; gl: WebGL2RenderingContext }[] = [];

const methods: EngineWorkerMethods = {
  probe() {
    const facts = probeWebgl(new OffscreenCanvas(1, 1));
    return { facts, strict: judgeWebgl(facts, false), lenient: judgeWebgl(facts, true) };
  },
  open(blockSteps) {
    const canvas = new OffscreenCanvas(1, 1);
    const facts = probeWebgl(canvas);
    const gl = canvas.getContext('webgl2');
    if (facts === null || gl === null) {
      throw new Error('no WebGL 2');
    }
    const options = { verdict: judgeWebgl(facts, true), ...(blockSteps === null ? {} : { blockSteps }) };
    opened.push({ engine: new WebglEngine(new TexelDevice(canvas, facts), options), gl });
    return opened.length - 1;
  },
  report: (engine) => opened[engine].engine.report,
  prepare: (engine, task) => opened[engine].engine.prepare(task),
  run: (engine, iterations) => opened[engine].engine.run(iterations),
  readState: (engine) => opened[engine].engine.readState(),
  writeState: (engine, state) => opened[engine].engine.writeState(state),
  predict: (engine, member) => opened[engine].engine.predict(member),
  rollOut: (engine, member, warmUp, horizon) => opened[engine].engine.rollOut(member, warmUp, horizon),
  memory: (engine) => ({ ...opened[engine].engine.memory(), tensors: tensorflow().state.numTensors }),
  loseContext(engine) {
    opened[engine].gl.getExtension('WEBGL_lose_context')?.loseContext();
  },
  exhaustMemory(engine) {
    const { gl } = opened[engine];
    gl.getError = () => gl.OUT_OF_MEMORY;
  },
  loseContextWhileRunning(engine, iterations) {
    const running = opened[engine].engine.run(iterations);
    methods.loseContext(engine);
    return running;
  },
  dispose: (engine) => opened[engine].engine.dispose(),
  async trainInWasm(kernels, task, iterations) {
    const loaded = await loadKernel(kernels);
    if (loaded.module === null) {
      throw new Error(loaded.reason);
    }
    const engine = new WasmEngine(loaded.module, { engine: 'wasm', renderer: null, reason: 'The test asks for it.' });
    await engine.prepare(task);
    return engine.run(iterations);
  },
  async train(kernels, request, losses, orders = []) {
    const waiting = [...losses];
    const toGive = [...orders];
    let afterLast = losses.length === 0 ? Number.POSITIVE_INFINITY : 5;
    const reports: TrainingProgress[] = [];
    const kept: number[] = [];
    source ??= engineSource(loadKernel(kernels), (shape, blockSteps) => {
      blockLengths[shape] = blockSteps;
    });
    const trainer = new Trainer(
      source,
      (progress) => {
        reports.push(progress);
        const order = toGive.shift();
        if (order !== undefined) {
          trainer.steer(order);
        }
        if (waiting.length === 0) {
          afterLast--;
        } else if (kept.length >= waiting[0]) {
          waiting.shift();
          latestContext?.getExtension('WEBGL_lose_context')?.loseContext();
        }
        if (afterLast === 0) {
          trainer.steer('stop');
        }
      },
      async (checkpoint) => {
        kept.push(checkpoint.losses.length);
      },
    );
    return { outcome: await trainer.train(request), reports, kept, blockLengths: { ...blockLengths } };
  },
  refuseContexts() {
    OffscreenCanvas.prototype.getContext = () => null;
  },
  counts: () => counts,
};

addEventListener('message', (event: MessageEvent<{ id: number; method: keyof typeof methods; values: never[] }>) => {
  const { id, method, values } = event.data;
  void answer(id, async () => (methods[method] as (...all: never[]) => unknown)(...values));
});

async function answer(id: number, work: () => Promise<unknown>): Promise<void> {
  let reply: EngineWorkerReply;
  try {
    reply = { id, result: await work() };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    reply = { id, error: { name, message } };
  }
  postMessage(reply);
}

/** Counts what the graphics card is asked for, whoever asks. */
function countCalls(): void {
  const gl = WebGL2RenderingContext.prototype;
  const { linkProgram, drawElements, readPixels } = gl;
  gl.linkProgram = function (...all) {
    counts.programs++;
    linkProgram.apply(this, all);
  };
  gl.drawElements = function (...all) {
    counts.draws++;
    drawElements.apply(this, all);
  };
  gl.readPixels = function (...all: unknown[]) {
    counts.reads++;
    Reflect.apply(readPixels, this, all);
  };
  const { getContext } = OffscreenCanvas.prototype;
  const seen = new WeakSet<object>();
  OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...all: Parameters<typeof getContext>) {
    const context = getContext.apply(this, all);
    if (context !== null && !seen.has(context)) {
      seen.add(context);
      counts.contexts++;
      latestContext = context instanceof WebGL2RenderingContext ? context : latestContext;
    }
    return context;
  } as typeof getContext;
}
