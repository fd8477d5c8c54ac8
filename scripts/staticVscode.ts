import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { webFolder } from './vscodePackages.ts';

/** What a window of the static VS Code should hold. */
export interface StaticContents {
  /** Absolute path of the extension under development; served as it stands. */
  readonly extension: string;
  /** A CommonJS module exporting `run()`, as a path relative to `extension`. */
  readonly tests?: string;
}

/** A static VS Code for the web, served to browsers of this machine. */
export interface StaticVSCode {
  /** Opens a window with an empty folder in memory (`tmp:/samples`). */
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * The page's host. A name under `.localhost` is loopback and a secure context, and makes the page and its webviews
 * (`<id>.vs.localhost`) one site but different origins; on 127.0.0.1 Chromium refuses the webviews' service worker.
 */
const host = 'vs.localhost';
const vscodePath = '/vscode';
const extensionPath = '/extension';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Serves the static VS Code with an extension under development from a loopback port. */
export async function startStaticVSCode(contents: StaticContents): Promise<StaticVSCode> {
  const folders = new Map([
    [vscodePath, await webFolder()],
    [extensionPath, contents.extension],
  ]);
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    // Workbench, webviews and extension host ask from different origins.
    response.setHeader('access-control-allow-origin', '*');
    if (path === '/') {
      const { port } = server.address() as AddressInfo;
      response.setHeader('content-type', 'text/html');
      response.end(windowPage(`${host}:${port}`, contents.tests));
      return;
    }
    for (const [prefix, folder] of folders) {
      if (path.startsWith(`${prefix}/`)) {
        void sendFile(folder, path.slice(prefix.length), response);
        return;
      }
    }
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://${host}:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function sendFile(folder: string, path: string, response: ServerResponse): Promise<void> {
  const file = normalize(join(folder, path));
  const status = file.startsWith(folder + sep) ? await stat(file).catch(() => null) : null;
  if (!status?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'content-length': status.size,
  });
  createReadStream(file).pipe(response);
}

/** The page that loads the workbench and creates it in its body. */
function windowPage(authority: string, tests: string | undefined): string {
  const vscode = `http://${authority}${vscodePath}`;
  const main = `${vscode}/out/vs/workbench/workbench.web.main`;
  const extension = { scheme: 'http', authority, path: extensionPath };
  const configuration = {
    folder: { scheme: 'tmp', path: '/samples' },
    extension,
    tests: tests === undefined ? null : { ...extension, path: `${extensionPath}/${tests}` },
    productConfiguration: {
      nameShort: 'Static VS Code',
      nameLong: 'Static VS Code',
      applicationName: 'static-vscode',
      dataFolderName: '.static-vscode',
      version: '1.91.1',
      enableTelemetry: false,
    },
    webviewEndpoint: `http://{{uuid}}.${authority}${vscodePath}/out/vs/workbench/contrib/webview/browser/pre`,
    configurationDefaults: {
      'workbench.startupEditor': 'none',
      'security.workspace.trust.enabled': false,
      'telemetry.telemetryLevel': 'off',
      'files.simpleDialog.enable': true,
    },
  };
  return `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8">
    <link rel="icon" href="${vscode}/favicon.ico">
    <link rel="stylesheet" data-name="vs/workbench/workbench.web.main" href="${main}.css">
    <script src="${vscode}/out/vs/loader.js"></script>
    <script src="${vscode}/out/vs/webPackagePaths.js"></script>
    <script>
      const paths = Object.fromEntries(
        Object.entries(self.webPackagePaths).map(([name, path]) => [name, '${vscode}/node_modules/' + name + '/' + path]),
      );
      require.config({ baseUrl: '${vscode}/out', recordStats: true, paths });
    </script>
    <script src="${main}.nls.js"></script>
    <script src="${main}.js"></script>
  </head>
  <body aria-label="">
    <script>
      const { folder, extension, tests, ...options } = ${JSON.stringify(configuration)};
      require(['vs/workbench/workbench.web.main'], (workbench) => {
        const workspace = { folderUri: workbench.URI.from(folder) };
        workbench.create(document.body, {
          ...options,
          workspaceProvider: { workspace, trusted: true, open: async () => false },
          developmentOptions: {
            extensions: [workbench.URI.from(extension)],
            ...(tests === null ? {} : { extensionTestsPath: workbench.URI.from(tests) }),
          },
        });
      });
    </script>
  </body>
</html>
`;
}
