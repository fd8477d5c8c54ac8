import { accessibilityFaults } from '../browser/accessibilityFaults.ts';
import { expect, test } from './galleryTest.ts';

test('axe finds nothing in the pictures of networks and of the backtest, in all themes and in German', async ({
  panel,
}) => {
  for (const theme of panel.gallery.themes) {
    for (const scene of ['unit', 'lstm', 'automatic']) {
      const page = await panel.show(scene, { theme, language: 'de' });
      expect.soft(await accessibilityFaults(page), `${scene}, ${theme}`).toEqual([]);
    }
  }
});

test('behind every chart there is a table, and keys reach it and its chart', async ({ panel }) => {
  const found = new Set<string>();
  for (const scene of ['automatic', 'unit']) {
    const page = await panel.show(scene);
    for (const chart of await page.locator('svg.chart:visible').all()) {
      const name = (await chart.getAttribute('data-chart'))!;
      found.add(name);
      await expect.soft(chart, name).toHaveAttribute('tabindex', '0');
      await expect.soft(chart, name).toHaveAttribute('aria-label', /\w+.*\./);
      const table = chart.locator('xpath=ancestor::section').locator(':scope > details.table');
      expect.soft(await table.locator('tbody tr').count(), name).toBeGreaterThan(0);
      await table.locator('summary').first().focus();
      await expect.soft(table.locator('summary').first(), name).toBeFocused();
    }
    await expect(page.locator('[aria-live]').first()).toHaveAttribute('aria-live', 'polite');
    await expect(page.locator('[aria-live=assertive], [role=alert]:not(:empty)')).toHaveCount(0);
  }
  expect([...found].toSorted()).toEqual(['errors', 'forecast', 'hidden-state', 'loss', 'network']);
});
