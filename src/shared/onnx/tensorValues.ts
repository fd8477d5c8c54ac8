import { allFinite } from '../allFinite.ts';
import { formatExactly } from '../formatNumber.ts';
import { translate } from '../l10n/translate.ts';
import { maximumHiddenSize } from '../model/networkShape.ts';
import { dataType } from './onnxConstants.ts';
import type { TensorProto } from './onnxMessages.ts';
import { quoted } from './quoted.ts';

/** The longest side that a tensor of ours has: both biases of an LSTM's four gates. */
const longestSide = 8 * maximumHiddenSize;

/** Reads a tensor's dimensions; throws a plain phrase when they are absurd. */
export function tensorDimensions(tensor: TensorProto): number[] {
  return tensor.dims.map((dimension) => {
    if (dimension < 0n || dimension > BigInt(longestSide)) {
      throw new Error(translate('tensor {0} has a dimension of {1}', quoted(tensor.name), String(dimension)));
    }
    return Number(dimension);
  });
}

/**
 * Reads a float32 tensor of exactly `count` numbers; throws a plain phrase when it has another type or size, is kept
 * outside the file, or holds a number that is not finite.
 */
export function floatValues(tensor: TensorProto, count: number): Float32Array {
  refuseExternal(tensor);
  if (tensor.dataType !== dataType.float) {
    throw new Error(translate('tensor {0} is not of 32-bit floats', quoted(tensor.name)));
  }
  const raw = tensor.rawData;
  // Before anything of a size that the file names is allocated.
  expectSize(tensor, raw.length > 0 ? raw.length : tensor.floatData.length, raw.length > 0 ? 4 * count : count);
  const values = new Float32Array(count);
  if (raw.length > 0) {
    // As they are in memory: VS Code has no machine of another order of bytes.
    new Uint8Array(values.buffer).set(raw);
  } else {
    values.set(tensor.floatData);
  }
  if (!allFinite(values)) {
    throw new Error(translate('tensor {0} holds a number that is not finite', quoted(tensor.name)));
  }
  return values;
}

/** Reads an int64 tensor of at most `most` numbers; throws a plain phrase otherwise. */
export function integerValues(tensor: TensorProto, most: number): bigint[] {
  refuseExternal(tensor);
  const raw = tensor.rawData;
  const count = raw.length > 0 ? raw.length / 8 : tensor.int64Data.length;
  if (tensor.dataType !== dataType.int64 || !Number.isInteger(count) || count > most) {
    throw new Error(translate('tensor {0} is not a short list of integers', quoted(tensor.name)));
  }
  if (raw.length === 0) {
    return tensor.int64Data;
  }
  const view = new DataView(raw.buffer, raw.byteOffset, raw.length);
  return Array.from({ length: count }, (_, i) => view.getBigInt64(8 * i, true));
}

/** Throws a plain phrase for a tensor whose numbers are said to be in another file. */
export function refuseExternal(tensor: TensorProto): void {
  if (tensor.externalData.length > 0 || tensor.dataLocation !== 0) {
    throw new Error(translate('tensor {0} is kept in another file', quoted(tensor.name)));
  }
}

function expectSize(tensor: TensorProto, actual: number, expected: number): void {
  if (actual !== expected) {
    throw new Error(
      translate(
        'tensor {0} has {1} where {2} were expected',
        quoted(tensor.name),
        formatExactly(actual),
        formatExactly(expected),
      ),
    );
  }
}
