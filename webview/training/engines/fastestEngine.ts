import { formatMilliseconds, formatNumber } from '../../../src/shared/formatNumber.ts';
import { translate } from '../../../src/shared/l10n/translate.ts';
import { engineName } from '../../../src/shared/model/backendReport.ts';
import { sentenceOf } from '../../../src/shared/sentenceOf.ts';
import type { Engine } from './engine.ts';
import type { EngineTask } from './engineTask.ts';

/** A batch of iterations this long is measured: long against the clock, short before a training. */
const batchMs = 25;
/** A batch that is faster than the one before by more than this share is followed by another. */
const faster = 0.05;

/**
 * The fastest of the engines (at least one) on a task; its report says by how much. The others are disposed of. An engine
 * that fails is out of the race; throws what the last one threw when all fail.
 */
export async function fastestEngine(engines: readonly Engine[], task: EngineTask): Promise<Engine> {
  const raced: { readonly engine: Engine; readonly ms: number }[] = [];
  const failures: { readonly engine: Engine; readonly error: unknown }[] = [];
  for (const engine of engines) {
    try {
      raced.push({ engine, ms: await msPerIteration(engine, task) });
    } catch (error) {
      engine.dispose();
      failures.push({ engine, error });
    }
  }
  raced.sort((first, second) => first.ms - second.ms);
  const [winner, ...losers] = raced;
  if (winner === undefined) {
    throw failures.at(-1)?.error;
  }
  const said = [
    ...losers.map(({ engine, ms }) => {
      const times = formatNumber(ms / winner.ms);
      return translate(
        'Measured on this task: {0} an iteration, {1} times as fast as {2} ({3}).',
        formatMilliseconds(winner.ms),
        times,
        nameOf(engine),
        formatMilliseconds(ms),
      );
    }),
    ...failures.map(({ engine, error }) =>
      translate('Not measured against {0}: {1}', nameOf(engine), sentenceOf(error)),
    ),
  ];
  for (const { engine } of losers) {
    engine.dispose();
  }
  winner.engine.report = { ...winner.engine.report, reason: said.join(' ') };
  return winner.engine;
}

function nameOf({ report }: Engine): string {
  return engineName(report.engine);
}

/**
 * The best of batches, taken as long as they get faster: the first ones compile and warm up, and WebGL is still trying how
 * many steps to fuse.
 */
async function msPerIteration(engine: Engine, task: EngineTask): Promise<number> {
  await engine.prepare(task);
  await engine.run(1);
  let least = Number.POSITIVE_INFINITY;
  for (let count = 1; ; ) {
    const milliseconds = await timed(engine, count);
    if (milliseconds < batchMs) {
      count *= 2;
      continue;
    }
    const each = milliseconds / count;
    if (each > (1 - faster) * least) {
      return Math.min(each, least);
    }
    least = each;
  }
}

async function timed(engine: Engine, iterations: number): Promise<number> {
  const began = performance.now();
  await engine.run(iterations);
  return performance.now() - began;
}
