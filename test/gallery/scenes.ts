import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import { automaticView } from '../../src/panel/automaticView.ts';
import { interruptedView } from '../../src/panel/interruptedView.ts';
import { forecastView, trainedView } from '../../src/panel/panelView.ts';
import { emptyView } from '../../src/shared/emptyView.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { automaticModel } from '../../src/shared/model/automaticModel.ts';
import { evaluateForecaster } from '../../src/shared/model/forecaster/evaluateForecaster.ts';
import { affordableMultiplications, oneStepFit } from '../../src/shared/model/forecaster/oneStepFit.ts';
import type { SearchProblem } from '../../src/shared/model/forecaster/searchProblem.ts';
import { maximumHiddenSize, scalarNetwork, tutorialShape } from '../../src/shared/model/networkShape.ts';
import { readPrior } from '../../src/shared/model/prior.ts';
import { trainedModel } from '../../src/shared/model/trainedModel.ts';
import type { PanelView, TrainingCheckpoint, TrainingOrder, TrainingRequest } from '../../src/shared/protocol.ts';
import { noisySine } from '../../src/shared/series/noisySine.ts';
import { identityScaling, standardise } from '../../src/shared/series/scaling.ts';
import { summarise } from '../../src/shared/series/seriesSummary.ts';
import { PlainEngine } from '../../webview/training/engines/plain/plainEngine.ts';
import { judgeWebgl } from '../../webview/training/engines/webgl/judgeWebgl.ts';
import { searchForecaster } from '../../webview/training/search/forecastSearch.ts';
import { Trainer } from '../../webview/training/trainer.ts';
import { readPytorchReference } from '../support/pytorchReference.ts';

/** What a page of the gallery shows: a view, and perhaps a run that starts after it. */
export interface Scene {
  readonly view: PanelView;
  readonly training: TrainingRequest | null;
  /** Given to the run after a second. */
  readonly order?: TrainingOrder;
}

const renderer = 'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)';
const backend = () => ({
  engine: 'webgl' as const,
  renderer,
  reason: judgeWebgl({ renderer, performanceCaveat: false, rendersFloat32: true, maximumTextureSize: 8192 }, false)
    .reason,
});

/** The tutorial's training, in the words of the language of now. */
const tutorial = (): TrainingRequest => ({
  title: translate('Noisy sine'),
  values: Float64Array.from(readPytorchReference().data),
  truth: Float64Array.from({ length: 200 }, (_, step) => Math.sin((400 + step) * 0.2)),
  validation: noisySine(7, 0).validation,
  network: tutorialShape,
  scaling: identityScaling,
  seed: 7,
  iterations: 500,
  learningRate: 0.01,
  backend: 'cpu',
  horizon: 200,
});

/** Sales in the thousands, with a season of 12 and a trend. */
const sales = Float64Array.from(
  { length: 96 },
  (_, month) => 12_000 + 55 * month + 2400 * Math.sin((month * Math.PI) / 6) + 500 * Math.sin(month * month),
);

const plainSource = {
  create: async () => new PlainEngine(backend()),
  replace: async (_: unknown, error: unknown) => {
    throw error;
  },
};

async function train(request: TrainingRequest, name: string) {
  // As long as on the renderer that is named, on whatever machine this is.
  const outcome = { ...(await new Trainer(plainSource, () => {}).train(request)), msPerIteration: 2.43 };
  const model = trainedModel(name, { kind: 'sine', seed: request.seed }, request, outcome);
  return { model, outcome };
}

/** What the panel shows of a run that was interrupted. */
async function interruptedScene(): Promise<PanelView> {
  const checkpoints: TrainingCheckpoint[] = [];
  const trainer: Trainer = new Trainer(
    plainSource,
    ({ paused }) => trainer.steer(paused ? 'stop' : 'pause'),
    async (checkpoint) => {
      checkpoints.push(checkpoint);
    },
  );
  const request = { ...tutorial(), iterations: 20_000 };
  await trainer.train(request);
  return interruptedView({
    name: translate('Sine'),
    source: { kind: 'sine', seed: 7 },
    request,
    checkpoint: checkpoints[0],
  });
}

/** What the panel shows of an automatic forecast. */
async function automaticScene(): Promise<PanelView> {
  const media = (name: string) => readFile(join(root, 'media', name));
  const prior = readPrior(String(await media('prior.json')), await media('prior.f32'));
  const problem: SearchProblem = {
    values: sales,
    horizon: 24,
    periods: null,
    suggestedPeriod: null,
    seed: 7,
    budgetSeconds: 0.05,
    levels: [0.95, 0.8],
    nonNegative: null,
    prior: prior.predictor,
    companions: [],
    chosen: null,
  };
  const result = await searchForecaster(problem, new PlainEngine({ ...backend(), engine: 'plain' }), {
    breathe: async () => {},
  });
  const model = automaticModel('sales.csv', 'sales.csv', sales, result.forecaster, result.report);
  const { forecast, intervals } = evaluateForecaster(result.forecaster, sales, 24);
  const series = { values: sales, gaps: [], time: null, season: null, notes: [] };
  const shown = { values: forecast, intervals, fit: new Float64Array() };
  const fit = oneStepFit(result.forecaster, sales, affordableMultiplications);
  return automaticView({ title: 'sales.csv', series, model, forecast: shown }, { ...result, fit });
}

/** All scenes by name, each made by training for real. */
export async function makeScenes(): Promise<ReadonlyMap<string, Scene>> {
  const sine = tutorial();
  const trained = await train(sine, translate('Sine'));
  const done = trainedView(trained.model, sine, trained.outcome);
  const { validation, ...withoutValidation } = sine;
  const onSales: TrainingRequest = {
    ...withoutValidation,
    title: 'sales.csv',
    values: sales,
    truth: null,
    scaling: standardise(summarise(sales)),
    horizon: 24,
  };
  const { model, outcome } = await train(onSales, 'sales.csv');
  const forecast = forecastView({
    title: 'sales.csv',
    model,
    series: {
      values: sales,
      gaps: [
        { start: 20, end: 23, isLong: false },
        { start: 50, end: 61, isLong: true },
      ],
      time: {
        start: Date.UTC(2016, 0),
        step: { unit: 'month', count: 1, day: 1 },
        notation: { date: 'YYYY-MM', clock: null },
      },
      season: 12,
      notes: [
        translate(
          'Filled {0}: {1}.',
          translate('{0} missing {1}', '3', translate('months')),
          translate('{0} to {1}', '2017-09', '2017-11'),
        ),
      ],
    },
    fit: outcome.fit,
    values: outcome.generated,
    intervals: [],
    asTrained: true,
  });
  const automatic = await automaticScene();
  const gated = async (cell: 'gru' | 'lstm') => {
    const request = { ...sine, network: scalarNetwork(8, cell), iterations: 150 };
    const trained = await train(request, `Sine by ${cell.toUpperCase()}`);
    return trainedView(trained.model, request, trained.outcome);
  };
  // As large as settings allow; on few values, which are soon learned.
  const large = async () => {
    const request = {
      ...withoutValidation,
      values: sine.values.slice(0, 120),
      truth: Float64Array.from({ length: 60 }, (_, step) => Math.sin((120 + step) * 0.2)),
      network: scalarNetwork(maximumHiddenSize, 'lstm'),
      learningRate: 0.003,
      iterations: 6,
      horizon: 60,
    };
    const trained = await train(request, 'Sine by LSTM');
    return trainedView(trained.model, request, trained.outcome);
  };
  const long = Array.from({ length: 100_000 }, (_, i) => Math.sin(i / 5000) + 0.3 * Math.sin(i / 40));
  long[98_500] += 2;
  return new Map<string, Scene>([
    ['idle', { view: emptyView, training: null }],
    ['training', { view: emptyView, training: { ...sine, members: 4, learningRate: 0.03, iterations: 20_000 } }],
    ['paused', { view: emptyView, training: { ...sine, iterations: 20_000 }, order: 'pause' }],
    ['interrupted', { view: await interruptedScene(), training: null }],
    ['done', { view: done, training: null }],
    ['settings', { view: done, training: null }],
    ['forecast', { view: forecast, training: null }],
    ['automatic', { view: automatic, training: null }],
    ['unit', { view: done, training: null }],
    ['gru', { view: await gated('gru'), training: null }],
    ['lstm', { view: await gated('lstm'), training: null }],
    ['large', { view: await large(), training: null }],
    ['long', { view: { ...done, history: long, fit: long.slice(1), truth: [] }, training: null }],
    [
      'eight',
      {
        view: {
          ...forecast,
          gaps: [],
          time: null,
          history: [...sales.slice(0, 8)],
          fit: [...outcome.fit.slice(0, 7)],
          forecast: [...outcome.generated.slice(0, 3)],
        },
        training: null,
      },
    ],
    ['failed', { view: done, training: { ...sine, iterations: 0 } }],
  ]);
}
