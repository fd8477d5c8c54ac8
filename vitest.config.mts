import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'test/support/compileKernels.ts',
    include: ['{src,webview,cli,scripts,test}/**/*.test.ts'],
    // Some wait for other programs, on machines that do other things too; none is about time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // These run inside a VS Code.
    exclude: ['test/vscode/suite/**'],
  },
});
