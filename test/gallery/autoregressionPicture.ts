import { writeFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import { type AnimationFrame, animatedPng } from './animatedPng.ts';

/** The picture is this wide; the network beside nothing else. */
const widthPx = 560;
/** The last step in the data is shown first: there the answer goes back, as at all that follow. */
const stepsBeforeForecast = 1;
const playedSteps = 4;
/** Pictures of a step, and how long the first of each stays, so that it can be read. */
const picturesPerStep = 6;
const restMs = 900;
const moveMs = 170;
/** How long the panel takes for a step. */
const stepMs = 2000;
/** Room for what is told, and around everything. */
const storyPx = 92;
const marginPx = 12;

/**
 * Takes an animated picture of the network as it plays from the data into its own answers, at the address of a scene
 * that has a forecast. The page's clock goes by the pictures.
 */
export async function takeAutoregression(browser: Browser, address: string, file: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: widthPx, height: 2400 } });
  await page.clock.install();
  await page.goto(address);
  await page.locator('body[data-state=done]').waitFor();
  await page.clock.runFor(200);
  const network = page.locator('svg[data-chart=network]');
  await network.focus();
  for (let step = 0; step < stepsBeforeForecast; step++) {
    await network.press('ArrowLeft');
    await page.clock.runFor(100);
  }
  await network.press('Space');
  await network.blur();
  const section = page.locator('.chart-section.network');
  // What a reader of the picture cannot press or open is left out, and what else there is.
  await page.locator('footer, .network :is(.player, .network-legend, details)').evaluateAll((elements) => {
    for (const element of elements) {
      (element as HTMLElement).style.display = 'none';
    }
  });
  await section.scrollIntoViewIfNeeded();
  const [whole, picture] = await Promise.all([section.boundingBox(), network.boundingBox()]);
  // All pictures are of one size, however long what is told.
  const height = Math.ceil(picture!.y + picture!.height - whole!.y) + storyPx;
  const clip = { x: 0, y: Math.floor(whole!.y) - marginPx, width: widthPx, height: height + 2 * marginPx };
  const frames: AnimationFrame[] = [];
  await page.clock.runFor(20);
  for (let step = 0; step < playedSteps; step++) {
    for (let which = 0; which < picturesPerStep; which++) {
      await page.clock.runFor(stepMs / picturesPerStep);
      const isWhole = which === Math.floor(picturesPerStep / 2);
      frames.push({ png: await page.screenshot({ clip }), milliseconds: isWhole ? restMs : moveMs });
    }
  }
  await page.close();
  await writeFile(file, animatedPng(frames));
}
