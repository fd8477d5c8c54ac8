import * as vscode from 'vscode';
import { CancelledError } from './cancelledError.ts';
import { plainSentence } from './plainText.ts';

/** What ends sooner needs no words. */
const delayMs = 500;
const hearMs = 20;
/** VS Code shows progress for so long at least. */
const shownMs = 800;
/** More sentences nobody reads at once; what is left out stands in the log. */
const mostSentences = 3;

const gravities = ['information', 'warning', 'error'] as const;
type Gravity = (typeof gravities)[number];

/** How many there were. */
let asked = 0;

/** Progress in a notification. */
interface ShownProgress {
  readonly openedAt: number;
  /** Says what is done now; known when VS Code shows it. */
  report: (message: string) => void;
  readonly close: () => void;
}

/**
 * Something that a person has asked for, by a command, and the one notification that it has at a time: progress with Cancel
 * while it lasts, whose words follow what is done, and, where there is something to say, one sentence in the end.
 */
export class Action {
  #place = ++asked;
  /** How long its parts have lasted. */
  #lastedMs = 0;
  #message = '';
  #cancel = () => {};
  #progress: ShownProgress | null = null;
  #gravity: Gravity = 'information';
  #hasTurned = false;
  readonly #sentences = new Set<string>();

  /** Its place in the order in which things were asked for, questions that were answered with them. */
  get place(): number {
    return this.#place;
  }

  /**
   * Does a part of the action. Where the action has lasted half a second with it, a notification with a Cancel button says
   * `message` until the action has ended; the button aborts the signal that `work` is handed. Throws `CancelledError` at
   * once where the person has cancelled.
   */
  async during<Result>(message: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const cancel = new AbortController();
    const cancelled = new Promise<never>((_, reject) => {
      cancel.signal.addEventListener('abort', () => reject(cancel.signal.reason), { once: true });
    });
    this.#say(message, () => cancel.abort(new CancelledError()));
    const began = performance.now();
    const timer = setTimeout(() => this.#open(), Math.max(0, delayMs - this.#lastedMs));
    try {
      const result = await Promise.race([work(cancel.signal), cancelled]);
      if (this.#progress !== null) {
        // A cancel that was given while the work held the host up is heard first.
        await new Promise((resolve) => setTimeout(resolve, hearMs));
      }
      cancel.signal.throwIfAborted();
      return result;
    } finally {
      clearTimeout(timer);
      this.#lastedMs += performance.now() - began;
    }
  }

  /** Turns the person to what the action shows, by `turn`, once: whoever turns elsewhere meanwhile is not called back. */
  turnOnce(turn: () => void): void {
    if (!this.#hasTurned) {
      this.#hasTurned = true;
      turn();
    }
  }

  /**
   * Does a part that the panel shows, with what ends it: a notification that stands there already says `message`, and its
   * Cancel does what `stop` does; none comes.
   */
  async inPanel<Result>(message: string, stop: () => void, work: () => Promise<Result>): Promise<Result> {
    this.#say(message, stop);
    return work();
  }

  /**
   * Waits for what a person says, to whom nothing else is said meanwhile. Throws `CancelledError` where they say nothing.
   */
  async asking<Answer>(ask: () => PromiseLike<Answer | undefined>): Promise<Answer> {
    this.closeProgress();
    const answer = await ask();
    if (answer === undefined) {
      throw new CancelledError();
    }
    this.#place = ++asked;
    return answer;
  }

  /** Takes the progress away; what is done from now on counts anew. */
  closeProgress(): void {
    this.#lastedMs = 0;
    this.#progress?.close();
    this.#progress = null;
  }

  /** Has a sentence said in the end. */
  readonly inform = (sentence: string) => this.#add(sentence, 'information');

  /** Does so as a warning. */
  readonly warn = (sentence: string) => this.#add(sentence, 'warning');

  /** Does so as an error. */
  readonly fail = (sentence: string) => this.#add(sentence, 'error');

  /** Takes the progress away, and says what there is to say. */
  async end(): Promise<void> {
    const progress = this.#progress;
    this.closeProgress();
    if (this.#sentences.size === 0) {
      return;
    }
    if (progress !== null) {
      const restMs = progress.openedAt + shownMs - performance.now();
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, restMs)));
    }
    const text = plainSentence([...this.#sentences].slice(0, mostSentences).join(' '));
    const { showInformationMessage, showWarningMessage, showErrorMessage } = vscode.window;
    const show = { information: showInformationMessage, warning: showWarningMessage, error: showErrorMessage };
    void show[this.#gravity](text);
  }

  #add(sentence: string, gravity: Gravity): void {
    this.#sentences.add(sentence);
    if (gravities.indexOf(gravity) > gravities.indexOf(this.#gravity)) {
      this.#gravity = gravity;
    }
  }

  #say(message: string, cancel: () => void): void {
    this.#message = plainSentence(message);
    this.#cancel = cancel;
    this.#progress?.report(this.#message);
  }

  #open(): void {
    if (this.#progress !== null) {
      return;
    }
    let close = () => {};
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    const shown: ShownProgress = { openedAt: performance.now(), report: () => {}, close };
    this.#progress = shown;
    // Without a title, so that nothing of what is said first stays.
    const options = { location: vscode.ProgressLocation.Notification, cancellable: true };
    void vscode.window.withProgress(options, async (progress, token) => {
      shown.report = (message) => progress.report({ message });
      shown.report(this.#message);
      token.onCancellationRequested(() => this.#cancel());
      await closed;
    });
  }
}
