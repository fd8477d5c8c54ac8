import { defineConfig } from '@playwright/test';

// The engines that need a browser, in a real Chromium; on software WebGL one worker keeps all cores busy.
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/engines',
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  reporter: 'list',
});
