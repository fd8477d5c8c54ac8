import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'test/support/compileKernels.ts',
    include: ['{src,webview,cli,scripts,test}/**/*.test.ts'],
    // These run inside a VS Code.
    exclude: ['test/vscode/suite/**'],
  },
});
