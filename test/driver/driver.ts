import { rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { threadCpuUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import type { DriverAnswer, DriverMethods } from './driverMethods.ts';
import { HeldFiles } from './heldFiles.ts';

// An extension of the tests' own, beside ours in the same host: gives commands and looks at the host from outside, by
// requests of this machine. Each host writes the port at which it is to be asked.

/** The longest work without a stop since it was asked to watch, in milliseconds of the processor: others may hold that up. */
let longest = 0;
let watching: NodeJS.Timeout | undefined;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const held = new HeldFiles();
/** Commands that were started and have not ended. */
const underWay = new Set<{ readonly name: string }>();

const methods: DriverMethods = {
  async command(name, ...values) {
    await vscode.commands.executeCommand(name, ...values);
  },
  async start(name, ...values) {
    const command = { name };
    underWay.add(command);
    const end = () => underWay.delete(command);
    vscode.commands.executeCommand(name, ...values).then(end, end);
  },
  async underWay() {
    return [...underWay].map(({ name }) => name);
  },
  async open(path, column) {
    const document = await vscode.workspace.openTextDocument(path);
    const editor = await vscode.window.showTextDocument(document, { viewColumn: column, preview: false });
    editor.selection = new vscode.Selection(0, 0, document.lineCount, 0);
  },
  async startHeld(name, path, ...values) {
    void vscode.commands.executeCommand(name, vscode.Uri.file(path).with({ scheme: HeldFiles.scheme }), ...values);
  },
  async letGo() {
    held.letGo();
  },
  async text(path) {
    return (await vscode.workspace.openTextDocument(path)).getText();
  },
  async revert(path) {
    const document = await vscode.workspace.openTextDocument(path);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },
  async write(path, added) {
    const document = await vscode.workspace.openTextDocument(path);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount, 0), added);
    await vscode.workspace.applyEdit(edit);
  },
  async storage() {
    return storage;
  },
  async panelColumn() {
    const isPanel = ({ input }: vscode.Tab) => input instanceof vscode.TabInputWebview;
    return vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(isPanel))?.viewColumn ?? 0;
  },
  async panels() {
    return vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputWebview).length;
  },
  async closePanels() {
    const tabs = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputWebview);
    await vscode.window.tabGroups.close(tabs);
  },
  async memory() {
    for (let turn = 0; turn < 3; turn++) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const { heapUsed, arrayBuffers, external } = process.memoryUsage();
    return { heapUsed, arrayBuffers, external, handles: process.getActiveResourcesInfo().length };
  },
  async watchWork() {
    clearInterval(watching);
    longest = 0;
    let before = threadCpuUsage();
    watching = setInterval(() => {
      const { user, system } = threadCpuUsage(before);
      longest = Math.max(longest, (user + system) / 1000);
      before = threadCpuUsage();
    }, 1);
  },
  async longestWork() {
    return longest;
  },
};

let storage = '';

export async function activate({ storageUri }: vscode.ExtensionContext): Promise<void> {
  // A workspace has several where hosts before have not ended yet; ours keeps all in the first.
  storage = join(dirname(storageUri?.fsPath ?? ''), 'rnn-forecast.rnn-forecast').replace(
    /(workspaceStorage.-?[0-9a-f]+)-\d+(?=.rnn)/,
    '$1',
  );
  vscode.workspace.registerFileSystemProvider(HeldFiles.scheme, held);
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', async () => {
      let answer: DriverAnswer;
      try {
        const { method, values } = JSON.parse(body) as { method: keyof DriverMethods; values: never[] };
        answer = { result: await (methods[method] as (...all: never[]) => Promise<unknown>)(...values) };
      } catch (error) {
        answer = { error: String(error) };
      }
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const file = join(process.env.RNN_DRIVER_FOLDER!, 'port.json');
  await writeFile(`${file}.part`, JSON.stringify({ port, pid: process.pid }));
  await rename(`${file}.part`, file);
}
