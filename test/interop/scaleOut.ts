import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import { PackedCommandLine } from '../support/commandLine.ts';

/** What every job of the examples needs; Spark and Ray are tried where they are, too. */
const packages = ['onnxruntime', 'pandas', 'pyarrow'];

/**
 * Runs the jobs of `examples/scale-out` with the first Python of these that has what they need; where none has, says so. Answers
 * whether all that was run did as it should.
 */
export async function tryScaleOut(pythons: readonly string[]): Promise<boolean> {
  const python = pythons.find((each) => spawnSync(each, ['-c', `import ${packages.join(', ')}`]).status === 0);
  if (python === undefined) {
    console.log(
      `examples/scale-out: skipped, no Python has ${packages.join(', ')}; name one by $PYTHON that has examples/scale-out/requirements.txt.`,
    );
    return true;
  }
  const commandLine = await PackedCommandLine.make();
  try {
    const model = join(commandLine.folder, 'prior.onnx');
    const { code, messages } = await commandLine.run(['export-prior', '--out', model]);
    if (code !== 0) {
      throw new Error(messages);
    }
    const command = `"${process.execPath}" "${join(commandLine.folder, 'dist', 'cli.mjs')}"`;
    const check = join(import.meta.dirname, 'checkScaleOut.py');
    const examples = join(root, 'examples', 'scale-out');
    return spawnSync(python, [check, examples, model, command], { stdio: 'inherit' }).status === 0;
  } finally {
    await commandLine.remove();
  }
}
