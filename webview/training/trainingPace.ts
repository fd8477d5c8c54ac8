import { assertNever } from '../../src/shared/assertNever.ts';
import type { TrainingOrder } from '../../src/shared/protocol.ts';

/** The pace at which a person lets a run go on. */
export class TrainingPace {
  #state: 'running' | 'paused' | 'stopped' = 'running';
  /** Iterations that may be taken though the run is paused. */
  #steps = 0;
  #resolve: () => void = () => {};

  /** Takes an order; a run that was stopped takes none any more. */
  give(order: TrainingOrder): void {
    if (this.#state === 'stopped') {
      return;
    }
    switch (order) {
      case 'pause':
        this.#state = 'paused';
        break;
      case 'resume':
        this.#state = 'running';
        this.#steps = 0;
        break;
      case 'step':
        this.#state = 'paused';
        this.#steps++;
        break;
      case 'stop':
        this.#state = 'stopped';
        break;
      default:
        assertNever(order);
    }
    this.wake();
  }

  get isStopped(): boolean {
    return this.#state === 'stopped';
  }

  /** Whether the run should wait for the next order. */
  get isWaiting(): boolean {
    return this.#state === 'paused' && this.#steps === 0;
  }

  /** Whether the run should take one iteration, say so by `stepTaken`, and ask again. */
  get isStepping(): boolean {
    return this.#state === 'paused' && this.#steps > 0;
  }

  stepTaken(): void {
    this.#steps = Math.max(0, this.#steps - 1);
  }

  /** Has what waits for the next order look again. */
  wake(): void {
    this.#resolve();
  }

  /** Resolves with the next order, or when it is woken. */
  async nextOrder(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#resolve = resolve;
    });
    this.#resolve = () => {};
  }
}
