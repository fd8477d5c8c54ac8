import { translate } from '../../../src/shared/l10n/translate.ts';
import type { Engine } from './engine.ts';
import type { EngineTask } from './engineTask.ts';
import { fastestEngine, timed } from './fastestEngine.ts';
import type { WebglVerdict } from './webgl/judgeWebgl.ts';

/**
 * A training that WebAssembly ends sooner than this is not measured on WebGL: to open a context, to compile programs and
 * to time iterations takes up to a second, which the faster engine would have to win back.
 */
const worthMeasuringMs = 10_000;
/** The first iteration is slow, so what it says too much of is looked at again. */
const mostLooks = 3;

/**
 * The engine that has `iterations` of a task done soonest: WebAssembly where those are short, otherwise whichever it and
 * the WebGL of a real GPU is measured to be. `openWebgl` answers with an engine or with why there is none.
 */
export async function automaticEngine(
  wasm: Engine,
  openWebgl: () => Engine | WebglVerdict,
  task: EngineTask,
  iterations: number,
): Promise<Engine> {
  const milliseconds = await atMost(wasm, task, iterations);
  if (milliseconds !== null && milliseconds < worthMeasuringMs) {
    const reason = translate('A training of less than {0} s gains nothing on WebGL.', worthMeasuringMs / 1000);
    wasm.report = { ...wasm.report, reason };
    return wasm;
  }
  const opened = openWebgl();
  if ('usable' in opened) {
    wasm.report = { ...wasm.report, renderer: opened.renderer, reason: opened.reason };
    return wasm;
  }
  if (milliseconds === null) {
    wasm.dispose();
    return opened;
  }
  wasm.report = { ...wasm.report, renderer: opened.report.renderer };
  return fastestEngine([wasm, opened], task);
}

/**
 * Milliseconds that the iterations take at most, judged by the first ones and no closer than is needed to tell; `null`
 * when the engine cannot take the task.
 */
async function atMost(engine: Engine, task: EngineTask, iterations: number): Promise<number | null> {
  try {
    await engine.prepare(task);
    let least = Number.POSITIVE_INFINITY;
    for (let look = 0; look < mostLooks && least >= worthMeasuringMs; look++) {
      least = Math.min(least, iterations * (await timed(engine, 1)));
    }
    return least;
  } catch {
    // Whoever trains on it meets the same error.
    return null;
  }
}
