import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeExports } from './writeExports.ts';

/** Finds a Python that has onnx and onnxruntime; `null` when there is none. */
function findPython(): string | null {
  const candidates = [process.env.PYTHON, 'python3', '/usr/bin/python3'].filter((each) => each !== undefined);
  return candidates.find((each) => spawnSync(each, ['-c', 'import onnx, onnxruntime']).status === 0) ?? null;
}

const python = findPython();
if (python === null) {
  console.log('No Python with onnx and onnxruntime was found ($PYTHON, python3): nothing was checked.');
} else {
  const folder = await mkdtemp(join(tmpdir(), 'rnn-interop-'));
  await writeExports(folder);
  const check = spawnSync(python, [join(import.meta.dirname, 'checkOnnx.py'), folder], { stdio: 'inherit' });
  await rm(folder, { recursive: true });
  process.exitCode = check.status ?? 1;
}
