import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from '../../scripts/build.ts';
import { root } from '../../scripts/root.ts';
import { runTool } from '../../scripts/runProgram.ts';
import { checkTypes } from '../../scripts/typeProjects.ts';
import { suspicions } from '../bundle/bundleContents.ts';
import { nodeNeeds } from '../bundle/nodeNeeds.ts';
import { oneTest, type PatientStage, type Stage } from './stage.ts';

const timeoutMs = 120_000;

export const types: PatientStage = {
  name: 'types',
  run: async (shown) => oneTest((await checkTypes({ shown, isPatient: true })).length === 0, 'there are errors'),
};

export const lint: PatientStage = {
  name: 'lint and format',
  run: async (shown) => {
    const { status } = await runTool('biome', ['check', '--error-on-warnings'], { timeoutMs, shown, isPatient: true });
    return oneTest(status === 0, 'there are errors');
  },
};

export const bundles: Stage = {
  name: 'build',
  run: async () => {
    const { status } = await build();
    console.log(status === 0 ? 'built dist/' : 'the extension does not build');
    return { passed: 0, failed: status === 0 ? [] : ['the extension does not build'] };
  },
};

/** Everything that is shipped, searched for addresses and for telemetry by its names. */
export const bundleContents: Stage = {
  name: 'nothing built knows an address',
  run: async () => {
    const names = (await readdir(join(root, 'dist'))).filter((name) => /\.(js|mjs|wasm)$/.test(name));
    const found = (await Promise.all(names.map((name) => suspicions(join(root, 'dist', name))))).flat();
    console.log(found.length === 0 ? `${names.join(', ')}: no addresses, no telemetry` : found.join('\n'));
    return oneTest(found.length === 0 && names.length > 0, found[0] ?? 'nothing was built');
  },
};

/** The same files serve both hosts, so those built may need nothing that a web worker lacks. */
export const webBundle: Stage = {
  name: 'web bundle without Node',
  run: async () => {
    const files = ['extension.js', 'onnxruntime.js'];
    const needs = (await Promise.all(files.map((file) => nodeNeeds(join(root, 'dist', file))))).flat();
    console.log(needs.length === 0 ? `${files.join(' and ')} need vscode alone` : needs.join('\n'));
    return oneTest(needs.length === 0, needs[0]);
  },
};
