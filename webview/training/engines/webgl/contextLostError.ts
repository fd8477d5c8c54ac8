/** The graphics card was reset, or took its context away: the engine is gone, its task can go on elsewhere. */
export class ContextLostError extends Error {
  override readonly name = 'ContextLostError';

  constructor() {
    super('The WebGL context was lost while training; what was on the graphics card is gone.');
  }
}
