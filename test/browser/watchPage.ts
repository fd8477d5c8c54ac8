import type { Page } from '@playwright/test';
import { watchNetwork } from './watchNetwork.ts';

/** Where a message comes from the panel and not from VS Code: the extension's files, the webview's frames, a worker. */
const fromPanel = /vscode-resource\.vscode-cdn\.net|\/webview\/browser\/pre\/fake\.html|^blob:/;

/** Where every message comes from the panel, as in a page that holds nothing else. */
export const anywhere = /(?:)/;

/**
 * Listens to a window for what the panel must never do: break its content security policy, write an error to the
 * console, throw, or ask for anything off this machine; what comes from elsewhere than `ours` is VS Code's. Answers with a
 * function that gives what was heard so far.
 */
export function watchPage(page: Page, ours = fromPanel): () => readonly string[] {
  const faults: string[] = [];
  const asked = watchNetwork(page);
  page.on('console', (message) => {
    const { url } = message.location();
    if (/Content Security Policy/i.test(message.text()) || (message.type() === 'error' && ours.test(url))) {
      faults.push(`${message.text()} (${url})`);
    }
  });
  // What a worker is refused nobody says unless it is asked; it says so on its console, which is heard above.
  page.on('worker', (worker) => void worker.evaluate(tellViolations).catch(() => {}));
  page.on('pageerror', (error) => {
    if (ours.test(error.stack ?? '')) {
      faults.push(`throws ${error.stack}`);
    }
  });
  return () => [...asked(), ...faults];
}

/** In a worker of the panel: writes to the console what its content security policy has refused. */
function tellViolations(): void {
  if (self.name === 'rnn-training') {
    self.addEventListener('securitypolicyviolation', ({ blockedURI }) =>
      console.error(`Content Security Policy: the worker asks for ${blockedURI}`),
    );
  }
}
