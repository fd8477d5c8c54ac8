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
    multiplicative: { type: 'boolean' },
  });
  if (options.out === undefined || positionals.length > 0) {
    throw new UsageError('Say where to write the network: --out prior.onnx.');
  }
  const { multiplicative = false } = options;
  const length = numberOption('season', options.season);
  if (multiplicative && length === undefined) {
    throw new UsageError(
      'Only a season can multiply the level: say how long it is, as in --season 12 --multiplicative.',
    );
  }
  const season =
    length === undefined
      ? null
      : {
          period: checkUsage(() => wholeNumber('season', length, 2, longestSeason)),
          kind: multiplicative ? ('multiplicative' as const) : ('additive' as const),
        };
  const bytes = writeForecaster(priorModel(await bundledPrior(), season));
  await writeBytes(options.out, bytes);
  terminal.messages.write(`Wrote ${options.out}: ${bytes.length.toLocaleString('en')} bytes.\n`);
}
