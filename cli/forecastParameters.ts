import { checkForecastOptions } from '../src/shared/model/forecaster/forecastOptions.ts';
import type { SearchProblem } from '../src/shared/model/forecaster/searchProblem.ts';
import type { CommaMeaning } from '../src/shared/series/numbers/numberNotation.ts';
import { type OutputFormat, outputFormats } from './printResult.ts';
import type { ColumnWishes } from './readInput.ts';
import { checkUsage, numberOption, readParameters } from './readParameters.ts';
import { UsageError } from './usageError.ts';

const commaMeanings: readonly CommaMeaning[] = ['decimal', 'thousands', 'separator'];

/** What is asked of every series. */
export type SearchWishes = Omit<SearchProblem, 'values' | 'suggestedPeriod' | 'prior' | 'companions' | 'chosen'>;

/** What the parameters of `rnn-forecast forecast` say. */
export interface ForecastParameters {
  readonly file: string;
  readonly columns: ColumnWishes;
  readonly wishes: SearchWishes;
  /** The model to forecast by; `null` to search for one. */
  readonly modelFile: string | null;
  /** Where what was found is written; `null` for nowhere. */
  readonly out: string | null;
  readonly format: OutputFormat;
  readonly quiet: boolean;
}

/** Reads the parameters of `rnn-forecast forecast`; throws `UsageError` with the first thing that is wrong. */
export function forecastParameters(parameters: readonly string[]): ForecastParameters {
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
  const { column: columns = [], all = false, quiet = false, model: modelFile = null, out = null } = options;
  if (modelFile !== null && out !== null) {
    throw new UsageError('With --model nothing is searched for, so there is nothing to write to --out.');
  }
  return { file: positionals[0], columns: { columns, all, comma }, wishes, modelFile, out, format, quiet };
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
