import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/root.ts';
import { freshTrainingKernels, trainingKernels } from '../../scripts/trainingKernels.ts';
import { panelHtml } from '../../src/panel/panelHtml.ts';
import { english, type Language, useLanguage } from '../../src/shared/l10n/language.ts';
import { german } from '../support/german.ts';
import { makeScenes, type Scene } from './scenes.ts';

/** A running gallery: the panel's page by itself, in VS Code's default themes. */
export interface Gallery {
  readonly themes: readonly string[];
  readonly scenes: readonly string[];
  /** What VS Code writes into the class of a page in a theme. */
  bodyClass(theme: string): string;
  /** Where a scene is shown. */
  address(scene: string, theme: string, language?: GalleryLanguage): string;
  /** The page that links to all scenes. */
  readonly origin: string;
  close(): void;
}

/** The languages of the gallery. */
export type GalleryLanguage = 'en' | 'de';

interface Theme {
  readonly bodyClass: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Makes the scenes by training, and serves them on this machine; the last language is that of this program from then on. */
export async function startGallery(languages: readonly GalleryLanguage[] = ['en']): Promise<Gallery> {
  const themes: Readonly<Record<string, Theme>> = JSON.parse(
    await readFile(join(root, 'test/gallery/themes.json'), 'utf8'),
  );
  const spoken: Record<GalleryLanguage, Language> = {
    en: english,
    de: german,
  };
  const scenes = new Map<string, ReadonlyMap<string, Scene>>();
  for (const language of languages) {
    useLanguage(spoken[language]);
    scenes.set(language, await makeScenes());
  }
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
    const theme = themes[searchParams.get('theme') ?? 'dark'];
    const name = searchParams.get('scene') ?? '';
    const language = searchParams.get('language') === 'de' ? 'de' : 'en';
    const scene = scenes.get(language)?.get(name);
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
      const plain = (_: string, value: unknown) =>
        value instanceof Float64Array || value instanceof Float32Array ? [...value] : value;
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
      const themed = panelHtml({ ...assets, language: spoken[language] }, 'gallery')
        .replace('</head>', `<link rel="stylesheet" href="/theme.css?theme=${searchParams.get('theme')}"></head>`)
        .replace('<script nonce', '<script type="module" nonce');
      send('text/html', themed);
    } else if (pathname === '/') {
      const links = Object.keys(themes).flatMap((theme) =>
        [...scenes.get('en')!.keys()].map(
          (name) => `<li><a href="/panel?theme=${theme}&scene=${name}">${theme}: ${name}</a></li>`,
        ),
      );
      send('text/html', `<!DOCTYPE html><title>Gallery</title><ul>${links.join('')}</ul>`);
    } else {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    themes: Object.keys(themes),
    scenes: [...scenes.get(languages[0])!.keys()],
    bodyClass: (theme) => themes[theme].bodyClass,
    address: (scene, theme, language = 'en') => `${origin}/panel?theme=${theme}&scene=${scene}&language=${language}`,
    origin,
    close: () => void server.close(),
  };
}
