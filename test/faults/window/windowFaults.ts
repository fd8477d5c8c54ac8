import { build, buildForUsers } from '../../../scripts/build.ts';
import type { Fault, FaultOutcome } from '../fault.ts';

const group = 'a window';

/** What is tried in the real VS Code; it takes minutes, so that `npm test` has forms of its own (`test/browser/killing.spec.ts`). */
export const windowFaults: readonly Fault[] = [
  {
    ...{ group, name: 'panel, page, window, worker or host killed while it trains, exports or inserts' },
    cases: { test: 0, soak: 200 },
    mostCaseMs: 240_000,
    async run({ cases, seed, begin }) {
      await freshBuild();
      // Read only where it is tried: a browser's driver is much to read for every other fault.
      const { Killings } = await import('./killings.ts');
      const window = await Killings.open();
      const lost: string[] = [];
      let [worst, leftBehind] = [0, 0];
      try {
        for (let i = 0; i < cases; i++) {
          begin();
          const outcome = await window.kill(seed + i);
          worst = Math.max(worst, outcome.trainingLostMs ?? 0);
          leftBehind += outcome.leftBehind;
          if (outcome.lost.length > 0) {
            lost.push(`seed ${seed + i}, ${outcome.what} (${outcome.phase}): ${outcome.lost.join('; ')}`);
          }
        }
      } finally {
        await window.close();
      }
      return {
        tried: cases,
        lost,
        note: `at most ${Math.round(worst)} ms of training lost, ${leftBehind} unfinished exports left beside their targets`,
      };
    },
  },
  {
    ...{ group, name: 'a host that falls silent in the midst of a training, which waits and says so' },
    cases: { test: 0, soak: 3 },
    mostCaseMs: 240_000,
    async run({ cases, begin }) {
      await freshBuild();
      const { silenceHost } = await import('./silentHost.ts');
      return inTurn(cases, async () => {
        begin();
        return { lost: await silenceHost(), note: '' };
      });
    },
  },
  {
    ...{ group, name: 'commands, on what is large too: neither host nor page is ever held up for longer than 50 ms' },
    cases: { test: 0, soak: 3 },
    mostCaseMs: 240_000,
    async run({ cases, begin }) {
      await freshBuild(buildForUsers);
      const { measureHoldUps } = await import('./holdUps.ts');
      return inTurn(cases, () => measureHoldUps(begin));
    },
  },
  {
    ...{ group, name: 'panels opened and closed one after another, some of which train' },
    cases: { test: 0, soak: 500 },
    mostCaseMs: 240_000,
    async run({ cases, begin }) {
      await freshBuild();
      const { openAndClosePanels } = await import('./openAndClose.ts');
      return { tried: cases, ...(await openAndClosePanels(cases, begin)) };
    },
  },
];

/** Bundles the extension: what stood there before is not what is to be tried. */
async function freshBuild(how = build): Promise<void> {
  const { status } = await how();
  if (status !== 0) {
    throw new Error('the extension does not build');
  }
}

/** Tries the same one time after another, and tells of all. */
async function inTurn(
  cases: number,
  attempt: () => Promise<{ readonly lost: readonly string[]; readonly note: string }>,
): Promise<FaultOutcome> {
  const lost: string[] = [];
  const notes: string[] = [];
  for (let i = 0; i < cases; i++) {
    const outcome = await attempt();
    lost.push(...outcome.lost);
    notes.push(outcome.note);
  }
  return { tried: cases, lost, note: notes.filter((note) => note !== '').join('; ') };
}
