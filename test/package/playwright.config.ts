import { defineConfig } from '@playwright/test';
import browserConfig from '../browser/playwright.config.ts';

export default defineConfig({
  ...browserConfig,
  testDir: '.',
  outputDir: '../../test-results/package',
  globalSetup: './makePackage.ts',
});
