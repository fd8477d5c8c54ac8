import { describe, expect, it } from 'vitest';
import { interruptedView } from '../src/panel/interruptedView.ts';
import { keptView } from '../src/shared/keptView.ts';
import type { ShownNetwork } from '../src/shared/model/shownNetwork.ts';
import type { TrainingCheckpoint, TrainingProgress, TrainingRequest } from '../src/shared/protocol.ts';
import { PlainEngine } from '../webview/training/engines/plain/plainEngine.ts';
import { Trainer } from '../webview/training/trainer.ts';
import { LossHistory } from '../webview/view/lossHistory.ts';
import { trainingContents, viewContents } from '../webview/view/panelContents.ts';
import { sineRequest } from './support/sineRequest.ts';

const engines = {
  create: async () => new PlainEngine({ engine: 'plain', renderer: null, reason: 'The test asks for it.' }),
  replace: async (_: unknown, error: unknown) => {
    throw error;
  },
};

/** Trains until it is told to wait, and answers with what is shown then and what is kept. */
async function waitingTraining(request: TrainingRequest) {
  const checkpoints: TrainingCheckpoint[] = [];
  const losses = new LossHistory();
  let waiting: TrainingProgress | null = null;
  const trainer: Trainer = new Trainer(
    engines,
    (progress) => {
      losses.report(progress);
      if (progress.paused) {
        waiting ??= progress;
        trainer.steer('stop');
      } else if (progress.iteration > 5) {
        trainer.steer('pause');
      }
    },
    async (checkpoint) => {
      checkpoints.push(checkpoint);
    },
  );
  await trainer.train(request);
  return { shown: trainingContents(request, losses, waiting, null), checkpoint: checkpoints.at(-1)! };
}

describe('a training that was interrupted', () => {
  it.each([
    ['one network', { members: 1 }],
    [
      'several, of a series with a season',
      { members: 3, transforms: [{ kind: 'deseasonalise', period: 31, season: 'additive' }] },
    ],
  ] as const)('shows what it showed: %s', async (_, chosen) => {
    const request = sineRequest(20, { iterations: 2000, backend: 'cpu', ...chosen });
    const { shown, checkpoint } = await waitingTraining(request);
    const view = interruptedView({ name: 'Sine', source: { kind: 'sine', seed: 7 }, request, checkpoint });
    const contents = viewContents(view, 'none');
    expect(contents).toMatchObject({ state: 'done', run: 'none', canResume: true, model: null });
    expect(contents.iterations).toEqual(shown.iterations);
    for (const [done, loss] of checkpoint.losses.entries()) {
      expect([contents.losses?.iterations[done], contents.losses?.losses[done]]).toEqual([done + 1, loss]);
    }
    expect(contents.losses).toMatchObject({
      lastIteration: shown.losses!.lastIteration,
      rates: shown.losses!.rates,
      validation: { iterations: shown.losses!.validation!.iterations },
    });
    const [network, networkThen] = [contents.network, shown.network] as ShownNetwork[];
    expect(network).toEqual(networkThen);
    const [fit, fitThen] = [contents.forecast!.series.fit, shown.forecast!.series.fit];
    expect(fit.length).toBe(fitThen.length);
    for (let step = 0; step < fit.length; step++) {
      expect(fit[step]).toBeCloseTo(fitThen[step], 4);
    }
    expect(contents.status.slice(0, 3)).toEqual(shown.status.slice(0, 3));
    expect(contents.status).toContain('Interrupted');
    expect(contents.status.at(-1)).toBe(shown.status.at(-1));
    expect(JSON.stringify(keptView(view))).not.toContain('interrupted"');
  });
});
