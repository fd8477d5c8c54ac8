import { checkForecastOptions, wholeNumber } from '../src/shared/model/forecaster/forecastOptions.ts';
import { checkUsage, numberOption, readParameters } from './readParameters.ts';
import { UsageError } from './usageError.ts';

const mostIterations = 100_000;

/** What the parameters of `rnn-forecast train` say. */
export interface TrainParameters {
  readonly iterations: number;
  readonly seed: number;
  readonly json: boolean;
  /** Where the model is written; `null` for nowhere. */
  readonly out: string | null;
  readonly quiet: boolean;
}

/** Reads the parameters of `rnn-forecast train`; throws `UsageError` with the first thing that is wrong. */
export function trainParameters(parameters: readonly string[]): TrainParameters {
  const { values: options, positionals } = readParameters(parameters, {
    sine: { type: 'boolean' },
    iterations: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
    out: { type: 'string', short: 'o' },
    quiet: { type: 'boolean', short: 'q' },
  });
  if (options.sine !== true || positionals.length > 0) {
    throw new UsageError(
      'Training is on the sine (--sine); "rnn-forecast forecast FILE --out MODEL.onnx" keeps what suits other numbers.',
    );
  }
  const { json = false, out = null, quiet = false } = options;
  return checkUsage(() => ({
    iterations: wholeNumber(
      'number of iterations',
      numberOption('iterations', options.iterations) ?? 500,
      1,
      mostIterations,
    ),
    seed: checkForecastOptions({ seed: numberOption('seed', options.seed) }).seed,
    json,
    out,
    quiet,
  }));
}
