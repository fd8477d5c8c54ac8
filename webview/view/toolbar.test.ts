// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import type { PanelCommand } from '../../src/shared/protocol.ts';
import { Toolbar, type ToolbarState } from './toolbar.ts';

// jsdom knows nothing of what a button means in a form, which these have no part in.
ElementInternals.prototype.setFormValue ??= () => {};

const idle: ToolbarState = {
  run: 'none',
  canInsert: false,
  canResume: false,
  model: null,
  losses: null,
  forecast: null,
  network: null,
  options: { baselines: [], backtest: null, nonNegative: null, report: null },
};

describe('Toolbar', () => {
  let given: PanelCommand[] = [];
  let toolbar: Toolbar;
  beforeEach(() => {
    given = [];
    document.body.replaceChildren();
    const host = {
      runCommand: (command: PanelCommand) => void given.push(command),
      changeSettings: () => {},
      exportShown: () => {},
      arranged: () => {},
      setNonNegative: () => {},
      revealStep: () => {},
      lineOfStep: async () => null,
    };
    toolbar = new Toolbar(document.body, { host });
    toolbar.update(idle);
  });

  const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('[data-command]')];
  const usable = () =>
    buttons()
      .filter(({ hidden, disabled }) => !hidden && !disabled)
      .map(({ dataset }) => dataset.command);

  it.each<[string, Partial<ToolbarState>, string[]]>([
    ['nothing is trained', {}, ['trainOnSine', 'forecastSelection', 'selectModel']],
    ['a training runs', { run: 'running' }, ['pauseTraining', 'stopTraining', 'resetTraining', 'selectModel']],
    ['it waits', { run: 'paused' }, ['resumeTraining', 'stepTraining', 'stopTraining', 'resetTraining', 'selectModel']],
    ['one was interrupted', { canResume: true }, ['trainOnSine', 'resumeTraining', 'forecastSelection', 'selectModel']],
  ])('offers what can be done while %s', (_, change, commands) => {
    toolbar.update({ ...idle, ...change });
    expect(usable()).toEqual(commands);
    for (const button of buttons()) {
      expect(button.getAttribute('aria-disabled') ?? 'false').toBe(String(button.disabled));
    }
  });

  it('says of every button what it does, and of one that is disabled why', () => {
    const titles = () => Object.fromEntries(buttons().map(({ dataset, title }) => [dataset.command, title]));
    expect(titles().insertForecast).toBe(
      'Write the forecast after the selected numbers. Not now: no forecast of numbers in an editor is shown.',
    );
    for (const run of ['none', 'running', 'paused', 'searching'] as const) {
      for (const canInsert of [false, true]) {
        toolbar.update({ ...idle, run, canInsert });
        for (const { disabled, title } of [...buttons(), document.querySelector<HTMLButtonElement>('[data-menu]')!]) {
          expect(title).toMatch(disabled ? /^[A-Z].*\. Not now: .*\.$/ : /^[A-Z][^.:]*$/);
        }
      }
    }
  });

  it('gives the command of a button, unless that is disabled', () => {
    toolbar.update({ ...idle, run: 'running' });
    for (const command of ['pauseTraining', 'stepTraining', 'stopTraining']) {
      document.querySelector<HTMLButtonElement>(`[data-command=${command}]`)!.click();
    }
    expect(given).toEqual(['pauseTraining', 'stopTraining']);
  });

  it.each<[string, ToolbarState['run'], string, ToolbarState['run'], string]>([
    ['from Train on Sine to Pause', 'none', 'trainOnSine', 'running', 'pauseTraining'],
    ['from Pause to Resume', 'running', 'pauseTraining', 'paused', 'resumeTraining'],
    ['from Step to Pause', 'paused', 'stepTraining', 'running', 'pauseTraining'],
    ['from Stop to Train on Sine', 'paused', 'stopTraining', 'none', 'trainOnSine'],
    ['nowhere while it can stay', 'paused', 'stopTraining', 'running', 'stopTraining'],
  ])('moves the keyboard %s', async (_, before, focused, after, expected) => {
    toolbar.update({ ...idle, run: before });
    await Promise.resolve();
    document.querySelector<HTMLButtonElement>(`[data-command=${focused}]`)!.focus();
    expect((document.activeElement as HTMLElement).dataset.command).toBe(focused);
    toolbar.update({ ...idle, run: after });
    expect((document.activeElement as HTMLElement).dataset.command).toBe(expected);
  });
});
