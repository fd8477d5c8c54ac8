import { basename } from 'node:path';
import { countOf } from '../../src/shared/formatNumber.ts';
import { automaticModel } from '../../src/shared/model/automaticModel.ts';
import { automaticSentence } from '../../src/shared/model/forecaster/automaticSentence.ts';
import type { SearchProblem } from '../../src/shared/model/forecaster/searchProblem.ts';
import type { ForecastModel } from '../../src/shared/model/forecastModel.ts';
import { writeForecaster } from '../../src/shared/onnx/forecaster/writeForecaster.ts';
import { readModel } from '../../src/shared/onnx/readModel.ts';
import { SearchRun } from '../../webview/training/searchRun.ts';
import { bundledEngines, bundledForecaster, bundledPrior } from '../bundledFiles.ts';
import { checkFolder, readBytes, writeBytes } from '../files.ts';
import { type ForecastParameters, forecastParameters, type SearchWishes } from '../forecastParameters.ts';
import { type FinishedForecast, printResult } from '../printResult.ts';
import { Progress } from '../progress.ts';
import { type InputSeries, readInput } from '../readInput.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usageError.ts';

/** rnn-forecast forecast: what comes after the numbers of a file. */
export async function forecast(parameters: readonly string[], terminal: Terminal): Promise<void> {
  const { file, columns, wishes, modelFile, out, format, quiet } = forecastParameters(parameters);
  const read = await readInput(file, columns, terminal);
  if (out !== null && read.length > 1) {
    throw new UsageError(`A model is of one series, so --out takes one column; these are ${read.length}.`);
  }
  if (out !== null) {
    await checkFolder(out);
  }
  const progress = new Progress(terminal.messages, quiet);
  const model = modelFile === null ? null : readModel(await readBytes(modelFile), basename(modelFile));
  const forecasts =
    model === null ? await searchEach(read, wishes, progress) : await forecastBy(model, read, wishes.horizon);
  progress.end();
  try {
    if (out !== null) {
      await writeBytes(out, writeForecaster(forecasts[0].model));
    }
  } finally {
    // A file that could not be written takes no forecast away.
    print(read, forecasts, { format, quiet }, terminal);
  }
}

/** Prints forecasts, and what is to be noted of them. */
function print(
  read: readonly InputSeries[],
  forecasts: readonly FinishedForecast[],
  { format, quiet }: Pick<ForecastParameters, 'format' | 'quiet'>,
  terminal: Terminal,
): void {
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
