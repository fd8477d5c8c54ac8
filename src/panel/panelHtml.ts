import type { Language } from '../shared/l10n/language.ts';

/** What the page of the panel is built from; every address is one that the webview may load. */
export interface PanelAssets {
  /** Where the webview's own files come from, as a policy names it: `webview.cspSource`. */
  readonly cspSource: string;
  readonly style: string;
  readonly page: string;
  readonly worker: string;
  /** The compiled training kernels, best first. */
  readonly kernels: readonly string[];
  /** Whether it only shows something: it then has no buttons. */
  readonly readOnly?: boolean;
  /** What its words and numbers are written in. */
  readonly language: Language;
}

/**
 * The panel's page. Nothing is allowed that is not named: our script by its nonce, our style sheet, our worker and its
 * kernels, whose bytes the page fetches, the worker made from them, and WebAssembly, in which it trains (a blob worker
 * inherits the page's policy). A chart becomes PNG by way of a `data:` image.
 */
export function panelHtml(assets: PanelAssets, nonce: string): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    `worker-src blob:`,
    `connect-src ${assets.cspSource}`,
    `style-src ${assets.cspSource}`,
    `img-src data:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${assets.language.tag}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <link rel="stylesheet" href="${assets.style}">
  <title>RNN Forecast</title>
</head>
<body${assets.readOnly === true ? ' data-read-only' : ''} data-worker-uri="${assets.worker}" data-kernel-uris="${assets.kernels.join(' ')}" data-translations="${attribute(JSON.stringify(assets.language.translations))}">
  <div id="app"></div>
  <script nonce="${nonce}" src="${assets.page}"></script>
</body>
</html>
`;
}

/** A text as it stands within the quotes of an attribute. */
function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
