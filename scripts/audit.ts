import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.ts';
import { runProgram } from './runProgram.ts';
import { unansweredFindings } from './unansweredFindings.ts';

// Asks npm audit about every package of the lock files; ends with 1 when a finding has no answer in docs/security.md, or
// when there was no report.
const timeoutMs = 120_000;
/** Where lock files are: of what the extension is made with, and of what publishes it. */
const folders = [root, join(root, '.github', 'open-vsx')];

const document = await readFile(join(root, 'docs', 'security.md'), 'utf8');
// Elsewhere it names what was read; only from here on it answers.
const answers = document.slice(document.indexOf('## Known findings'));
let isAnswered = true;
for (const folder of folders) {
  // What is built in is a development dependency here, so none may be left out.
  const { output } = await runProgram('npm', ['audit', '--json', '--package-lock-only'], { folder, timeoutMs });
  for (const { id, packageName, severity, title } of unansweredFindings(
    output.slice(Math.max(0, output.indexOf('{'))),
    answers,
  )) {
    isAnswered = false;
    console.log(`${id} ${severity} ${packageName}: ${title}`);
  }
}
console.log(isAnswered ? 'Every finding is answered.' : 'Answer these in docs/security.md.');
process.exitCode = isAnswered ? 0 : 1;
