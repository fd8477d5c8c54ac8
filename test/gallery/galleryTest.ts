import { test as base, expect, type Page } from '@playwright/test';
import { launchChromium } from '../../scripts/chromium.ts';
import { anywhere, watchPage } from '../browser/watchPage.ts';
import { type Gallery, type GalleryLanguage, startGallery } from './galleryServer.ts';

/** What a test may ask of the gallery's page. */
export interface GalleryPage {
  readonly gallery: Gallery;
  /** Opens a scene, with all that is folded away unfolded unless it is to be left so, in a page of that width in pixels. */
  show(
    scene: string,
    options?: { theme?: string; language?: GalleryLanguage; width?: number; unfold?: boolean },
  ): Promise<Page>;
  /** Gives the scene that is open another theme, as VS Code does it: by its variables and the page's class. */
  chooseTheme(theme: string): Promise<void>;
}

/** Tests of the panel's page by itself, in a real Chromium. */
export const test = base.extend<{ panel: GalleryPage }, { gallery: Gallery }>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern.
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  gallery: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from the pattern.
    async ({}, use) => {
      const gallery = await startGallery(['en', 'de']);
      await use(gallery);
      gallery.close();
    },
    { scope: 'worker' },
  ],

  panel: async ({ page, gallery }, use) => {
    const faults = watchPage(page, anywhere);
    await use({
      gallery,
      async show(scene, { theme = 'dark', language = 'en', width = 900, unfold = true } = {}) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(gallery.address(scene, theme, language));
        await page
          .locator(`body[data-state=${['idle', 'paused', 'failed'].includes(scene) ? scene : 'done'}]`)
          .waitFor();
        if (scene === 'large') {
          // Its states are followed for many frames in which nothing else changes.
          await page.locator('.other-units').first().waitFor();
        }
        await settled(page);
        if (scene === 'unit') {
          const states = page.locator('svg[data-chart=hidden-state]');
          await states.focus();
          await states.press('ArrowDown');
          await states.press('Enter');
        }
        if (!unfold) {
          return page;
        }
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) {
            details.open = true;
          }
          for (const box of document.querySelectorAll<HTMLElement>('.options vscode-checkbox')) {
            box.click();
          }
        });
        await settled(page);
        return page;
      },
      async chooseTheme(theme) {
        await page.evaluate(
          async ([address, bodyClass]) => {
            const link = document.querySelector<HTMLLinkElement>('link[href^="/theme.css"]')!;
            const loaded = new Promise((resolve) => link.addEventListener('load', resolve, { once: true }));
            link.href = address;
            await loaded;
            document.body.className = bodyClass;
          },
          [`/theme.css?theme=${theme}`, gallery.bodyClass(theme)],
        );
        await settled(page);
      },
    });
    expect(faults(), 'what the panel must not do').toEqual([]);
  },
});

/** Waits until the page stays as it is: the pictures of the network come some frames after the rest. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frames = async (count: number) => {
      for (let frame = 0; frame < count; frame++) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    };
    await frames(4);
    for (let before = -1; before !== document.body.innerHTML.length; await frames(8)) {
      before = document.body.innerHTML.length;
    }
  });
}

export { expect };
