import { copySamples, type SamplesCopy } from '../../scripts/samplesCopy.ts';
import type { TestWindow } from './testWindow.ts';

/** A window that tests go through one after the other, as long as they are of one kind. */
export class SharedWindow {
  #kind = '';
  #samples: SamplesCopy | null = null;
  #window: TestWindow | null = null;

  /** The folder for the next test: that of the window of its kind, which starts afresh, or one for a window yet to be opened. */
  async begin(kind: string): Promise<string> {
    if (kind === this.#kind && this.#window !== null) {
      await this.#window.startAfresh();
      return this.#window.folder;
    }
    await this.close();
    this.#kind = kind;
    this.#samples = await copySamples();
    return this.#samples.folder;
  }

  /** The window that is open, or one that is opened now. */
  async windowOr(open: () => Promise<TestWindow>): Promise<TestWindow> {
    this.#window ??= await open();
    return this.#window;
  }

  async close(): Promise<void> {
    await this.#window?.close();
    await this.#samples?.remove();
    [this.#window, this.#samples] = [null, null];
  }
}
