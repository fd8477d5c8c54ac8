import { motionAt, type NetworkMotion, stillMotion } from '../charts/networkMotion.ts';
import { NextFrame } from '../charts/nextFrame.ts';
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

/** The longest time that a frame goes on by: it comes later where the page was hidden, which is not made up for. */
const longestFrameMs = 250;

/**
 * Plays steps one after the other, each taking the same time, until there is none left. While the page is hidden it stands where
 * it is, and goes on from there.
 */
export class NetworkPlayer {
  readonly #window: Window;
  readonly #played: PlayedNetwork;
  readonly #frame: NextFrame;
  #isPlaying = false;
  /** How much of the step has been played, and when the frame was that it was drawn in. */
  #playedMs = 0;
  #drawnAt: number | null = null;
  /** How long a step takes. */
  stepMs: number;

  constructor(window: Window, played: PlayedNetwork, stepMs: number) {
    this.#window = window;
    this.#played = played;
    this.stepMs = stepMs;
    this.#frame = new NextFrame(window, (now) => this.#onFrame(now));
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  play(): void {
    if (!this.#isPlaying) {
      this.#isPlaying = true;
      this.#playedMs = 0;
      this.#drawnAt = null;
      this.#frame.request();
      this.#played.changed(true);
    }
  }

  pause(): void {
    if (this.#isPlaying) {
      this.#isPlaying = false;
      this.#frame.cancel();
      this.#played.move(stillMotion);
      this.#played.changed(false);
    }
  }

  #onFrame(now: number): void {
    this.#playedMs += Math.min(longestFrameMs, now - (this.#drawnAt ?? now));
    this.#drawnAt = now;
    this.#frame.request();
    const share = this.#playedMs / this.stepMs;
    if (share >= 1) {
      // Frames that are rarer than steps show one step each.
      this.#playedMs = share < 2 ? this.#playedMs - this.stepMs : 0;
      if (!this.#played.advance()) {
        this.pause();
        return;
      }
    }
    this.#played.move(motionAt(share >= 1 ? 0 : share, this.stepMs, wantsCalm(this.#window.document)));
  }
}
