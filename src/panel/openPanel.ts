import * as vscode from 'vscode';
import { InputError } from '../shared/inputError.ts';
import { language } from '../shared/l10n/language.ts';
import { translate } from '../shared/l10n/translate.ts';
import type { FromWebview, HostMethods, PageMethods, ToWebview } from '../shared/protocol.ts';
import { type Handlers, RpcPeer } from '../shared/rpc.ts';
import type { NetworkSettings } from '../shared/settings/networkSettings.ts';
import { PageReloadedError } from './pageReloadedError.ts';
import { panelHtml } from './panelHtml.ts';

/** What becomes of calls when a panel is closed while it works. */
export const closedReason = translate('The prediction panel was closed.');
const silentReason = translate('The prediction panel has not answered for three minutes; close it and try again.');

/** What the page says is bounded, whatever the page has become. */
const mostLogged = 2000;

/** A line of the page's as the log takes it. */
export function loggedLine(line: unknown): string {
  return String(line).slice(0, mostLogged);
}

/** A panel that is open, and the connection to its page. */
export class OpenPanel {
  readonly panel: vscode.WebviewPanel;
  /** The connection, once the page has said that it is built. */
  readonly ready: Promise<RpcPeer<HostMethods, PageMethods>>;
  readonly #peer: RpcPeer<HostMethods, PageMethods>;
  #isReady = false;
  #isShown: boolean;
  #resolveReady: () => void = () => {};
  #rejectReady: (reason: Error) => void = () => {};

  /** Builds the page in `panel`; one that is `readOnly` has no buttons. */
  constructor(
    panel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    handlers: Handlers<HostMethods>,
    { readOnly = false }: { readonly readOnly?: boolean } = {},
  ) {
    this.panel = panel;
    const { webview } = panel;
    const folder = (name: string) => vscode.Uri.joinPath(extensionUri, name);
    const asset = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [folder('dist'), folder('media')] };
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    this.#peer = new RpcPeer<HostMethods, PageMethods>(
      (message: ToWebview) => {
        void webview.postMessage(message);
      },
      handlers,
      { reason: silentReason },
    );
    webview.onDidReceiveMessage((message: FromWebview) => this.#peer.receive(message));
    this.#isShown = panel.visible;
    panel.onDidChangeViewState(() => {
      this.#isShown = panel.visible;
      this.#tellShown();
    });
    this.ready = new Promise((resolve, reject) => {
      this.#resolveReady = () => resolve(this.#peer);
      this.#rejectReady = reject;
    });
    // Nobody may be waiting when the panel closes.
    this.ready.catch(() => {});
    webview.html = panelHtml(
      {
        cspSource: webview.cspSource,
        style: asset('media', 'panel.css'),
        page: asset('dist', 'page.js'),
        worker: asset('dist', 'worker.js'),
        language,
        kernels: [asset('dist', 'training-relaxed.wasm'), asset('dist', 'training.wasm')],
        readOnly,
      },
      makeNonce(),
    );
  }

  /** The page is built. Calls of one that it takes the place of reject with `PageReloadedError`. */
  markReady(): void {
    const isReloaded = this.#isReady;
    this.#isReady = true;
    this.#resolveReady();
    this.#tellShown();
    if (isReloaded) {
      this.#peer.rejectWaiting(new PageReloadedError());
    }
  }

  showSettings(settings: NetworkSettings): void {
    this.#peer.notify('showSettings', settings);
  }

  #tellShown(): void {
    if (this.#isReady) {
      this.#peer.notify('setShown', this.#isShown);
    }
  }

  close(): void {
    this.#rejectReady(new InputError(closedReason));
    this.#peer.dispose(closedReason);
  }
}

function makeNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
