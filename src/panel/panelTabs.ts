import * as vscode from 'vscode';

/** The kind of the prediction panel, by which VS Code keeps it. */
export const panelType = 'rnn.prediction';

/** All tabs of the prediction panel's kind. */
export function panelTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(panelType));
}
