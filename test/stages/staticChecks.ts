import { build } from '../../scripts/build.ts';
import { runTool } from '../../scripts/runProgram.ts';
import { checkTypes } from '../../scripts/typeProjects.ts';
import { oneTest, type Stage } from './stage.ts';

const timeoutMs = 120_000;

export const types: Stage = {
  name: 'types',
  run: async () => oneTest((await checkTypes()).length === 0),
};

export const lint: Stage = {
  name: 'lint and format',
  run: async () => {
    const { status } = await runTool('biome', ['check', '--error-on-warnings'], { timeoutMs, shown: true });
    return oneTest(status === 0);
  },
};

export const bundles: Stage = {
  name: 'build',
  run: async () => {
    const { status } = await build();
    console.log(status === 0 ? 'built dist/' : 'the extension does not build');
    return { passed: 0, failed: status === 0 ? 0 : 1 };
  },
};
