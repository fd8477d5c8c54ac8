/** What VS Code gives a webview's page. */
export interface VSCodeApi {
  postMessage(message: unknown): void;
  /** What was kept last, by this page or one before it; `undefined` when nothing was. */
  getState(): unknown;
  /** Keeps plain JSON across a window reload. */
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VSCodeApi;

/** May be called only once in a page. */
export const vscodeApi = acquireVsCodeApi();
