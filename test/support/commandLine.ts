import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { commandLineBundle, runtimeFile } from '../../scripts/commandLineBundle.ts';
import { root } from '../../scripts/root.ts';
import { freshTrainingKernels, trainingKernels } from '../../scripts/trainingKernels.ts';

/** How a run ended. */
export interface CommandLineEnd {
  readonly code: number | null;
  readonly output: string;
  readonly messages: string;
}

/** The command line as npm's package has it, in a folder with nothing else, far from the project's own. */
export class PackedCommandLine {
  /** For the files that runs read and write. */
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<PackedCommandLine> {
    const folder = await mkdtemp(join(tmpdir(), 'rnn-forecast-'));
    const [dist, media] = ['dist', 'media'].map((name) => join(folder, name));
    await Promise.all([mkdir(dist), mkdir(media)]);
    const kernels = await freshTrainingKernels();
    await Promise.all([
      build({ ...commandLineBundle, outdir: dist, logLevel: 'warning' }),
      copyFile(runtimeFile, join(dist, 'onnxruntime.wasm')),
      ...trainingKernels.map(({ file }) => copyFile(join(kernels, file), join(dist, file))),
      ...['prior.json', 'prior.f32'].map((name) => copyFile(join(root, 'media', name), join(media, name))),
    ]);
    return new PackedCommandLine(folder);
  }

  /** Starts it in its folder, standard streams being pipes. */
  start(parameters: readonly string[]): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, [join(this.folder, 'dist', 'cli.mjs'), ...parameters], { cwd: this.folder });
  }

  /** Runs it to its end. */
  async run(parameters: readonly string[], input = ''): Promise<CommandLineEnd> {
    const child = this.start(parameters);
    // What ends before it has read everything closes the pipe.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    const [output, messages, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise<number | null>((resolve) => child.on('close', resolve)),
    ]);
    return { code, output, messages };
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
