import type { Page } from '@playwright/test';

/** Hosts of this machine; a webview's own files go by a name that its service worker answers without the network. */
const loopback = /^(127\.0\.0\.1|localhost|.*\.localhost|.*\.vscode-resource\.vscode-cdn\.net)$/;

/**
 * Listens to a window, all of its frames and workers, for requests that leave this machine. Answers with a function that gives
 * those so far, in a sentence each.
 */
export function watchNetwork(page: Page): () => readonly string[] {
  const faults: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:$/.test(protocol) && !loopback.test(hostname)) {
      faults.push(`asks the network for ${request.url()}`);
    }
  });
  page.on('websocket', (socket) => {
    if (!loopback.test(new URL(socket.url()).hostname)) {
      faults.push(`opens a socket to ${socket.url()}`);
    }
  });
  return () => faults;
}
