import { products4, multiplyAdd, multiplySubtract, slopeAt, splat0, splat1, splat2, splat3 } from './arithmetic';
import { constant, one as oneAt } from './constants';
import { operand } from './slab';
import { storeTanh2, tanh } from './tanh';

// One step of the recurrence, forward or backward in time, is the same sum: an initial vector plus a matrix times the
// row of the step before. Forward: `h' = tanh(b + w_ih x + W_hh h)`. Backward: the gradient by the pre-activation,
// `d' = (w_out e + W_hhᵀ d) (1 - h'²)`.
//
// `T` is as in slab.ts; `D` is the direction: `i32` forward, `u32` backward.

/** The initial vector's two rows, and what its first row is multiplied by. Backward the second row is not read. */
@inline
function initial<D>(factors: usize, factor: v128, summands: usize): v128 {
  const factorRow = v128.load(factors);
  return isSigned<D>() ? multiplyAdd(v128.load(summands), factorRow, factor) : f32x4.mul(factorRow, factor);
}

/** Turns the sum into the new state and writes it. Backward, `states` is where the hidden state stands. */
@inline
function finish<D>(sum: v128, states: usize, to: usize): void {
  v128.store(to, isSigned<D>() ? tanh(sum) : f32x4.mul(sum, slopeAt(v128.load(states))));
}

/** The same for two vectors. */
@inline
function finish2<D>(a: v128, b: v128, states: usize, to: usize): void {
  if (isSigned<D>()) {
    storeTanh2(a, b, to);
  } else {
    const one = constant(oneAt);
    const first = v128.load(states);
    const second = v128.load(states, 16);
    v128.store(to, f32x4.mul(a, multiplySubtract(one, first, first)));
    v128.store(to, f32x4.mul(b, multiplySubtract(one, second, second)), 16);
  }
}

/**
 * Twelve sums are as many as the registers of an x86 processor hold beside what goes into them: a number of the row
 * before is loaded once for all. But each is then one chain of additions, whose rounding errors grow with its length; of
 * more numbers than these two chains are made, eight sums at a time.
 */
const longestChain: usize = 48;

/**
 * Writes the row at `to` from the row at `from`, for any number of units. `matrix` has `row / sizeof<T>()` rows of `row`
 * bytes.
 */
@inline
export function advance<T, D>(
  matrix: usize,
  row: usize,
  from: usize,
  to: usize,
  factors: usize,
  factor: v128,
  summands: usize,
  states: usize,
): void {
  const end = from + row;
  let at: usize = 0;
  if (row <= longestChain * sizeof<T>()) {
    for (; at + 192 <= row; at += 192) {
      let a = initial<D>(factors + at, factor, summands + at);
      let b = initial<D>(factors + at + 16, factor, summands + at + 16);
      let c = initial<D>(factors + at + 32, factor, summands + at + 32);
      let d = initial<D>(factors + at + 48, factor, summands + at + 48);
      let e = initial<D>(factors + at + 64, factor, summands + at + 64);
      let f = initial<D>(factors + at + 80, factor, summands + at + 80);
      let g = initial<D>(factors + at + 96, factor, summands + at + 96);
      let h = initial<D>(factors + at + 112, factor, summands + at + 112);
      let i = initial<D>(factors + at + 128, factor, summands + at + 128);
      let j = initial<D>(factors + at + 144, factor, summands + at + 144);
      let k = initial<D>(factors + at + 160, factor, summands + at + 160);
      let l = initial<D>(factors + at + 176, factor, summands + at + 176);
      let weights = matrix + at;
      for (let source = from; source < end; source += sizeof<T>()) {
        const one = operand<T>(source);
        a = multiplyAdd(a, one, v128.load(weights));
        b = multiplyAdd(b, one, v128.load(weights, 16));
        c = multiplyAdd(c, one, v128.load(weights, 32));
        d = multiplyAdd(d, one, v128.load(weights, 48));
        e = multiplyAdd(e, one, v128.load(weights, 64));
        f = multiplyAdd(f, one, v128.load(weights, 80));
        g = multiplyAdd(g, one, v128.load(weights, 96));
        h = multiplyAdd(h, one, v128.load(weights, 112));
        i = multiplyAdd(i, one, v128.load(weights, 128));
        j = multiplyAdd(j, one, v128.load(weights, 144));
        k = multiplyAdd(k, one, v128.load(weights, 160));
        l = multiplyAdd(l, one, v128.load(weights, 176));
        weights += row;
      }
      finish2<D>(a, b, states + at, to + at);
      finish2<D>(c, d, states + at + 32, to + at + 32);
      finish2<D>(e, f, states + at + 64, to + at + 64);
      finish2<D>(g, h, states + at + 96, to + at + 96);
      finish2<D>(i, j, states + at + 128, to + at + 128);
      finish2<D>(k, l, states + at + 160, to + at + 160);
    }
  }
  for (; at + 64 <= row; at += 64) {
    let a = initial<D>(factors + at, factor, summands + at);
    let b = initial<D>(factors + at + 16, factor, summands + at + 16);
    let c = initial<D>(factors + at + 32, factor, summands + at + 32);
    let d = initial<D>(factors + at + 48, factor, summands + at + 48);
    let e = f32x4.splat(0);
    let f = f32x4.splat(0);
    let g = f32x4.splat(0);
    let h = f32x4.splat(0);
    let weights = matrix + at;
    for (let source = from; source < end; source += 2 * sizeof<T>()) {
      const first = operand<T>(source);
      a = multiplyAdd(a, first, v128.load(weights));
      b = multiplyAdd(b, first, v128.load(weights, 16));
      c = multiplyAdd(c, first, v128.load(weights, 32));
      d = multiplyAdd(d, first, v128.load(weights, 48));
      weights += row;
      const second = operand<T>(source + sizeof<T>());
      e = multiplyAdd(e, second, v128.load(weights));
      f = multiplyAdd(f, second, v128.load(weights, 16));
      g = multiplyAdd(g, second, v128.load(weights, 32));
      h = multiplyAdd(h, second, v128.load(weights, 48));
      weights += row;
    }
    finish2<D>(f32x4.add(a, e), f32x4.add(b, f), states + at, to + at);
    finish2<D>(f32x4.add(c, g), f32x4.add(d, h), states + at + 32, to + at + 32);
  }
  for (; at < row; at += 16) {
    let a = initial<D>(factors + at, factor, summands + at);
    let b = f32x4.splat(0);
    let weights = matrix + at;
    for (let source = from; source < end; source += 2 * sizeof<T>()) {
      a = multiplyAdd(a, operand<T>(source), v128.load(weights));
      b = multiplyAdd(b, operand<T>(source + sizeof<T>()), v128.load(weights + row));
      weights += 2 * row;
    }
    finish<D>(f32x4.add(a, b), states + at, to + at);
  }
}

/** Bytes of a row of twelve units of one lane. */
const row12: usize = 48;

/** The same for one lane of twelve units; the rows of `count` steps stand `stride` bytes apart, the states with them. */
@inline
export function advance12<D>(
  matrix: usize,
  row: usize,
  factors: usize,
  scalars: usize,
  summands: usize,
  states: usize,
  count: i32,
): void {
  const stride: isize = isSigned<D>() ? row12 : -row12;
  let a = v128.load(row);
  let b = v128.load(row, 16);
  let c = v128.load(row, 32);
  for (; count > 0; count--) {
    row += stride;
    const factor = v128.load_splat<f32>(scalars);
    scalars += isSigned<D>() ? 4 : -4;
    let x = initial<D>(factors, factor, summands);
    let y = initial<D>(factors + 16, factor, summands + 16);
    let z = initial<D>(factors + 32, factor, summands + 32);
    const a0 = splat0(a);
    const a1 = splat1(a);
    const a2 = splat2(a);
    const a3 = splat3(a);
    const xa = products4(a0, a1, a2, a3, matrix, row12);
    const ya = products4(a0, a1, a2, a3, matrix + 16, row12);
    const za = products4(a0, a1, a2, a3, matrix + 32, row12);
    const b0 = splat0(b);
    const b1 = splat1(b);
    const b2 = splat2(b);
    const b3 = splat3(b);
    const xb = products4(b0, b1, b2, b3, matrix + 192, row12);
    const yb = products4(b0, b1, b2, b3, matrix + 208, row12);
    const zb = products4(b0, b1, b2, b3, matrix + 224, row12);
    const c0 = splat0(c);
    const c1 = splat1(c);
    const c2 = splat2(c);
    const c3 = splat3(c);
    x = f32x4.add(f32x4.add(x, xa), f32x4.add(xb, products4(c0, c1, c2, c3, matrix + 384, row12)));
    y = f32x4.add(f32x4.add(y, ya), f32x4.add(yb, products4(c0, c1, c2, c3, matrix + 400, row12)));
    z = f32x4.add(f32x4.add(z, za), f32x4.add(zb, products4(c0, c1, c2, c3, matrix + 416, row12)));
    if (isSigned<D>()) {
      a = tanh(x);
      b = tanh(y);
      c = tanh(z);
    } else {
      a = f32x4.mul(x, slopeAt(v128.load(states)));
      b = f32x4.mul(y, slopeAt(v128.load(states, 16)));
      c = f32x4.mul(z, slopeAt(v128.load(states, 32)));
      states -= row12;
    }
    v128.store(row, a);
    v128.store(row, b, 16);
    v128.store(row, c, 32);
  }
}
