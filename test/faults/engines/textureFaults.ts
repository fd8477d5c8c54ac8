import { runTool } from '../../../scripts/runProgram.ts';
import type { Fault } from '../fault.ts';

const timeoutMs = 3_600_000;

export const textureFaults: readonly Fault[] = [
  {
    // `npm test` has it among the tests of engines.
    group: 'engines',
    name: 'trainings on WebGL one after another: textures, tensors, programs and contexts',
    cases: { test: 0, soak: 10_000 },
    mostCaseMs: 240_000,
    async run({ cases, begin }) {
      begin();
      const { status, output } = await runTool(
        'playwright',
        ['test', '-c', 'test/engines', '--reporter=line', '-g', 'holds the same textures'],
        // It says every now and then how far it has come.
        { timeoutMs, environment: { ...process.env, RNN_CYCLES: String(cases) }, shown: begin },
      );
      const [, done = '0', held = ''] = /held through (\d+) trainings: (.*)/.exec(output) ?? [];
      const isHeld = status === 0 && Number(done) === cases;
      return { tried: cases, lost: isHeld ? [] : [output.trim().slice(-2000)], note: held };
    },
  },
];
