import { longestSeason, wholeNumber } from '../../src/shared/model/forecaster/forecastOptions.ts';
import { priorModel } from '../../src/shared/model/priorModel.ts';
import { writeForecaster } from '../../src/shared/onnx/forecaster/writeForecaster.ts';
import { bundledPrior } from '../bundledFiles.ts';
import { writeBytes } from '../files.ts';
import { checkUsage, numberOption, readParameters } from '../readParameters.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usageError.ts';

/** rnn-forecast export-prior: the pre-trained network as a file that forecasts any series. */
export async function exportPrior(parameters: readonly string[], terminal: Terminal): Promise<void> {
  const { values: options, positionals } = readParameters(parameters, {
    out: { type: 'string', short: 'o' },
    season: { type: 'string' },
  });
  if (options.out === undefined || positionals.length > 0) {
    throw new UsageError('Say where to write the network: --out prior.onnx.');
  }
  const season = numberOption('season', options.season);
  const period = season === undefined ? null : checkUsage(() => wholeNumber('season', season, 2, longestSeason));
  const bytes = writeForecaster(priorModel(await bundledPrior(), period));
  await writeBytes(options.out, bytes);
  terminal.messages.write(`Wrote ${options.out}: ${bytes.length.toLocaleString('en')} bytes.\n`);
}
