import { readFileSync } from 'node:fs';
import { threadCpuUsage } from 'node:process';
import fc from 'fast-check';
import { InputError } from '../../../src/shared/inputError.ts';
import { writeForecaster } from '../../../src/shared/onnx/forecaster/writeForecaster.ts';
import { readModel } from '../../../src/shared/onnx/readModel.ts';
import { writeStepModel } from '../../../src/shared/onnx/writeStepModel.ts';
import { mixtureModel } from '../../support/mixtureModel.ts';
import { pytorchExport, tutorialModel } from '../../support/models.ts';
import { sameModel } from '../../support/sameModel.ts';
import type { Fault } from '../fault.ts';
import { allocatedBytes } from './allocatedBytes.ts';
import { hostileFiles } from './hostileFiles.ts';
import { propertyFault } from './propertyFault.ts';

const group = 'model files';

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url)));
}

/** Files of every kind that is read: our own of every format, and what PyTorch exports. */
const files: readonly Uint8Array[] = [
  ...['format1', 'format2-step', 'format2-forecaster', 'format2-mixture'].map((name) =>
    fixture(`formats/${name}.onnx`),
  ),
  ...['rnn-state', 'gru-batch-first', 'lstm-two-layers'].map((name) => fixture(`pytorch/exports/${name}.onnx`)),
  pytorchExport(),
];
const written = { forecaster: writeForecaster(tutorialModel()), step: writeStepModel(tutorialModel()) };

const change = fc.record({
  at: fc.nat(1_000_000),
  length: fc.oneof(fc.nat(8), fc.nat(400)),
  how: fc.constantFrom('flip', 'set', 'cut', 'double', 'insert', 'end'),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 12 }),
    // Lengths and numbers that are as large as can be written.
    fc.constantFrom(
      Uint8Array.of(255, 255, 255, 255, 15),
      Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 1),
    ),
  ),
});
type Change = typeof change extends fc.Arbitrary<infer Of> ? Of : never;

const brokenFile = fc
  .tuple(fc.constantFrom(...files, written.forecaster, written.step), fc.array(change, { minLength: 1, maxLength: 5 }))
  .map(([file, changes]) => changes.reduce(withChange, file));

/** Tags and lengths as protocol buffers have them, without any order. */
const wire = fc
  .array(
    fc.oneof(
      fc
        .tuple(fc.integer({ min: 1, max: 26 }), fc.constantFrom(0, 1, 2, 3, 4, 5))
        .map(([field, type]) => [(field << 3) | type]),
      fc.uint8Array({ maxLength: 6 }).map((bytes) => [...bytes]),
      fc.string({ maxLength: 6 }).map((text) => [text.length, ...new TextEncoder().encode(text)]),
    ),
    { maxLength: 80 },
  )
  .map((parts) => Uint8Array.from(parts.flat()));

const cases = { test: 10_000, soak: 1_000_000 };
/** The 200,000 fields that are read at most, as objects. */
const mostHeapBytes = 96 * 2 ** 20;

export const bytesFaults: readonly Fault[] = [
  propertyFault({
    ...{ group, cases, name: 'ONNX files with pieces changed, cut out, doubled and put in' },
    arbitrary: fc.oneof({ weight: 5, arbitrary: brokenFile }, { weight: 1, arbitrary: wire }),
    holds: (bytes) => void readModel(bytes, 'broken.onnx'),
  }),
  {
    ...{ group, name: 'cut off after every byte' },
    cases: { test: 1, soak: 1 },
    async run({ begin }) {
      const lost: string[] = [];
      let tried = 0;
      for (const [kind, bytes] of Object.entries(written)) {
        for (let end = 0; end < bytes.length; end++) {
          begin();
          tried++;
          lost.push(...refused(`${kind}, ${end} of ${bytes.length} bytes`, bytes.subarray(0, end)));
        }
      }
      return { tried, lost, note: '' };
    },
  },
  {
    ...{ group, name: 'one bit turned: refused, or the same model' },
    cases: { test: 10_000, soak: 100_000 },
    async run({ cases: count, seed, begin }) {
      const lost: string[] = [];
      const own = { ...written, mixture: writeForecaster(mixtureModel()) };
      const kinds = Object.entries(own).map(([kind, bytes]) => ({ kind, bytes, model: readModel(bytes, 'kept.onnx') }));
      let state = seed >>> 0;
      let [refusals, same] = [0, 0];
      for (let i = 0; i < count; i++) {
        begin();
        const { kind, bytes, model } = kinds[i % kinds.length];
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        const bit = Math.floor((state / 2 ** 32) * 8 * bytes.length);
        const turned = bytes.slice();
        turned[bit >> 3] ^= 1 << (bit & 7);
        try {
          if (sameModel(readModel(turned, 'kept.onnx'), model)) {
            same++;
          } else {
            lost.push(`${kind}, bit ${bit} of ${8 * bytes.length}: opens as another model`);
          }
        } catch (error) {
          refusals++;
          if (!(error instanceof InputError)) {
            lost.push(`${kind}, bit ${bit}: ${error}`);
          }
        }
      }
      return { tried: count, lost, note: `${refusals} refused, ${same} the same model` };
    },
  },
  {
    ...{ group, name: 'hostile ONNX, refused before anything is allocated' },
    cases: { test: 1, soak: 1 },
    async run({ begin }) {
      const lost: string[] = [];
      let [mostBuffers, mostHeap] = [0, 0];
      const hostile = hostileFiles();
      for (const { name, make } of hostile) {
        begin();
        const bytes = make();
        const before = process.memoryUsage().heapUsed;
        const startedAt = threadCpuUsage();
        const buffers = allocatedBytes(() => void lost.push(...refused(name, bytes)));
        const { user, system } = threadCpuUsage(startedAt);
        const milliseconds = (user + system) / 1000;
        const heap = process.memoryUsage().heapUsed - before;
        mostBuffers = Math.max(mostBuffers, buffers);
        mostHeap = Math.max(mostHeap, heap);
        // Never what a file says that it holds, only what it is.
        if (buffers > 2 * bytes.length + 2 ** 20 || heap > mostHeapBytes || milliseconds > 1000) {
          lost.push(
            `${name}: took ${inMegabytes(buffers)} of buffers, ${inMegabytes(heap)} of heap, ${milliseconds.toFixed(0)} ms`,
          );
        }
      }
      return {
        tried: hostile.length,
        lost,
        note: `at most ${inMegabytes(mostBuffers)} of buffers, ${inMegabytes(mostHeap)} of heap`,
      };
    },
  },
];

function withChange(file: Uint8Array, { at, length, how, bytes }: Change): Uint8Array {
  const start = file.length === 0 ? 0 : at % file.length;
  const end = Math.min(file.length, start + length);
  switch (how) {
    case 'flip': {
      const copy = file.slice();
      copy[start] ^= 1 << (length & 7);
      return copy;
    }
    case 'set': {
      const copy = file.slice();
      copy.set(bytes.subarray(0, file.length - start), start);
      return copy;
    }
    case 'cut':
      return joined(file.subarray(0, start), file.subarray(end));
    case 'double':
      return joined(file.subarray(0, end), file.subarray(start));
    case 'insert':
      return joined(file.subarray(0, start), bytes, file.subarray(start));
    default:
      return file.subarray(0, start);
  }
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** What is lost when a file that must be refused is not, or not with a sentence. */
function refused(name: string, bytes: Uint8Array): string[] {
  try {
    readModel(bytes, 'hostile.onnx');
    return [`${name}: is read`];
  } catch (error) {
    return error instanceof InputError ? [] : [`${name}: ${error}`];
  }
}
