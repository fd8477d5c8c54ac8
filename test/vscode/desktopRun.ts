import { runTests } from '@vscode/test-electron';
import { root } from '../../scripts/root.ts';

// A process of its own, so that it can be given a virtual screen and be stopped when it takes too long:
//
//   node desktopRun.ts PROGRAM FOLDER SUITE USER_DATA
const [program, folder, suite, data] = process.argv.slice(2);
try {
  await runTests({
    vscodeExecutablePath: program!,
    extensionDevelopmentPath: root,
    extensionTestsPath: suite!,
    launchArgs: [folder!, '--disable-extensions', `--user-data-dir=${data}`],
  });
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
