import { GraphThread } from '../../../src/inference/graphThread.ts';
import { ModelForecaster } from '../../../src/inference/modelForecaster.ts';
import { sentenceOf } from '../../../src/shared/sentenceOf.ts';
import { builtRuntimeThread } from '../../support/builtRuntimeThread.ts';
import { runtimeFiles, tutorialModel } from '../../support/models.ts';
import type { Fault, FaultOutcome } from '../fault.ts';

/** What is wrong with the runtime's binary. */
type RuntimeFault = 'missing' | 'cut' | 'changed';

const history = Float64Array.from({ length: 40 }, (_, step) => Math.sin(step / 5));
/** How a fault is told. */
const sentence =
  /^onnxruntime could not be started \(.+\); reinstalling the extension may help\.$|^The forecast broke off, because onnxruntime ended \(.+\); forecast again\.$/s;

export const engineFaults: readonly Fault[] = [
  {
    group: 'engines',
    name: "onnxruntime's bytes missing, cut off or changed: one sentence, or the right numbers",
    cases: { test: 8, soak: 400 },
    // A bit may have the runtime's code run for ever, which is waited for for three minutes.
    mostCaseMs: 400_000,
    async run({ cases, seed, begin }) {
      const lost: string[] = [];
      let [sentences, right] = [0, 0];
      const thread = await builtRuntimeThread();
      for (let which = 0; which < cases; which++) {
        begin();
        const how = which === 0 ? 'missing' : which % 4 === 3 ? 'changed' : 'cut';
        let isFaulty = true;
        const start = () => thread.start(isFaulty ? () => faultyBytes(how, seed + which) : undefined);
        const forecaster = new ModelForecaster(runtimeFiles, new GraphThread(start));
        const answer = await answerOf(forecaster);
        isFaulty = false;
        if (answer === 'right') {
          right++;
        } else if (!sentence.test(answer)) {
          lost.push(`case ${which} of seed ${seed}: ${answer}`);
        } else {
          sentences++;
          const next = await answerOf(forecaster);
          if (next !== 'right') {
            lost.push(`case ${which} of seed ${seed}, with good bytes thereafter: ${next}`);
          }
        }
        forecaster.dispose();
      }
      await thread.remove();
      return { tried: cases, lost, note: `${sentences} sentences, ${right} forecasts` } satisfies FaultOutcome;
    },
  },
];

/** `right`, or what else a forecast comes to. */
async function answerOf(forecaster: ModelForecaster): Promise<string> {
  try {
    const { values } = await forecaster.forecast(tutorialModel(), history, 5);
    return values.length === 5 && values.every(Number.isFinite) ? 'right' : `answers ${values.join()}`;
  } catch (error) {
    return sentenceOf(error);
  }
}

/** The runtime's binary with its fault. */
async function faultyBytes(how: RuntimeFault, seed: number): Promise<Uint8Array> {
  if (how === 'missing') {
    throw new Error('there is no such file');
  }
  const bytes = await runtimeFiles.bytes();
  const at = Math.floor(((Math.imul(seed + 1, 2654435761) >>> 0) / 2 ** 32) * bytes.length);
  if (how === 'cut') {
    return bytes.subarray(0, at);
  }
  bytes[at] ^= 1 << (seed & 7);
  return bytes;
}
