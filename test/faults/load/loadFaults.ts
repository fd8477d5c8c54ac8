import { getEventListeners } from 'node:events';
import { threadCpuUsage } from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { GraphThread } from '../../../src/inference/graphThread.ts';
import { ModelForecaster } from '../../../src/inference/modelForecaster.ts';
import { OnnxRuntime } from '../../../src/inference/onnxRuntime.ts';
import { InputError } from '../../../src/shared/inputError.ts';
import { checkForecastOptions } from '../../../src/shared/model/forecaster/forecastOptions.ts';
import { initialParameters } from '../../../src/shared/model/initialParameters.ts';
import { scalarNetwork } from '../../../src/shared/model/networkShape.ts';
import { RandomGenerator } from '../../../src/shared/model/randomGenerator.ts';
import { trainedModel } from '../../../src/shared/model/trainedModel.ts';
import { writeForecaster } from '../../../src/shared/onnx/forecaster/writeForecaster.ts';
import { readModel } from '../../../src/shared/onnx/readModel.ts';
import type { Steps } from '../../../src/shared/runSteps.ts';
import { buildSeries } from '../../../src/shared/series/buildSeries.ts';
import { columnPreview } from '../../../src/shared/series/columnPreview.ts';
import { numberColumns } from '../../../src/shared/series/columns.ts';
import { readTables } from '../../../src/shared/series/reading/readTables.ts';
import { wholeText } from '../../../src/shared/sourceText.ts';
import type { EngineSource } from '../../../webview/training/engines/engine.ts';
import { loadKernel } from '../../../webview/training/engines/wasm/loadKernel.ts';
import { WasmEngine } from '../../../webview/training/engines/wasm/wasmEngine.ts';
import { Trainer } from '../../../webview/training/trainer.ts';
import { builtRuntimeThread } from '../../support/builtRuntimeThread.ts';
import { mixtureModel } from '../../support/mixtureModel.ts';
import { runtimeFiles, tutorialModel } from '../../support/models.ts';
import { sineRequest } from '../../support/sineRequest.ts';
import { readTrainingKernel } from '../../support/trainingKernel.ts';
import { watchWasmMemory } from '../../support/watchWasmMemory.ts';
import type { Fault } from '../fault.ts';
import { heldUp, milliseconds, mostBlockedMs, watchWork } from './heldUp.ts';
import { longTexts, waveNumbers } from './longTexts.ts';

const group = 'load';
/** What must not grow from cycle to cycle. */
const measured = ['heap', 'wasm', 'buffers', 'sessions', 'listeners'] as const;
type Measured = (typeof measured)[number];

const request = sineRequest(50, { iterations: 10, backend: 'wasm' });

export const loadFaults: readonly Fault[] = [
  {
    ...{ group, name: 'trained, kept, read, forecast and written again, in one process' },
    cases: { test: 150, soak: 10_000 },
    async run({ cases, begin }) {
      const wasmBytes = watchWasmMemory();
      const openSessions = watchSessions();
      const addedListeners = watchListeners();
      const engines = await wasmEngines();
      const forecaster = new ModelForecaster(runtimeFiles);
      const collect = garbageCollector();
      const sizes: Record<Measured, number>[] = [];
      const warmUp = Math.max(20, Math.floor(cases / 10));
      for (let i = 0; i < cases; i++) {
        begin();
        const own = { ...request, seed: i };
        const outcome = await new Trainer(engines, () => {}).train(own);
        const model = readModel(
          writeForecaster(trainedModel('Sine', { kind: 'sine', seed: i }, own, outcome)),
          'a.onnx',
        );
        const { values } = await forecaster.forecast(model, own.values, 50);
        writeForecaster(model);
        if (!values.every(Number.isFinite)) {
          throw new Error('a forecast is not finite');
        }
        if (i === warmUp || i === cases - 1) {
          // What a weak reference was asked for in this turn stays until the next, and so does what that one held.
          for (let turn = 0; turn < 3; turn++) {
            await setImmediate();
            collect();
          }
          sizes.push({
            ...{ heap: process.memoryUsage().heapUsed, wasm: wasmBytes(), buffers: process.memoryUsage().arrayBuffers },
            ...{ sessions: openSessions(), listeners: addedListeners() },
          });
        }
      }
      const [first, last] = sizes;
      const grown = (name: Measured) => (last[name] === first[name] ? 0 : last[name] / first[name] - 1);
      const lost = measured.flatMap((name) =>
        grown(name) > 0.1 ? [`the ${name} grew from ${first[name]} to ${last[name]}`] : [],
      );
      const note = measured.map((name) => `${name} ${(100 * grown(name)).toFixed(1)} %`).join(', ');
      return { tried: cases, lost, note: `${note} larger` };
    },
  },
  ...longTexts.map(
    ({ name, text, read, refused }): Fault => ({
      ...{
        group,
        name: `${name}: ${refused === undefined ? 'read' : 'its limit said'}, without holding up the editor`,
      },
      cases: { test: 1, soak: 5 },
      async run({ cases, begin }) {
        const lost: string[] = [];
        const source = text();
        let longest = 0;
        let said = '';
        const look = () => {
          begin();
          const { blocked, choices, values, error } = readInSteps(source);
          said = error instanceof InputError ? error.message : '';
          if (error !== null && (refused === undefined || !refused.test(said))) {
            lost.push(String(error));
          } else if (refused !== undefined && error === null) {
            lost.push(`is read: ${choices} columns, ${values} values`);
          } else if (read !== undefined && (choices !== read.columns || values !== read.values)) {
            lost.push(`${choices} columns of ${values} values are read, not ${read.columns} of ${read.values}`);
          }
          return blocked;
        };
        // What is compiled the first time is not what the text costs.
        look();
        for (let i = 0; i < cases; i++) {
          longest = Math.max(longest, await heldUp(look));
        }
        if (longest > mostBlockedMs) {
          lost.push(`holds the editor up for ${longest.toFixed(0)} ms`);
        }
        return { tried: cases, lost, note: `at most ${longest.toFixed(0)} ms at a time; ${said}`.replace(/; $/, '') };
      },
    }),
  ),
  {
    ...{ group, name: 'a first forecast, and one after 100,000 values: in a thread, without holding up the editor' },
    cases: { test: 1, soak: 20 },
    async run({ cases, begin }) {
      const thread = await builtRuntimeThread();
      const histories = [request.values, Float64Array.from(waveNumbers(100_000))];
      let longest = 0;
      try {
        const look = async () => {
          const watched = watchWork();
          const forecaster = new ModelForecaster(runtimeFiles, new GraphThread(thread.start));
          forecaster.prepare();
          for (const history of histories) {
            await forecaster.forecast(tutorialModel(), history, 50);
          }
          forecaster.dispose();
          return watched();
        };
        // What is compiled the first time is not what a forecast costs.
        await look();
        for (let i = 0; i < cases; i++) {
          begin();
          longest = Math.max(longest, await heldUp(look));
        }
      } finally {
        await thread.remove();
      }
      const lost = longest > mostBlockedMs ? [`holds the editor up for ${longest.toFixed(0)} ms`] : [];
      return { tried: cases, lost, note: `at most ${longest.toFixed(0)} ms at a time` };
    },
  },
  {
    ...{ group, name: 'horizons: 10,000 is forecast, 100,000 is refused with its limit' },
    cases: { test: 1, soak: 1 },
    async run({ begin }) {
      begin();
      const lost: string[] = [];
      const { values } = await new ModelForecaster(runtimeFiles).forecast(tutorialModel(), request.values, 10_000);
      if (values.length !== 10_000 || !values.every(Number.isFinite)) {
        lost.push('10,000 values are not forecast');
      }
      let said = '';
      try {
        checkForecastOptions({ horizon: 100_000 });
        lost.push('100,000 values are not refused');
      } catch (error) {
        said = (error as Error).message;
      }
      return { tried: 2, lost, note: said };
    },
  },
  {
    ...{ group, name: '256 hidden units of every cell: trained, kept and read back' },
    cases: { test: 1, soak: 3 },
    async run({ cases, begin }) {
      const lost: string[] = [];
      const engines = await wasmEngines();
      for (let i = 0; i < cases; i++) {
        for (const cell of ['rnn', 'gru', 'lstm'] as const) {
          begin();
          const own = {
            ...request,
            network: scalarNetwork(256, cell),
            iterations: 2,
            values: request.values.slice(0, 60),
          };
          const outcome = await new Trainer(engines, () => {}).train(own);
          const model = trainedModel('Large', { kind: 'sine', seed: 7 }, own, outcome);
          if (readModel(writeForecaster(model), 'large.onnx').network.hiddenSize !== 256) {
            lost.push(`${cell}: is not read back`);
          }
        }
      }
      return { tried: 3 * cases, lost, note: '' };
    },
  },
  {
    ...{ group, name: 'models of a library, each read without holding up the editor' },
    cases: { test: 50, soak: 500 },
    async run({ cases, begin }) {
      const lost: string[] = [];
      const files = [writeForecaster(tutorialModel()), writeForecaster(mixtureModel())];
      const parameters = Float32Array.from(initialParameters(scalarNetwork(256), new RandomGenerator(1)));
      files.push(writeForecaster(tutorialModel({ network: scalarNetwork(256), parameters })));
      let longest = 0;
      for (let i = 0; i < cases + files.length; i++) {
        begin();
        const held = await heldUp(() => {
          const before = threadCpuUsage();
          readModel(files[i % files.length], 'kept.onnx');
          return milliseconds(before);
        });
        // The first of each kind is compiled meanwhile.
        longest = i < 3 * files.length ? 0 : Math.max(longest, held);
      }
      if (longest > mostBlockedMs) {
        lost.push(`one takes ${longest.toFixed(0)} ms`);
      }
      return { tried: cases, lost, note: `at most ${longest.toFixed(0)} ms each` };
    },
  },
];

/** What became of a text that is read as a selection is. */
interface ReadInSteps {
  /** The longest that it went on without a stop, on the processor, also where it ended in an error. */
  readonly blocked: number;
  /** Columns of numbers, and values of the last of them. */
  readonly choices: number;
  readonly values: number;
  readonly error: unknown;
}

function readInSteps(text: string): ReadInSteps {
  let blocked = 0;
  const timed = <Result>(work: () => Result): Result => {
    const before = threadCpuUsage();
    try {
      return work();
    } finally {
      blocked = Math.max(blocked, milliseconds(before));
    }
  };
  const run = <Result>(steps: Steps<Result>): Result => {
    for (;;) {
      const step = timed(() => steps.next());
      if (step.done === true) {
        return step.value;
      }
    }
  };
  try {
    const tables = run(readTables(wholeText(text), null));
    const choices = run(numberColumns(tables));
    timed(() => choices.slice(0, 200).map(({ table, column }) => columnPreview(table.columns[column].cells)));
    const series = run(buildSeries(choices[choices.length - 1], null));
    return { blocked, choices: choices.length, values: series.values.length, error: null };
  } catch (error) {
    return { blocked, choices: 0, values: 0, error };
  }
}

/** From now on, the sessions of onnxruntime are counted that are open. */
function watchSessions(): () => number {
  const { open } = OnnxRuntime.prototype;
  let count = 0;
  OnnxRuntime.prototype.open = async function (bytes) {
    const session = await open.call(this, bytes);
    const { release } = session;
    count++;
    session.release = async () => {
      count--;
      await release.call(session);
    };
    return session;
  };
  return () => count;
}

/** From now on, the listeners of targets that somebody still holds are counted, and what holds the process open. */
function watchListeners(): () => number {
  const { addEventListener } = EventTarget.prototype;
  const targets = new Map<WeakRef<EventTarget>, string>();
  const gone = new FinalizationRegistry((target: WeakRef<EventTarget>) => targets.delete(target));
  EventTarget.prototype.addEventListener = function (type, ...given) {
    const target = new WeakRef(this);
    targets.set(target, type);
    gone.register(this, target);
    return addEventListener.call(this, type, ...given);
  };
  const ofTargets = () =>
    [...targets].reduce((sum, [target, type]) => {
      const held = target.deref();
      return sum + (held === undefined ? 0 : getEventListeners(held, type).length);
    }, 0);
  const ofProcess = () => process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  return () => ofTargets() + ofProcess() + process.getActiveResourcesInfo().length;
}

/** The engine that is taken where there is no WebGL. */
async function wasmEngines(): Promise<EngineSource> {
  const kernel = await loadKernel([readTrainingKernel('training.wasm')]);
  if (kernel.module === null) {
    throw new Error(kernel.reason);
  }
  const { module } = kernel;
  return {
    create: async () => new WasmEngine(module, { engine: 'wasm', renderer: null, reason: 'The test asks for it.' }),
    replace: async (_, error) => {
      throw error;
    },
  };
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
