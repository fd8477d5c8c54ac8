import type { Browser } from '@playwright/test';
import { watchNetwork } from '../browser/watchNetwork.ts';
import { resultOfLine, type SuiteRun, type TestResult } from './testResult.ts';

/** Opens a VS Code window whose address names tests, and collects their results until it says that it is done. */
export async function runInBrowser(browser: Browser, address: string, timeoutMs: number): Promise<SuiteRun> {
  const page = await browser.newPage();
  const requests = watchNetwork(page);
  const results: TestResult[] = [];
  const chatter: string[] = [];
  const exit = Promise.withResolvers<number>();
  try {
    // VS Code calls these two in a window that runs tests: for each line of the extension host, and at the end.
    await page.exposeFunction('codeAutomationLog', (_type: string, parameters: readonly unknown[]) => {
      for (const line of parameters.join(' ').split('\n')) {
        const result = resultOfLine(line);
        if (result === null) {
          chatter.push(line);
        } else {
          results.push(result);
        }
      }
    });
    await page.exposeFunction('codeAutomationExit', (code: number) => exit.resolve(code));
    page.on('crash', () => exit.reject(new Error('the page crashed')));
    page.on('pageerror', (error) => chatter.push(error.message));
    const timer = setTimeout(() => exit.reject(new Error(`no end after ${timeoutMs / 1000} s`)), timeoutMs);
    exit.promise.catch(() => {});
    await page.goto(address);
    const code = await exit.promise;
    clearTimeout(timer);
    const failed = results.some(({ state }) => state === 'failed');
    // An extension host in a worker is a part of the window.
    const [asked] = requests();
    if (asked !== undefined) {
      return { results, fault: `the window ${asked}` };
    }
    return { results, fault: code === 0 || failed ? null : `exit code ${code}\n${chatter.join('\n')}` };
  } catch (error) {
    return { results, fault: `${error instanceof Error ? error.message : String(error)}\n${chatter.join('\n')}` };
  } finally {
    await page.close();
  }
}
