import type { Engine } from './engine.ts';

/** Stands where nothing is to be trained. */
export const noEngine: Engine = {
  report: { engine: 'plain', renderer: null, reason: 'Nothing is trained.' },
  prepare: refuse,
  run: refuse,
  readState: refuse,
  writeState: refuse,
  predict: refuse,
  rollOut: refuse,
  dispose() {},
};

function refuse(): Promise<never> {
  return Promise.reject(new Error('There is nothing here to train with.'));
}
