import { exitOnSignals } from '../scripts/processTree.ts';
import type { Show } from '../scripts/runProgram.ts';
import { freshTrainingKernels } from '../scripts/trainingKernels.ts';
import { faultTests } from './stages/faultTests.ts';
import { browserTests, engineTests, galleryTests, packageTests } from './stages/playwrightTests.ts';
import { type Counts, failureLine, type PatientStage, type Stage, sum } from './stages/stage.ts';
import { bundleContents, bundles, lint, types, webBundle } from './stages/staticChecks.ts';
import { suiteInServer, suiteInStaticWeb, suiteOnDesktop } from './stages/suiteInVSCode.ts';
import { unitTests } from './stages/unitTests.ts';

// Runs everything there is to test, each stage whatever became of those before, and ends with one line of counts.

/** One after the other: what has a browser, and what that needs. */
const stages: readonly Stage[] = [
  engineTests,
  galleryTests,
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

/** Beside them, one after the other, with what they leave of the processor. */
const patientStages: readonly PatientStage[] = [types, lint, unitTests, faultTests];

/** How a stage ended. */
interface EndedStage {
  readonly name: string;
  readonly counts: Counts;
  /** Its row of the table at the end. */
  readonly row: string;
}

exitOnSignals();
const startedAt = performance.now();
// Both sides need them; what is wrong with them is told by the tests.
await freshTrainingKernels().catch(() => {});
/** What was said beside a stage that runs, to be shown after it. */
let saidBeside = '';
const beside = runPatientStages();
const ended: EndedStage[] = [];
for (const stage of stages) {
  console.log(`\n=== ${stage.name} ===`);
  ended.push(await runStage(stage.name, () => stage.run(), console.log));
  showBeside();
}
const endedBeside = await beside;
showBeside();
const all = [...endedBeside, ...ended];
const { passed, failed } = sum(all.map(({ counts }) => counts));
if (failed.length > 0) {
  const lines = all.flatMap(({ name, counts }) => counts.failed.map((line) => `✗ ${name}: ${line}`));
  console.log(`\n${lines.join('\n')}`);
}
console.log(`\n${all.map(({ row }) => row).join('\n')}\nall together ${secondsSince(startedAt)} s`);
console.log(`\n${passed} passed, ${failed.length} failed`);
// A download that was given up may still hold the process open.
process.exit(failed.length === 0 && passed > 0 ? 0 : 1);

async function runPatientStages(): Promise<EndedStage[]> {
  const stagesEnded: EndedStage[] = [];
  for (const stage of patientStages) {
    let said = `\n=== ${stage.name}, beside the others ===\n`;
    const show = (text: string) => {
      said += text;
    };
    stagesEnded.push(await runStage(`${stage.name} (beside)`, () => stage.run(show), show));
    saidBeside += said;
  }
  return stagesEnded;
}

function showBeside(): void {
  process.stdout.write(saidBeside);
  saidBeside = '';
}

async function runStage(name: string, run: () => Promise<Counts>, show: Show): Promise<EndedStage> {
  const begunAt = performance.now();
  let counts: Counts;
  try {
    counts = await run();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    show(said);
    counts = { passed: 0, failed: [failureLine('could not do its work', said)] };
  }
  const { passed, failed } = counts;
  return {
    name,
    counts,
    row: `${name.padEnd(40)} ${passed} passed, ${failed.length} failed, ${secondsSince(begunAt)} s`,
  };
}

function secondsSince(moment: number): string {
  return ((performance.now() - moment) / 1000).toFixed(1);
}
