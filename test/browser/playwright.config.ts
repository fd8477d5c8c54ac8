import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/browser',
  // One test waits for most of its time, two keep two cores busy.
  workers: 2,
  timeout: 90_000,
  // What takes a second at rest may take ten where other programs keep the machine busy.
  expect: { timeout: 20_000 },
  // VS Code's own boxes and dialogs keep no order that a driver could rely on when the machine is busy with other work.
  retries: 1,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
  },
});
