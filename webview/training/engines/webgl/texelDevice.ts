import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/base';
import { env, type TensorInfo } from '@tensorflow/tfjs-core';
import { formatNumber } from '../../../../src/shared/formatNumber.ts';
import { translate } from '../../../../src/shared/l10n/translate.ts';
import { ContextLostError } from './contextLostError.ts';
import type { WebglFacts } from './judgeWebgl.ts';

/** A rectangle of texels, four 32-bit floats each, on the graphics card. */
export interface TexelGrid {
  readonly rows: number;
  readonly columns: number;
  readonly tensor: TensorInfo;
}

/**
 * A program that computes every texel of one grid, of any size, from others. It is compiled once for a device, whatever
 * the sizes of the grids.
 */
export interface TexelProgram<Input extends string, Uniform extends string> {
  /** Samplers of the source. */
  readonly inputs: readonly Input[];
  /** Uniforms of the source and their types. */
  readonly uniforms: Readonly<Record<Uniform, 'int' | 'float'>>;
  /** GLSL ES 3.0 with a `void main()` that ends in `setOutput(vec4)`; reads its inputs by `texelFetch`. */
  readonly source: string;
}

/** Textures in TensorFlow.js's pool beyond this many bytes are freed rather than kept for reuse. */
const pooledBytes = 256 * 2 ** 20;

/**
 * Runs programs over grids of texels through TensorFlow.js's WebGL backend, on a canvas of our own. The caller owns the
 * grids it is given and releases them. After the context is lost every call throws `ContextLostError`.
 */
export class TexelDevice {
  /** What `probeWebgl` found on the canvas. */
  readonly facts: WebglFacts;
  readonly #gl: WebGL2RenderingContext;
  readonly #backend: MathBackendWebGL;
  #lost = false;
  #disposed = false;

  /** `facts` are what `probeWebgl` found on the same canvas. */
  constructor(canvas: OffscreenCanvas, facts: WebglFacts) {
    this.facts = facts;
    canvas.addEventListener('webglcontextlost', () => {
      this.#lost = true;
    });
    setFlags(facts);
    this.#backend = new MathBackendWebGL(canvas);
    this.#gl = this.#backend.getGPGPUContext().gl as WebGL2RenderingContext;
  }

  /** Makes a grid of the texels' numbers, row by row. */
  upload(rows: number, columns: number, texels: Float32Array): TexelGrid {
    return this.#guard(() => {
      const tensor = this.#backend.makeTensorInfo(logicalShape(rows, columns), 'float32');
      // A tensor without values gets a texture when first asked for it. Filling that directly spares the programs with
      // which TensorFlow.js brings a matrix into its texels' order, which is of no concern here.
      this.#backend.getDataInfo(tensor.dataId).isPacked = true;
      const texture = this.#backend.getTexture(tensor.dataId);
      this.#backend.getGPGPUContext().uploadDenseMatrixToTexture(texture, columns, rows, texels);
      return { rows, columns, tensor };
    });
  }

  /** Runs a program; its result is a new grid. */
  run<Input extends string, Uniform extends string>(
    program: TexelProgram<Input, Uniform>,
    { rows, columns }: Pick<TexelGrid, 'rows' | 'columns'>,
    inputs: Readonly<Record<Input, TexelGrid>>,
    uniforms: Readonly<Record<Uniform, number>>,
  ): TexelGrid {
    return this.#guard(() => {
      const names = Object.keys(program.uniforms) as Uniform[];
      const tensor = this.#backend.runWebGLProgram(
        {
          variableNames: [...program.inputs],
          outputShape: logicalShape(rows, columns),
          userCode: program.source,
          packedInputs: true,
          packedOutput: true,
          // Without this, TensorFlow.js would compile the program anew for every size of a grid.
          enableShapeUniforms: true,
          customUniforms: names.map((name) => ({ name, type: program.uniforms[name] })),
        },
        program.inputs.map((name) => inputs[name].tensor),
        'float32',
        names.map((name) => [uniforms[name]]),
      );
      return { rows, columns, tensor };
    });
  }

  /** Waits, holding up everything else, until the grid and all that came before it is computed: for measuring. */
  waitFor(grid: TexelGrid): void {
    this.#guard(() => {
      // Browsers return from \`finish\` at once; a number that is read must have been computed.
      const texture = this.#backend.getTexture(grid.tensor.dataId);
      this.#backend.getGPGPUContext().downloadMatrixFromPackedTexture(texture, 1, 1);
    });
  }

  /**
   * Waits until the graphics card has computed the grid and copies its numbers, row by row, four to a texel. Throws when
   * its memory did not suffice for all that was asked for until now.
   */
  async read(grid: TexelGrid): Promise<Float32Array> {
    await this.#finish();
    return this.#guard(() => {
      const texture = this.#backend.getTexture(grid.tensor.dataId);
      const texels = this.#backend.getGPGPUContext().downloadMatrixFromPackedTexture(texture, grid.rows, grid.columns);
      // WebGL goes on without the memory, computing nothing.
      if (this.#gl.getError() === this.#gl.OUT_OF_MEMORY) {
        const megabytes = formatNumber(Math.ceil(this.memory().bytes / 2 ** 20));
        throw new Error(translate('The graphics card has not the {0} MB of memory that the task needs.', megabytes));
      }
      return texels;
    });
  }

  release(grid: TexelGrid): void {
    this.#backend.disposeIntermediateTensorInfo(grid.tensor);
  }

  /** Whether it still takes calls. */
  get isUsable(): boolean {
    return !this.#disposed && !this.#isLost();
  }

  /** Bytes held on the graphics card, those for reuse among them. */
  get allocatedBytes(): number {
    return this.#backend.getTextureManager().numBytesAllocated;
  }

  /** What is held on the graphics card now. */
  memory(): { readonly grids: number; readonly textures: number; readonly bytes: number } {
    return {
      grids: this.#backend.numDataIds(),
      textures: this.#backend.getTextureManager().getNumUsedTextures(),
      bytes: this.#backend.memory().numBytesInGPU,
    };
  }

  /** Frees the graphics card's memory and the context. */
  dispose(): void {
    if (!this.#disposed && !this.#isLost()) {
      this.#backend.dispose();
      this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
    }
    this.#disposed = true;
  }

  /**
   * Waits for the commands given so far. TensorFlow.js has the same, but waits for ever once the context is lost.
   */
  async #finish(): Promise<void> {
    const gl = this.#gl;
    const fence = this.#guard(() => gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0));
    if (fence === null) {
      throw new Error('WebGL gave no fence to wait for.');
    }
    gl.flush();
    for (;;) {
      const status = this.#guard(() => gl.clientWaitSync(fence, 0, 0));
      if (status === gl.ALREADY_SIGNALED || status === gl.CONDITION_SATISFIED) {
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    gl.deleteSync(fence);
  }

  /** Calls WebGL; a lost context shows as errors of all kinds, or as none and zeros read. */
  #guard<Result>(call: () => Result): Result {
    if (this.#disposed) {
      throw new Error('The engine was disposed of.');
    }
    let result: Result;
    try {
      result = call();
    } catch (error) {
      throw this.#isLost() ? new ContextLostError() : error;
    }
    if (this.#isLost()) {
      throw new ContextLostError();
    }
    return result;
  }

  #isLost(): boolean {
    this.#lost ||= this.#gl.isContextLost();
    return this.#lost;
  }
}

/** The matrix that TensorFlow.js, packing two by two values to a texel, keeps in a texture of just these texels. */
function logicalShape(rows: number, columns: number): number[] {
  return [2 * rows, 2 * columns];
}

/** Tells TensorFlow.js what is known, so that it opens no context of its own to find out, and what is wanted. */
function setFlags(facts: WebglFacts): void {
  const flags = env();
  flags.set('WEBGL_VERSION', 2);
  flags.set('WEBGL_MAX_TEXTURE_SIZE', facts.maximumTextureSize);
  flags.set('WEBGL_RENDER_FLOAT32_CAPABLE', facts.rendersFloat32);
  flags.set('WEBGL_RENDER_FLOAT32_ENABLED', facts.rendersFloat32);
  flags.set('WEBGL_DOWNLOAD_FLOAT_ENABLED', facts.rendersFloat32);
  // The verdict on the renderer is ours and was given before.
  flags.set('SOFTWARE_WEBGL_ENABLED', true);
  flags.set('WEBGL_PACK', true);
  flags.set('WEBGL_LAZILY_UNPACK', true);
  flags.set('WEBGL_CPU_FORWARD', false);
  flags.set('WEBGL_DELETE_TEXTURE_THRESHOLD', pooledBytes);
}
