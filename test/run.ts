import { exitOnSignals } from '../scripts/processTree.ts';
import { faultTests } from './stages/faultTests.ts';
import { browserTests, engineTests, packageTests } from './stages/playwrightTests.ts';
import { type Counts, type Stage, sum } from './stages/stage.ts';
import { bundleContents, bundles, lint, types, webBundle } from './stages/staticChecks.ts';
import { suiteInServer, suiteInStaticWeb, suiteOnDesktop } from './stages/suiteInVSCode.ts';
import { unitTests } from './stages/unitTests.ts';

// Runs everything there is to test, each stage whatever became of those before, and ends with one line of counts.
const stages: readonly Stage[] = [
  types,
  lint,
  unitTests,
  faultTests,
  engineTests,
  bundles,
  webBundle,
  bundleContents,
  suiteOnDesktop,
  suiteInServer,
  suiteInStaticWeb,
  browserTests,
  // Last: it leaves in dist/ what is shipped, where the others want what can be debugged.
  packageTests,
];

exitOnSignals();
const counts: Counts[] = [];
const table: string[] = [];
for (const stage of stages) {
  console.log(`\n=== ${stage.name} ===`);
  const startedAt = performance.now();
  const count = await countOf(stage);
  counts.push(count);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  table.push(`${stage.name.padEnd(40)} ${count.passed} passed, ${count.failed} failed, ${seconds} s`);
}
const { passed, failed } = sum(counts);
console.log(`\n${table.join('\n')}\n\n${passed} passed, ${failed} failed`);
// A download that was given up may still hold the process open.
process.exit(failed === 0 && passed > 0 ? 0 : 1);

async function countOf(stage: Stage): Promise<Counts> {
  try {
    return await stage.run();
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}
