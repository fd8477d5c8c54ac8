import { multiplyAdd, multiplySubtract } from '../arithmetic';
import { constant, half } from '../constants';
import { storeTanh2 } from '../tanh';

/** Writes the logistic function of two vectors: `1/2 + tanh(x / 2) / 2`. */
@inline
export function storeSigmoid2(x: v128, y: v128, to: usize): void {
  const factor = constant(half);
  storeTanh2(f32x4.mul(x, factor), f32x4.mul(y, factor), to);
  v128.store(to, multiplyAdd(factor, factor, v128.load(to)));
  v128.store(to, multiplyAdd(factor, factor, v128.load(to, 16)), 16);
}

/** The derivative of the logistic function where its value is `a`. */
@inline
export function gateSlope(a: v128): v128 {
  return multiplySubtract(a, a, a);
}
