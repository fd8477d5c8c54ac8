import { defineConfig } from '@playwright/test';

// The panel's page by itself, in all themes and languages.
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/gallery',
  // A page waits for frames for much of its time.
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  reporter: 'list',
});
