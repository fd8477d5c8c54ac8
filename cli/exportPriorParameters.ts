import { longestSeason, wholeNumber } from '../src/shared/model/forecaster/forecastOptions.ts';
import type { priorModel } from '../src/shared/model/priorModel.ts';
import { checkUsage, numberOption, readParameters } from './readParameters.ts';
import { UsageError } from './usageError.ts';

/** What the parameters of `rnn-forecast export-prior` say. */
export interface ExportPriorParameters {
  /** Where the network is written. */
  readonly out: string;
  readonly season: Parameters<typeof priorModel>[1];
}

/** Reads the parameters of `rnn-forecast export-prior`; throws `UsageError` with the first thing that is wrong. */
export function exportPriorParameters(parameters: readonly string[]): ExportPriorParameters {
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
  return { out: options.out, season };
}
