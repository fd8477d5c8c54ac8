import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDrivenWindow } from './drivenWindow.ts';

/** The editor is never held up for longer. */
const mostHeldUpMs = 50;
/** VS Code itself takes a document of a million lines apart meanwhile. */
const openedMs = 4000;

/** How long commands hold the extension host up in a window. */
export interface HoldUps {
  /** Those that hold it up for too long, in a sentence each. */
  readonly lost: readonly string[];
  /** Milliseconds on the processor, by command. */
  readonly note: string;
}

/** Gives commands one after another in a window; `begin` is called before each. */
export async function measureHoldUps(begin: () => void): Promise<HoldUps> {
  const window = await openDrivenWindow({ 'rnn.forecast.horizon': 20, 'rnn.forecast.searchSeconds': 2 });
  const { host, folder } = window;
  try {
    const taken: { readonly name: string; readonly ms: number }[] = [];
    const give = async (name: string, command: string, count = 0) => {
      begin();
      if (count > 0) {
        const file = join(folder, `${count}.txt`);
        await writeFile(file, wave(count));
        await host.call('open', file, 1);
        await new Promise((resolve) => setTimeout(resolve, openedMs));
      }
      await host.call('watchWork');
      await host.call('command', command);
      taken.push({ name, ms: await host.call('longestWork') });
    };
    await give('showing the panel', 'rnn.showPanel');
    await give('the first training', 'rnn.trainOnSine');
    await give('the first forecast', 'rnn.forecastSelection', 200);
    await give('inserting it', 'rnn.insertForecast');
    await give('100,000 numbers', 'rnn.forecastSelection', 100_000);
    await give('1,000,000 numbers', 'rnn.forecastSelection', 1_000_000);
    const told = taken.map(({ name, ms }) => ({ name, ms, text: `${name} ${ms.toFixed(0)} ms` }));
    return {
      lost: told.filter(({ ms }) => ms > mostHeldUpMs).map(({ text }) => text),
      note: told.map(({ text }) => text).join(', '),
    };
  } finally {
    await window.close();
  }
}

function wave(count: number): string {
  return Array.from({ length: count }, (_, i) => Math.round(1000 * Math.sin(i / 7)) / 10).join('\n');
}
