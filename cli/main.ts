import { commandLine } from './commandLine.ts';

// A reader that has seen enough, such as head, closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 3);
});
process.exitCode = await commandLine(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  messages: process.stderr,
});
