import { parseArgs } from 'node:util';
import { freshTrainingKernels } from '../../scripts/trainingKernels.ts';
import { allFaults } from './allFaults.ts';
import { faultTable, type TriedFault } from './faultTable.ts';
import { tryFault } from './tryFault.ts';

// Tries what can go wrong in Node alone, and prints what became of it. Ends with 1 when anything was lost.
//
//   npm run test:faults                   the short forms, always the same cases
//   npm run soak -- [--only WORDS] [--share 0.1] [--seed 7] [--lanes 2] [--list]
const { values } = parseArgs({
  options: {
    soak: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    share: { type: 'string', default: '1' },
    seed: { type: 'string' },
    list: { type: 'boolean', default: false },
    lanes: { type: 'string', default: '2' },
  },
});
const seed = Number(values.seed ?? (values.soak ? Date.now() % 2 ** 31 : 7));
const share = Number(values.share);
if (!Number.isInteger(seed) || !(share > 0 && share <= 1)) {
  throw new Error(`--seed ${values.seed} and --share ${values.share}: a whole number, and a number up to 1.`);
}
const wanted = values.only.split(',').map((word) => word.trim().toLowerCase());
await freshTrainingKernels();
const chosen = allFaults.flatMap(({ group, name, cases }, which) => {
  const full = `${group}: ${name}`;
  const count = Math.ceil(share * (values.soak ? cases.soak : cases.test));
  return count > 0 && wanted.some((word) => full.toLowerCase().includes(word)) ? [{ which, full, count }] : [];
});
if (values.list) {
  for (const { full, count } of chosen) {
    console.log(`${full}, ${count.toLocaleString('en')} cases`);
  }
} else {
  console.log(`seed ${seed}`);
  const tried: TriedFault[] = [];
  const next = chosen.entries();
  const lane = async () => {
    for (const [place, { which, full, count }] of next) {
      const one = await tryFault(which, count, seed);
      tried[place] = one;
      const [first = ''] = one.lost;
      console.log(`${one.lost.length === 0 ? '✓' : '✗'} ${full} (${one.seconds.toFixed(1)} s) ${first}`.trimEnd());
    }
  };
  await Promise.all(Array.from({ length: Number(values.lanes) }, lane));
  console.log(`\n${faultTable(tried)}`);
  const lost = tried.filter((one) => one.lost.length > 0).length;
  console.log(`\n${tried.length - lost} faults survived, ${lost} lost`);
  process.exitCode = lost === 0 && tried.length > 0 ? 0 : 1;
}
