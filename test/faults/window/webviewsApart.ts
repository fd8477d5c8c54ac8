import type { Page } from '@playwright/test';

/** A name under `.localhost` is loopback and a secure context, and so are the names below it. */
const host = 'vs.localhost';
/** Where VS Code keeps what its webviews begin with. */
const endpoint = '/out/vs/workbench/contrib/webview/browser/pre';

/** Parameters of a Chromium that gives each of those origins a process. */
export const processPerOrigin = ['--site-per-process', `--isolate-origins=http://[*.]${host}`];

/**
 * Has a window's webviews in a process of their own, as they are in desktop VS Code and on vscode.dev. The server hands them out from the
 * workbench's origin, so that both share one thread and one heap, and what one of them takes cannot be told from the other.
 * Returns the window's address.
 */
export async function webviewsApart(page: Page, address: string): Promise<string> {
  const apart = new URL(address);
  apart.hostname = host;
  // Chromium does not know from where a page comes that was changed on its way, and would ask whether it may reach this machine.
  await page.context().grantPermissions(['local-network-access'], { origin: apart.origin });
  await page.route(
    ({ origin, pathname }) => origin === apart.origin && pathname === '/',
    async (route) => {
      const response = await route.fetch({ url: route.request().url().replace(host, '127.0.0.1') });
      const markup = await response.text();
      const webviews = `http://{{uuid}}.${apart.host}`;
      const body = markup.replace(/(&quot;webviewEndpoint&quot;:&quot;)([^&]*)/, (_, name: string, path: string) => {
        const folder = new URL(path, address).pathname;
        if (!folder.endsWith(endpoint)) {
          throw new Error(`The server has webviews at ${path}.`);
        }
        return `${name}${webviews}${folder}`;
      });
      const headers = response.headers();
      // It names the origins of frames, of which these are new.
      delete headers['content-security-policy'];
      await route.fulfill({ response, headers, body });
    },
  );
  return apart.href;
}
