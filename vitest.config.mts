import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'test/support/compileKernels.ts',
    include: ['{src,webview,cli,scripts,test}/**/*.test.ts'],
    // No test is about time: these run with what is left of a machine that does other things too, and only what hangs is to end.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    // These run inside a VS Code.
    exclude: ['test/vscode/suite/**'],
  },
});
