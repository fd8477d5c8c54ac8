import { copySamples, type SamplesCopy } from '../../scripts/samplesCopy.ts';
import { type TestWindow, type UserSettings, writeFolderSettings } from './testWindow.ts';

/** A window that tests go through one after the other, each with settings of its own, which stand in its folder. */
export class SharedWindow {
  #extension = '';
  #samples: SamplesCopy | null = null;
  #window: TestWindow | null = null;

  /** The folder for the next test: that of the window, which starts afresh, or one for a window yet to be opened. */
  async begin(extension: string, settings: UserSettings): Promise<string> {
    if (extension === this.#extension && this.#window !== null) {
      await this.#window.startAfresh(settings);
      return this.#window.folder;
    }
    await this.close();
    this.#extension = extension;
    this.#samples = await copySamples();
    await writeFolderSettings(this.#samples.folder, settings);
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
