import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/root.ts';
import { tryScaleOut } from './scaleOut.ts';
import { writeExports } from './writeExports.ts';

// Exported files against Python's onnx and onnxruntime. Where no Python has these, a virtual environment is made for them
// (kept in .interop, remade when it is deleted); where that cannot be had, nothing is checked, and it says so. Then the jobs of
// examples/scale-out, where a Python has what they need: a cluster's packages are too large to be installed for that.
const packages = ['onnx', 'onnxruntime'];
const installTimeoutMs = 180_000;
const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3'].filter((each) => each !== undefined);

const python = findPython() ?? (await makeEnvironment());
if (python === null) {
  console.log(
    'No Python with onnx and onnxruntime was found ($PYTHON, python3), and none could be made: nothing was checked.',
  );
} else {
  const folder = await mkdtemp(join(tmpdir(), 'rnn-interop-'));
  await writeExports(folder);
  const guide = join(root, 'docs', 'run-a-model.md');
  const check = spawnSync(python, [join(import.meta.dirname, 'checkOnnx.py'), folder, guide], { stdio: 'inherit' });
  await rm(folder, { recursive: true });
  const isScaledOut = await tryScaleOut([python, ...candidates]);
  process.exitCode = check.status === 0 && isScaledOut ? 0 : 1;
}

/** A Python that has the packages; `null` when there is none. */
function findPython(): string | null {
  return candidates.find(hasPackages) ?? null;
}

function hasPackages(candidate: string): boolean {
  return spawnSync(candidate, ['-c', `import ${packages.join(', ')}`]).status === 0;
}

/** The Python of a virtual environment with the packages; `null` when it cannot be made. */
async function makeEnvironment(): Promise<string | null> {
  const folder = join(root, '.interop');
  const inside = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  if (hasPackages(inside)) {
    return inside;
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  console.log('Making a Python environment with onnx and onnxruntime (once)...');
  const steps = ['python3', '/usr/bin/python3'].map(
    (each) => () => spawnSync(each, ['-m', 'venv', folder]).status === 0,
  );
  const made = steps.some((step) => step());
  const options = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries', '1', ...packages];
  if (made && spawnSync(inside, options, { timeout: installTimeoutMs }).status === 0) {
    return inside;
  }
  await rm(folder, { recursive: true, force: true });
  return null;
}
