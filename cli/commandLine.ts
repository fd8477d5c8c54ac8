import { version } from '../package.json';
import { InputError } from '../src/shared/inputError.ts';
import { sentenceOf } from '../src/shared/sentenceOf.ts';
import { exportPrior } from './commands/exportPrior.ts';
import { forecast } from './commands/forecast.ts';
import { train } from './commands/train.ts';
import { help } from './help.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usageError.ts';

/** How a command ends, for scripts to see. */
const exitCodes = { done: 0, badInput: 1, wrongUsage: 2, failed: 3 } as const;

type Command = (parameters: readonly string[], terminal: Terminal) => Promise<void>;

const commands: Readonly<Record<string, Command>> = { forecast, train, 'export-prior': exportPrior };

/** Does what a command line asks and answers with the exit code; what goes wrong is said in one sentence. */
export async function commandLine(parameters: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = parameters;
  try {
    if (parameters.includes('--help') || parameters.includes('-h') || name === 'help') {
      terminal.output.write(help(name));
      return exitCodes.done;
    }
    if (name === '--version') {
      terminal.output.write(`${version}\n`);
      return exitCodes.done;
    }
    if (name === undefined) {
      terminal.messages.write(help(undefined));
      return exitCodes.wrongUsage;
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) {
      throw new UsageError(`There is no command "${name}"; there are ${Object.keys(commands).join(', ')}.`);
    }
    await command(rest, terminal);
    return exitCodes.done;
  } catch (error) {
    terminal.messages.write(`rnn-forecast: ${sentenceOf(error)}\n`);
    if (error instanceof UsageError) {
      terminal.messages.write(`Try "rnn-forecast ${Object.hasOwn(commands, name) ? `${name} ` : ''}--help".\n`);
      return exitCodes.wrongUsage;
    }
    return error instanceof InputError ? exitCodes.badInput : exitCodes.failed;
  }
}
