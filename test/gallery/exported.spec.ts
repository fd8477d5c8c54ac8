import type { Page } from '@playwright/test';
import type { ExportFormat } from '../../src/shared/protocol.ts';
import { expect, test } from './galleryTest.ts';

/** How far lines and letters may differ by being smoothed at another place, where hundreds of lines fill a picture. */
const mostUnlike = 0.013;

/** A part of a picture, in pixels. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

test('the exported picture, opened alone, looks as the charts do, and the PNG is it with twice as many pixels', async ({
  panel,
  context,
}) => {
  for (const theme of ['dark', 'high-contrast-light']) {
    const page = await panel.show('automatic', { theme });
    const svg = Buffer.from(await exported(page, 'svg')).toString();
    expect(svg, theme).not.toMatch(/var\(|class=|style=|color-mix|color\(|url\((?!"?#)|href="(?!data:)/);
    const boxesOf = (elements: (SVGElement | HTMLElement)[]) =>
      elements.map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return { x: left + scrollX, y: top + scrollY, width, height };
      });
    const shown = await page.locator('svg.chart:visible').evaluateAll(boxesOf);
    const here = await page.screenshot({ fullPage: true });
    const png = Buffer.from(await exported(page, 'png'));
    const alone = await context.newPage();
    // Nothing but the file: no style sheet, no script, no address to fetch from.
    await alone.setContent(`<body style="margin: 0">${svg}</body>`);
    const drawn = await alone.locator('body > svg > svg[width]').evaluateAll((elements) =>
      elements.map((element) => {
        const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(element.getAttribute(name)));
        return { x, y, width, height };
      }),
    );
    const [whole] = await alone.locator('body > svg').evaluateAll(boxesOf);
    const there = await alone.screenshot({ fullPage: true });
    expect(shown.length).toBeGreaterThan(3);
    for (const box of shown) {
      const same = drawn.find(({ width, height }) => width === box.width && height === box.height);
      expect(same, `${theme}: all charts are in the picture`).toBeDefined();
      expect.soft(await unlikeness(alone, [here, box], [there, same!]), theme).toBeLessThan(mostUnlike);
    }
    const size = { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
    expect(size).toEqual({ width: 2 * whole.width, height: 2 * whole.height });
    expect(await unlikeness(alone, [there, whole], [png, { x: 0, y: 0, ...size }])).toBeLessThan(mostUnlike);
    await alone.close();
  }
});

test('every chart has its numbers in a file', async ({ panel }) => {
  const rows = async (page: Page, format: ExportFormat) =>
    Buffer.from(await exported(page, format))
      .toString()
      .trim()
      .split('\n')
      .map((row) => row.split(','));
  const sine = await panel.show('unit');
  expect((await rows(sine, 'csv')).length).toBe(1 + 600);
  expect((await rows(sine, 'losses')).at(-1)![0]).toBe('500');
  expect((await rows(sine, 'states'))[0].filter((name) => name.startsWith('unit '))).toHaveLength(12);
  expect((await rows(sine, 'weights')).length).toBe(1 + 193);
  expect(await rows(sine, 'units')).toHaveLength(1 + 12);
  const gated = (await rows(await panel.show('lstm'), 'states'))[0];
  expect(gated).toEqual(expect.arrayContaining(['c of unit 1', 'i of unit 1', 'f of unit 1', 'o of unit 1']));
  const automatic = await panel.show('automatic');
  expect((await rows(automatic, 'errors')).length).toBe(1 + 24);
  expect((await rows(automatic, 'coverage')).map(([level]) => level)).toContain('0.8');
  expect((await rows(automatic, 'csv'))[0]).toEqual(expect.arrayContaining(['lower 95 %', 'Theta']));
  expect((await rows(automatic, 'csv'))[0].join()).toMatch(/forecast after \d+/);
});

/** What the page answers when it is asked for a file. */
async function exported(page: Page, format: ExportFormat): Promise<number[]> {
  return page.evaluate(async (wanted) => {
    const answer = new Promise<number[]>((resolve, reject) => {
      const { answers } = window as unknown as { readonly answers: EventTarget };
      answers.addEventListener('answer', (event) => {
        const { kind, outcome } = (event as CustomEvent).detail;
        if (kind === 'reply' && outcome.ok) {
          resolve([...outcome.ok.bytes]);
        } else if (kind === 'reply') {
          reject(new Error(`no file: ${outcome.error}`));
        }
      });
    });
    window.postMessage({ kind: 'call', id: 77, method: 'exportShown', parameters: [wanted] }, location.origin);
    return answer;
  }, format);
}

/** The mean difference of parts of two PNGs, drawn at the size of the first: 0 alike, 1 black beside white. */
async function unlikeness(page: Page, ...pictures: readonly (readonly [png: Buffer, box: Box])[]): Promise<number> {
  return page.evaluate(
    async (parts) => {
      const { width, height } = parts[0].box;
      const [one, other] = await Promise.all(
        parts.map(async ({ source, box }) => {
          const image = new Image();
          image.src = `data:image/png;base64,${source}`;
          await image.decode();
          const context = new OffscreenCanvas(width, height).getContext('2d')!;
          context.drawImage(image, box.x, box.y, box.width, box.height, 0, 0, width, height);
          return context.getImageData(0, 0, width, height).data;
        }),
      );
      return one.reduce((sum, value, i) => sum + Math.abs(value - other[i]), 0) / one.length / 255;
    },
    pictures.map(([png, box]) => ({ source: png.toString('base64'), box })),
  );
}
