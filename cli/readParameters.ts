import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { InputError } from '../src/shared/inputError.ts';
import { sentenceOf } from '../src/shared/sentenceOf.ts';
import { UsageError } from './usageError.ts';

/** Splits a command's parameters into options and files; throws `UsageError` for what it does not know. */
export function readParameters<const Options extends ParseArgsOptionsConfig>(
  parameters: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...parameters], options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    // What Node says after its first sentence is of no use here.
    throw new UsageError(`${sentenceOf(error).split('. ')[0].replace(/\.$/, '')}.`);
  }
}

/** The number an option was given; `undefined` when it was left out. */
export function numberOption(name: string, written: string | undefined): number | undefined {
  if (written === undefined) {
    return undefined;
  }
  const value = written.trim() === '' ? Number.NaN : Number(written);
  if (!Number.isFinite(value)) {
    throw new UsageError(`--${name} is "${written}", which is not a number.`);
  }
  return value;
}

/** What an option's check says is wrong with it is wrong with the command line. */
export function checkUsage<Result>(check: () => Result): Result {
  try {
    return check();
  } catch (error) {
    throw error instanceof InputError ? new UsageError(error.message) : error;
  }
}
