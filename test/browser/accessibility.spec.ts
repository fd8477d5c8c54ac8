import type { Workbench } from '../../scripts/workbench.ts';
import { accessibilityFaults, focusedInPanel } from './accessibilityFaults.ts';
import { expect, test } from './fixtures.ts';
import { forecastWindow } from './forecastWindow.ts';

test.use(forecastWindow);
test.setTimeout(300_000);

/** What a theme's page is called by, and what the theme is called in the list of themes. */
const themes = [
  ['vscode-dark', 'Dark Modern'],
  ['vscode-light', 'Light Modern'],
  ['vscode-high-contrast', 'Dark High Contrast'],
  ['vscode-high-contrast-light', 'Light High Contrast'],
] as const;

test('nothing in the panel is out of reach for anybody, whatever it shows, in all four kinds of theme', async ({
  workbench,
}) => {
  const { panel } = workbench;
  await workbench.chooseTheme(themes[0][1]);
  await workbench.openFile('temperatures.txt');
  await workbench.runCommand('RNN: Show Prediction Panel');
  await panel.whenState('idle', 30_000);
  await expectNoFaults(workbench, 'idle');

  await workbench.runCommand('RNN: Reset Training');
  await panel.whenState('paused', 30_000);
  await panel.settings.locator('summary').press('Enter');
  await panel.setting('hiddenSize').fill('none');
  await panel.setting('hiddenSize').press('Enter');
  await panel.settings.getByRole('button', { name: 'Explain cell' }).press('Enter');
  await expectNoFaults(workbench, 'paused, settings open');

  await workbench.runCommand('RNN: Resume Training');
  await panel.whenShown(/^Learned the noisy sine/);
  await expectNoFaults(workbench, 'trained');
  await panel.settings.locator('summary').press('Enter');

  await workbench.selectAll();
  await workbench.runCommand('RNN: Forecast Selection');
  await panel.whenShown(/ forecasts the next 6 values of .*temperatures\.txt\. In \d+ backtests /);
  await expectNoFaults(workbench, 'forecast');

  await panel.report.getByText('How this forecast was found').press('Enter');
  await panel.exportMenu.press('ArrowDown');
  await expectNoFaults(workbench, 'report and menu open');
});

test('the keyboard goes through the panel from top to bottom, and is always seen', async ({ workbench }) => {
  const { panel, page } = workbench;
  await workbench.runCommand('RNN: Train on Sine');
  await panel.whenShown(/^Learned the noisy sine/);
  await panel.settings.locator('summary').press('Enter');
  await panel.button('trainOnSine').focus();
  const visited: string[] = [];
  for (;;) {
    const { what, isSeen } = await focusedInPanel(page);
    if (visited.length > 60 || what === visited[0] || what.startsWith('body')) {
      break;
    }
    expect.soft(isSeen, what).toBe(true);
    visited.push(what);
    await page.keyboard.press('Tab');
  }
  const expected = [
    'Train on Sine',
    'Reset',
    'Forecast Selection',
    'Export',
    'Training settings',
    'Explain numbers',
    'Explain cell',
  ];
  const places = expected.map((name) => visited.findIndex((what) => what.includes(name)));
  expect(places, visited.join('\n')).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(visited.some((what) => what.startsWith('svg'))).toBe(true);
});

/**
 * Expects what is shown to be without faults in all themes, from the one that is there to that at the other end, since changing
 * one takes longer than looking at it.
 */
async function expectNoFaults(workbench: Workbench, state: string): Promise<void> {
  const { body } = workbench.panel;
  const shown = (await body.getAttribute('class'))?.split(' ') ?? [];
  const turn = shown.includes(themes[0][0]) ? themes : themes.toReversed();
  for (const [place, [kind, name]] of turn.entries()) {
    if (place > 0) {
      await workbench.chooseTheme(name);
    }
    await expect(body).toHaveClass(new RegExp(`\\b${kind}(\\s|$)`));
    const faults = await accessibilityFaults(workbench.page, place === 0 ? 'all' : 'colours');
    expect.soft(faults, `${state}, ${name}`).toEqual([]);
  }
}
