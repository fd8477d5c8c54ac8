import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { launchChromium } from '../../scripts/chromium.ts';
import { root } from '../../scripts/root.ts';
import { freshTrainingKernels, trainingKernels } from '../../scripts/trainingKernels.ts';
import { panelHtml } from '../../src/panel/panelHtml.ts';
import { takeAutoregression } from './autoregressionPicture.ts';
import { makeScenes } from './scenes.ts';
import themes from './themes.json' with { type: 'json' };

// The panel's page by itself, in VS Code's default themes:
//
//   node test/gallery/gallery.ts                     serves it to look at
//   node test/gallery/gallery.ts --pictures FOLDER   takes pictures of every scene, theme and width
//   node test/gallery/gallery.ts --autoregression docs/pictures/autoregression.png   takes the README's animated picture

type ThemeName = keyof typeof themes;
const themeNames = Object.keys(themes) as ThemeName[];
const widths = [300, 900, 1600, 2500];

const scenes = await makeScenes();
const kernelFolder = await freshTrainingKernels();
const kernelFiles = trainingKernels.map(({ file }) => file);
const bundle = await build({
  entryPoints: {
    page: join(root, 'webview/main.ts'),
    worker: join(root, 'webview/training/worker.ts'),
    host: join(root, 'test/gallery/galleryHost.ts'),
  },
  bundle: true,
  write: false,
  outdir: '/',
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
});

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const theme = themes[(searchParams.get('theme') as ThemeName | null) ?? 'dark'];
  const name = searchParams.get('scene') ?? '';
  const scene = scenes.get(name);
  const send = (type: string, body: string | Uint8Array) => {
    response.writeHead(200, { 'content-type': type }).end(body);
  };
  const script = bundle.outputFiles.find(({ path }) => path === pathname);
  if (script !== undefined) {
    send('text/javascript', script.contents);
  } else if (kernelFiles.some((file) => pathname === `/${file}`)) {
    void readFile(join(kernelFolder, pathname)).then((body) => send('application/wasm', body));
  } else if (pathname === '/panel.css') {
    void readFile(join(root, 'media/panel.css')).then((body) => send('text/css', body));
  } else if (pathname === '/theme.css') {
    const variables = Object.entries(theme.variables).map(([variable, value]) => `${variable}: ${value};`);
    send('text/css', `html { ${variables.join(' ')} } body { margin: 0; }`);
  } else if (pathname === '/scene' && scene !== undefined) {
    const plain = (_: string, value: unknown) => (value instanceof Float64Array ? [...value] : value);
    send('application/json', JSON.stringify({ bodyClass: theme.bodyClass, order: null, ...scene }, plain));
  } else if (scene !== undefined) {
    const { origin } = new URL(`http://${request.headers.host}`);
    const assets = {
      cspSource: origin,
      style: '/panel.css',
      page: '/host.js',
      worker: name === 'failed' ? '/gone.js' : '/worker.js',
      kernels: kernelFiles.map((file) => `/${file}`),
    };
    const themed = panelHtml(assets, 'gallery')
      .replace('</head>', `<link rel="stylesheet" href="/theme.css?theme=${searchParams.get('theme')}"></head>`)
      .replace('<script nonce', '<script type="module" nonce');
    send('text/html', themed);
  } else if (pathname === '/') {
    const links = themeNames.flatMap((theme) =>
      [...scenes.keys()].map((name) => `<li><a href="/panel?theme=${theme}&scene=${name}">${theme}: ${name}</a></li>`),
    );
    send('text/html', `<!DOCTYPE html><title>Gallery</title><ul>${links.join('')}</ul>`);
  } else {
    response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
  }
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const folder = process.argv[process.argv.indexOf('--pictures') + 1];
if (process.argv.includes('--autoregression')) {
  const browser = await launchChromium();
  const file = process.argv[process.argv.indexOf('--autoregression') + 1];
  await takeAutoregression(browser, `${origin}/panel?theme=dark&scene=done`, file);
  await browser.close();
  server.close();
} else if (process.argv.includes('--pictures') && folder !== undefined) {
  await takePictures(folder, process.argv.slice(process.argv.indexOf('--pictures') + 2));
  server.close();
} else {
  console.log(origin);
}

/** Takes a picture of every scene, theme and width, or of those whose name holds one of `wanted`. */
async function takePictures(folder: string, wanted: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await launchChromium();
  const faults: string[] = [];
  for (const theme of themeNames) {
    for (const name of scenes.keys()) {
      for (const width of widths) {
        const picture = `${name}-${theme}-${width}`;
        if (wanted.length > 0 && !wanted.some((part) => picture.includes(part))) {
          continue;
        }
        const page = await browser.newPage({ viewport: { width, height: 720 } });
        page.on('pageerror', (error) => faults.push(`${picture}: ${error.message}`));
        page.on('console', (message) => {
          if (message.type() === 'error' && name !== 'failed') {
            faults.push(`${picture}: ${message.text()}`);
          }
        });
        await page.goto(`${origin}/panel?theme=${theme}&scene=${name}`);
        const state = [
          'long',
          'forecast',
          'automatic',
          'eight',
          'interrupted',
          'settings',
          'unit',
          'gru',
          'lstm',
        ].includes(name)
          ? 'done'
          : name;
        await page.locator(`body[data-state=${state}]`).waitFor();
        await page.waitForTimeout(name === 'training' ? 1500 : 150);
        if (name === 'settings' || name === 'paused') {
          await page.locator('.settings summary').click();
          await page.getByRole('button', { name: 'Explain hidden size' }).click();
        }
        if (name === 'automatic') {
          await page.getByText('How this forecast was found').click();
          await page.getByText('Show Theta').click();
          await page.getByText('Show backtest').click();
        }
        if (name === 'done' || name === 'forecast' || name === 'automatic') {
          await page.evaluate(() => scrollTo(0, 0));
          const chart = page.locator('svg[data-chart=forecast]');
          const box = await chart.boundingBox();
          await page.mouse.move(box!.x + box!.width * 0.8, box!.y + box!.height / 2);
        }
        if (name === 'unit' && width > 420) {
          const states = page.locator('svg[data-chart=hidden-state]');
          await states.focus();
          for (const key of ['ArrowDown', 'Enter', 'PageUp', 'PageUp', 'ArrowLeft']) {
            await states.press(key);
          }
        }
        await page.screenshot({ path: join(folder, `${picture}.png`), fullPage: true });
        await page.close();
      }
    }
  }
  await browser.close();
  console.log(faults.length === 0 ? 'No errors.' : faults.join('\n'));
}
