import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.ts';
import { runProgram } from './runProgram.ts';
import { unansweredFindings } from './unansweredFindings.ts';

// Asks npm audit about every package of the lock file; ends with 1 when a finding has no answer in docs/security.md, or
// when there was no report.
const timeoutMs = 120_000;

// What is built in is a development dependency here, so none may be left out.
const { output } = await runProgram('npm', ['audit', '--json', '--package-lock-only'], { folder: root, timeoutMs });
const answers = await readFile(join(root, 'docs', 'security.md'), 'utf8');
const unanswered = unansweredFindings(output.slice(Math.max(0, output.indexOf('{'))), answers);
for (const { id, packageName, severity, title } of unanswered) {
  console.log(`${id} ${severity} ${packageName}: ${title}`);
}
console.log(unanswered.length === 0 ? 'Every finding is answered.' : 'Answer these in docs/security.md.');
process.exitCode = unanswered.length === 0 ? 0 : 1;
