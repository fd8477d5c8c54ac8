import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../../scripts/chromium.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { takeAutoregression } from './autoregressionPicture.ts';
import { startGallery } from './galleryServer.ts';

// The panel's page by itself, in VS Code's default themes:
//
//   node test/gallery/gallery.ts                     serves it to look at
//   node test/gallery/gallery.ts --pictures FOLDER [PART ...]   takes pictures of every scene, theme and width, or those whose names hold a part
//   node test/gallery/gallery.ts --german ...        the same in German
//   node test/gallery/gallery.ts --autoregression FILE                              takes the README's animated picture
//
// `npm run pictures` takes all of docs/pictures.

const widths = [300, 900, 1600, 2500];
const { values, positionals } = parseArgs({
  options: {
    pictures: { type: 'string' },
    autoregression: { type: 'string' },
    german: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const language = values.german ? 'de' : 'en';
const gallery = await startGallery([language]);

if (values.pictures !== undefined) {
  await takePictures(values.pictures, positionals);
}
if (values.autoregression !== undefined) {
  const browser = await launchChromium();
  await takeAutoregression(browser, gallery.address('done', 'dark', language), values.autoregression);
  await browser.close();
}
if (values.pictures === undefined && values.autoregression === undefined) {
  console.log(gallery.origin);
} else {
  gallery.close();
}

/** Takes a picture of every scene, theme and width, or of those whose name holds one of `wanted`. */
async function takePictures(folder: string, wanted: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await launchChromium();
  const faults: string[] = [];
  for (const theme of gallery.themes) {
    for (const name of gallery.scenes) {
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
        await page.goto(gallery.address(name, theme, language));
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
          'large',
        ].includes(name)
          ? 'done'
          : name;
        await page.locator(`body[data-state=${state}]`).waitFor();
        if (name === 'large') {
          // Its states are followed first.
          await page.locator('.other-units').first().waitFor();
        }
        await page.waitForTimeout(name === 'training' ? 1500 : 150);
        if (name === 'settings' || name === 'paused') {
          await page.locator('.settings summary').click();
          await page
            .getByRole('button', { name: translate('Explain {0}', translate('Hidden size').toLowerCase()) })
            .click();
        }
        if (name === 'training' && width > 420) {
          await page.getByText(translate('Smooth'), { exact: true }).click();
        }
        if (name === 'automatic') {
          await page.getByText(translate('How this forecast was found')).click();
          await page.getByText(translate('Show {0}', 'Theta')).click();
          await page.getByText(translate('Show backtest')).click();
        }
        if (name === 'done' || name === 'forecast' || name === 'automatic') {
          await page.evaluate(() => scrollTo(0, 0));
          const chart = page.locator('svg[data-chart=forecast]');
          const box = await chart.boundingBox();
          // Of an automatic forecast within its intervals, whose past is long.
          const share = name === 'automatic' ? 0.9 : 0.8;
          await page.mouse.move(box!.x + box!.width * share, box!.y + box!.height / 2);
        }
        if (name === 'unit' && width > 420) {
          const states = page.locator('svg[data-chart=hidden-state]');
          await states.focus();
          for (const key of ['ArrowDown', 'Enter', 'PageUp', 'PageUp', 'ArrowLeft']) {
            await states.press(key);
          }
        }
        // What stays on top of the page stands at its head.
        await page.evaluate(() => scrollTo(0, 0));
        await page.screenshot({ path: join(folder, `${picture}.png`), fullPage: true });
        await page.close();
      }
    }
  }
  await browser.close();
  console.log(faults.length === 0 ? 'No errors.' : faults.join('\n'));
}
