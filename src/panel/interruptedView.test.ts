import { describe, expect, it } from 'vitest';
import { unfinishedTraining as training } from '../../test/support/unfinishedTraining.ts';
import { interruptedView } from './interruptedView.ts';

describe('interruptedView', () => {
  it('says how far the training came, and that it can go on', () => {
    const { request } = training;
    const view = interruptedView(training);
    expect(view.sentence).toMatch(
      /^Training on Noisy sine was interrupted at iteration 50 of 500, loss [\d.]+\. Resume goes on from there\.$/,
    );
    const { values, truth, gaps, time } = request;
    expect(view).toMatchObject({ history: values, truth: [...truth!], gaps, time, canResume: true, model: null });
    expect(view.interrupted).toMatchObject({ iterations: 50, planned: 500, members: 1, seasons: [] });
  });

  it('shows the values held out where nothing else is known of what follows', () => {
    const request = { ...training.request, truth: null, validation: Float64Array.of(1, 2) };
    expect(interruptedView({ ...training, request }).truth).toEqual([1, 2]);
  });

  it('leaves out a fit that takes long, or that there is none of', () => {
    const long = { ...training.request, values: new Float64Array(200_000).map((_, i) => Math.sin(i)) };
    const { fit } = interruptedView({ ...training, request: long });
    expect(fit.length).toBeLessThan(60_000);
    const request = { ...training.request, transforms: [{ kind: 'log', offset: -100 }] } as const;
    expect(interruptedView({ ...training, request }).fit).toHaveLength(0);
  });
});
