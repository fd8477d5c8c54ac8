import { motionAt, type NetworkMotion, stillMotion } from '../charts/networkMotion.ts';
import { wantsCalm } from './wantsCalm.ts';

/** What the player does its work with. */
export interface PlayedNetwork {
  /** Goes one step on; answers whether there was one. */
  advance(): boolean;
  /** Shows what moves. */
  move(motion: NetworkMotion): void;
  /** Playing has begun or ended. */
  changed(isPlaying: boolean): void;
}

/** Plays steps one after the other, each taking the same time, until there is none left; nothing plays while the page is hidden. */
export class NetworkPlayer {
  readonly #window: Window;
  readonly #played: PlayedNetwork;
  #frame: number | null = null;
  #startedAt: number | null = null;
  /** How long a step takes. */
  stepMs: number;

  constructor(window: Window, played: PlayedNetwork, stepMs: number) {
    this.#window = window;
    this.#played = played;
    this.stepMs = stepMs;
  }

  get isPlaying(): boolean {
    return this.#frame !== null;
  }

  play(): void {
    if (!this.isPlaying) {
      this.#startedAt = null;
      this.#request();
      this.#played.changed(true);
    }
  }

  pause(): void {
    if (this.#frame !== null) {
      this.#window.cancelAnimationFrame(this.#frame);
      this.#frame = null;
      this.#played.move(stillMotion);
      this.#played.changed(false);
    }
  }

  #request(): void {
    this.#frame = this.#window.requestAnimationFrame((now) => this.#onFrame(now));
  }

  #onFrame(now: number): void {
    this.#startedAt ??= now;
    const share = (now - this.#startedAt) / this.stepMs;
    this.#request();
    if (share >= 1) {
      // A page that was hidden does not make up for it.
      this.#startedAt = share < 2 ? this.#startedAt + this.stepMs : now;
      if (!this.#played.advance()) {
        this.pause();
        return;
      }
    }
    this.#played.move(motionAt(share >= 1 ? 0 : share, this.stepMs, wantsCalm(this.#window.document)));
  }
}
