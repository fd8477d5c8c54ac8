import fc from 'fast-check';
import { askedInWords } from '../../../src/languageModel/askedInWords.ts';
import { readToolInput } from '../../../src/languageModel/toolInput.ts';
import { packJson, unpackJson } from '../../../src/models/packedJson.ts';
import { readUnfinished, writeUnfinished } from '../../../src/models/unfinishedTraining.ts';
import { interruptedView } from '../../../src/panel/interruptedView.ts';
import { forecastView } from '../../../src/panel/panelView.ts';
import { restoredView } from '../../../src/panel/restoredView.ts';
import { horizonOf, searchSecondsOf, trainingSettingsOf, typedHorizon } from '../../../src/settingValues.ts';
import { keptView } from '../../../src/shared/keptView.ts';
import { checkForecastOptions } from '../../../src/shared/model/forecaster/forecastOptions.ts';
import { writeForecaster } from '../../../src/shared/onnx/forecaster/writeForecaster.ts';
import { ModelProtoType } from '../../../src/shared/onnx/onnxMessages.ts';
import { create, decode, encode } from '../../../src/shared/onnx/protobuf.ts';
import { readModel } from '../../../src/shared/onnx/readModel.ts';
import { valuesSeries } from '../../../src/shared/series/valuesSeries.ts';
import { tutorialSettings } from '../../../src/shared/settings/networkSettings.ts';
import { checkSetting, parseSetting, settingFields } from '../../../src/shared/settings/settingFields.ts';
import { readSettings, writeSettings } from '../../../src/shared/settings/settingsJson.ts';
import { forecastData, forecastSummary, visibleExtent } from '../../../webview/charts/forecastData.ts';
import { viewContents } from '../../../webview/view/panelContents.ts';
import { candidateTable, reportStatements } from '../../../webview/view/reportWords.ts';
import { mixtureModel } from '../../support/mixtureModel.ts';
import { tutorialModel } from '../../support/models.ts';
import { shownReport } from '../../support/shownReport.ts';
import { unfinishedTraining } from '../../support/unfinishedTraining.ts';
import type { Fault } from '../fault.ts';
import { propertyFault } from './propertyFault.ts';
import { changed, strangeJson, strangeValue } from './strangeValues.ts';

const cases = { test: 10_000, soak: 1_000_000 };

const values = Float64Array.from({ length: 40 }, (_, step) => 50 + 10 * Math.sin(step / 3));
const series = {
  ...{ values, gaps: [{ start: 3, end: 5, isLong: false }], season: 12, notes: ['Something was filled.'] },
  time: {
    start: 0,
    step: { unit: 'month', count: 1, day: 1 } as const,
    notation: { date: 'YYYY-MM-DD', clock: null },
  },
};

/** A training as it is kept, and what is in it with lists in the place of typed arrays. */
const keptTraining = writeUnfinished(unfinishedTraining);
const plainTraining: unknown = JSON.parse(
  JSON.stringify(unpackJson(keptTraining), (_, value: unknown) =>
    value instanceof Float64Array || value instanceof Float32Array ? [...value] : value,
  ),
);

/** Views of every kind, as the window keeps them. */
const views: readonly unknown[] = [
  {
    ...forecastView({
      ...{ title: 'sales.csv', model: tutorialModel(), series, fit: values.slice(1), values: values.slice(0, 6) },
      ...{ intervals: [{ level: 0.8, lower: values.slice(0, 6), upper: values.slice(0, 6) }], asTrained: false },
    }),
    report: shownReport,
    baselines: [{ name: 'Theta', forecast: [1, 2, 3, 4, 5, 6] }],
  },
  interruptedView(unfinishedTraining),
].map((view) => JSON.parse(JSON.stringify(keptView(view))));

const models = [tutorialModel(), mixtureModel()].map((model) => {
  const file = decode(ModelProtoType, writeForecaster(model));
  const [{ key, value }] = file.metadataProps;
  const { checksum: _, ...metadata } = JSON.parse(value) as Record<string, unknown>;
  return { key, metadata, rest: Buffer.from(encode(ModelProtoType, { ...file, metadataProps: [] })) };
});

/** What a file says of itself, changed somewhere, in that file. */
const describedFile = fc.oneof(
  ...models.map((model, which) => ({
    // The first is small, and so tried more often in the same time.
    weight: which === 0 ? 3 : 1,
    arbitrary: changed([model.metadata], strangeJson).map((metadata) => ({ ...model, metadata })),
  })),
);

export const objectFaults: readonly Fault[] = [
  propertyFault({
    ...{ group: 'model files', cases, name: 'what a file says of itself' },
    arbitrary: describedFile,
    holds({ key, rest, metadata }) {
      // Without a checksum, as files of earlier versions are: what stands behind that is tried.
      const value = JSON.stringify(metadata) ?? '';
      const said = encode(ModelProtoType, create(ModelProtoType, { metadataProps: [{ key, value }] }));
      // What is read can be written again, to the same.
      const model = readModel(Buffer.concat([rest, said]), 'broken.onnx');
      readModel(writeForecaster(model), 'again.onnx');
    },
  }),
  propertyFault({
    ...{ group: 'kept state', cases, name: 'the training that was interrupted' },
    arbitrary: fc.oneof(
      changed([plainTraining], strangeJson).map(packJson),
      fc.jsonValue({ maxDepth: 4 }).map(packJson),
      fc.tuple(fc.nat(keptTraining.length - 1), fc.nat(255)).map(([at, byte]) => keptTraining.with(at, byte)),
      fc.uint8Array({ maxLength: 64 }),
    ),
    holds(bytes) {
      const training = readUnfinished(bytes);
      if (training !== null) {
        interruptedView(training);
        const again = readUnfinished(writeUnfinished(training));
        if (again === null) {
          throw new Error('reads what it could not write');
        }
      }
    },
  }),
  propertyFault({
    ...{ group: 'kept state', cases, name: 'the view that a window kept' },
    arbitrary: fc.oneof(changed(views, strangeJson), changed(views, strangeValue), strangeValue),
    holds(state) {
      const view = restoredView(state);
      if (view === null) {
        return;
      }
      // All that the page makes of it before it draws.
      const contents = viewContents(view, 'none');
      if (contents.forecast !== null) {
        const data = forecastData(contents.forecast.series);
        forecastSummary(data);
        visibleExtent(contents.forecast.series, { first: 0, last: data.history.length });
      }
      if (view.report !== null) {
        reportStatements(view.report, 12);
        candidateTable(view.report);
      }
    },
  }),
  propertyFault({
    ...{ group: 'settings', cases, name: 'of any kind, each brought within its bounds' },
    arbitrary: fc.tuple(strangeValue, strangeValue, strangeValue, strangeValue, fc.string()),
    holds([first, second, third, fourth, text]) {
      const { backend, iterations, seed } = trainingSettingsOf({ backend: first, iterations: second, seed: third });
      const seconds = searchSecondsOf(fourth);
      const horizons = [horizonOf(fourth), typedHorizon(text)].filter((horizon) => horizon !== null);
      const whole = [iterations, seed, ...horizons].every((count) => Number.isInteger(count) && count >= 0);
      if (
        !whole ||
        !['auto', 'webgl', 'wasm', 'fastest', 'cpu'].includes(backend) ||
        !(seconds >= 0.1 && seconds <= 60)
      ) {
        throw new Error('a setting is out of bounds');
      }
    },
  }),
  propertyFault({
    ...{ group: 'settings', cases, name: 'that were shared as JSON, or typed' },
    arbitrary: fc.tuple(
      fc.oneof(
        changed([JSON.parse(writeSettings(tutorialSettings))], strangeJson).map((value) => JSON.stringify(value)),
        changed([JSON.parse(writeSettings(tutorialSettings))], strangeJson).map((value) =>
          String(JSON.stringify(value)).slice(1),
        ),
        fc.json({ maxDepth: 3 }),
      ),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.double().map(String),
        fc.constantFrom('', ' ', '1e3', '0x1', '\u2212' + '5'),
      ),
    ),
    holds([text, typed]) {
      for (const field of settingFields) {
        attempt(() => checkSetting(field, parseSetting(field, typed)));
      }
      const settings = readSettings(text);
      for (const field of settingFields) {
        checkSetting(field, settings[field.name]);
      }
      if (writeSettings(readSettings(writeSettings(settings))) !== writeSettings(settings)) {
        throw new Error('reads what it could not write');
      }
    },
  }),
  propertyFault({
    ...{ group: 'calls from outside', cases, name: 'what other extensions and language models ask for' },
    arbitrary: fc.tuple(
      fc.oneof(
        changed(
          [
            { file: 'a.csv', column: 'b', comma: 'decimal', horizon: 3 },
            { values: [1, 2], season: 4 },
          ],
          strangeValue,
        ),
        strangeValue,
      ),
      strangeValue,
    ),
    holds([input, list]) {
      attempt(() => valuesSeries(list, 100));
      askedInWords(input);
      const { options, source } = readToolInput(input);
      if (source.kind === 'values') {
        attempt(() => valuesSeries(source.values, 100));
      }
      checkForecastOptions(options);
    },
  }),
];

/** The rest is tried as well where this is refused. */
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    if ((error as Error).name !== 'InputError') {
      throw error;
    }
  }
}
