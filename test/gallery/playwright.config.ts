import { defineConfig } from '@playwright/test';

// The panel's page by itself, in all themes and languages.
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/gallery',
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  reporter: 'list',
});
