import { basename } from 'node:path';
import { countOf } from '../../src/shared/formatNumber.ts';
import { automaticModel } from '../../src/shared/model/automaticModel.ts';
import { automaticSentence } from '../../src/shared/model/forecaster/automaticSentence.ts';
import { checkForecastOptions } from '../../src/shared/model/forecaster/forecastOptions.ts';
import type { SearchProblem } from '../../src/shared/model/forecaster/searchProblem.ts';
import type { ForecastModel } from '../../src/shared/model/forecastModel.ts';
import { writeForecaster } from '../../src/shared/onnx/forecaster/writeForecaster.ts';
import { readModel } from '../../src/shared/onnx/readModel.ts';
import type { CommaMeaning } from '../../src/shared/series/numbers/numberNotation.ts';
import { SearchRun } from '../../webview/training/searchRun.ts';
import { bundledEngines, bundledForecaster, bundledPrior } from '../bundledFiles.ts';
import { readBytes, writeBytes } from '../files.ts';
import { type FinishedForecast, type OutputFormat, outputFormats, printResult } from '../printResult.ts';
import { Progress } from '../progress.ts';
import { type InputSeries, readInput } from '../readInput.ts';
import { checkUsage, numberOption, readParameters } from '../readParameters.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usageError.ts';

const commaMeanings: readonly CommaMeaning[] = ['decimal', 'thousands', 'separator'];

/** What is asked of every series. */
type SearchWishes = Omit<SearchProblem, 'values' | 'suggestedPeriod' | 'prior' | 'companions' | 'chosen'>;

/** rnn-forecast forecast: what comes after the numbers of a file. */
export async function forecast(parameters: readonly string[], terminal: Terminal): Promise<void> {
  const { values: options, positionals } = readParameters(parameters, {
    column: { type: 'string', short: 'c', multiple: true },
    all: { type: 'boolean' },
    horizon: { type: 'string', short: 'n' },
    season: { type: 'string' },
    levels: { type: 'string' },
    seconds: { type: 'string' },
    seed: { type: 'string' },
    'non-negative': { type: 'boolean' },
    model: { type: 'string' },
    format: { type: 'string', short: 'f' },
    json: { type: 'boolean' },
    out: { type: 'string', short: 'o' },
    comma: { type: 'string' },
    quiet: { type: 'boolean', short: 'q' },
  });
  if (positionals.length !== 1) {
    throw new UsageError(
      positionals.length === 0
        ? 'No file is named; "-" reads standard input.'
        : `There are ${positionals.length} files; a forecast is of one.`,
    );
  }
  const format = formatOption(options.format, options.json);
  const comma = oneOf('comma', options.comma, commaMeanings);
  const wishes = checkUsage(() =>
    checkForecastOptions({
      horizon: numberOption('horizon', options.horizon),
      season: options.season === 'none' ? null : numberOption('season', options.season),
      levels: options.levels?.split(',').map((level) => (numberOption('levels', level) ?? Number.NaN) / 100),
      seconds: numberOption('seconds', options.seconds),
      seed: numberOption('seed', options.seed),
      nonNegative: options['non-negative'],
    }),
  );
  const { column: columns = [], all = false, quiet = false, model: modelFile, out } = options;
  if (modelFile !== undefined && out !== undefined) {
    throw new UsageError('With --model nothing is searched for, so there is nothing to write to --out.');
  }

  const read = await readInput(positionals[0], { columns, all, comma }, terminal);
  if (out !== undefined && read.length > 1) {
    throw new UsageError(`A model is of one series, so --out takes one column; these are ${read.length}.`);
  }
  const progress = new Progress(terminal.messages, quiet);
  const model = modelFile === undefined ? null : readModel(await readBytes(modelFile), basename(modelFile));
  const forecasts =
    model === null ? await searchEach(read, wishes, progress) : await forecastBy(model, read, wishes.horizon);
  progress.end();
  if (out !== undefined) {
    await writeBytes(out, writeForecaster(forecasts[0].model));
  }
  if (!quiet && format !== 'json') {
    for (const { title, series } of read) {
      for (const note of series.notes) {
        terminal.messages.write(`${title}: ${note}\n`);
      }
    }
  }
  terminal.output.write(printResult(forecasts, format));
  if (!quiet && format !== 'table' && format !== 'json') {
    terminal.messages.write(forecasts.map(({ sentence }) => `${sentence}\n`).join(''));
  }
}

/** Forecasts each series by what a search finds for it. */
async function searchEach(
  read: readonly InputSeries[],
  wishes: SearchWishes,
  progress: Progress,
): Promise<FinishedForecast[]> {
  const [engines, prior] = await Promise.all([bundledEngines(), bundledPrior()]);
  const forecaster = bundledForecaster();
  const finished: FinishedForecast[] = [];
  for (const { title, series } of read) {
    const { values, name, season, emptyAfter } = series;
    const label = `Searching how to forecast ${title} (${values.length.toLocaleString('en')} values)`;
    progress.begin(label);
    const problem: SearchProblem = {
      ...wishes,
      values,
      horizon: wishes.horizon + emptyAfter,
      suggestedPeriod: season,
      prior: prior.predictor,
      companions: read.filter((each) => each.series !== series).map((each) => each.series.values),
      chosen: null,
    };
    const search = new SearchRun(engines, (done) => progress.advance(label, (finished.length + done) / read.length));
    const result = await search.search(problem);
    if (result === null) {
      throw new Error('The search was stopped.');
    }
    const model = automaticModel(name === '' ? title : name, title, values, result.forecaster, result.report);
    const { values: point, intervals } = await forecaster.forecast(model, values, problem.horizon);
    finished.push({
      title,
      series,
      model,
      point,
      intervals,
      report: result.report,
      sentence: automaticSentence(title, point.length, result.report),
    });
  }
  return finished;
}

/** Forecasts each series by one model. */
async function forecastBy(
  model: ForecastModel,
  read: readonly InputSeries[],
  horizon: number,
): Promise<FinishedForecast[]> {
  const forecaster = bundledForecaster();
  const finished: FinishedForecast[] = [];
  for (const { title, series } of read) {
    const steps = horizon + series.emptyAfter;
    const { values: point, intervals } = await forecaster.forecast(model, series.values, steps);
    const sentence = `${model.name} forecasts the next ${countOf(point.length, 'value')} of ${title}.`;
    finished.push({ title, series, model, point, intervals, report: null, sentence });
  }
  return finished;
}

function formatOption(format: string | undefined, json: boolean | undefined): OutputFormat {
  if (json === true && format !== undefined && format !== 'json') {
    throw new UsageError(`The output is to be JSON and ${format}; choose one.`);
  }
  return json === true ? 'json' : (oneOf('format', format, outputFormats) ?? 'table');
}

function oneOf<Choice extends string>(
  name: string,
  written: string | undefined,
  choices: readonly Choice[],
): Choice | null {
  const chosen = choices.find((choice) => choice === written);
  if (written !== undefined && chosen === undefined) {
    throw new UsageError(`--${name} is "${written}"; it is ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.`);
  }
  return chosen ?? null;
}
