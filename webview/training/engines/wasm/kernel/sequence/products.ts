import { multiplyAdd, sumsOf } from '../arithmetic';
import { laneBytes } from './sequenceTask';

// A matrix is kept in panels of four rows, `[row / 4, column, row % 4]`, the last padded with zeros. Vectors are
// `[number, lane]`; one that is written has room for a multiple of four numbers.

/** `target = matrix source`, or `target += matrix source` where `A` is signed. */
@inline
export function product<A>(panels: usize, rows: i32, columns: i32, source: usize, target: usize): void {
  const end = source + (columns as usize) * laneBytes;
  for (let row: i32 = 0; row < rows; row += 4) {
    let a0 = isSigned<A>() ? v128.load(target) : f32x4.splat(0);
    let a1 = isSigned<A>() ? v128.load(target, 16) : f32x4.splat(0);
    let b0 = isSigned<A>() ? v128.load(target, 32) : f32x4.splat(0);
    let b1 = isSigned<A>() ? v128.load(target, 48) : f32x4.splat(0);
    let c0 = isSigned<A>() ? v128.load(target, 64) : f32x4.splat(0);
    let c1 = isSigned<A>() ? v128.load(target, 80) : f32x4.splat(0);
    let d0 = isSigned<A>() ? v128.load(target, 96) : f32x4.splat(0);
    let d1 = isSigned<A>() ? v128.load(target, 112) : f32x4.splat(0);
    for (let from = source; from < end; from += laneBytes) {
      const s0 = v128.load(from);
      const s1 = v128.load(from, 16);
      const a = v128.load_splat<f32>(panels);
      a0 = multiplyAdd(a0, a, s0);
      a1 = multiplyAdd(a1, a, s1);
      const b = v128.load_splat<f32>(panels, 4);
      b0 = multiplyAdd(b0, b, s0);
      b1 = multiplyAdd(b1, b, s1);
      const c = v128.load_splat<f32>(panels, 8);
      c0 = multiplyAdd(c0, c, s0);
      c1 = multiplyAdd(c1, c, s1);
      const d = v128.load_splat<f32>(panels, 12);
      d0 = multiplyAdd(d0, d, s0);
      d1 = multiplyAdd(d1, d, s1);
      panels += 16;
    }
    v128.store(target, a0);
    v128.store(target, a1, 16);
    v128.store(target, b0, 32);
    v128.store(target, b1, 48);
    v128.store(target, c0, 64);
    v128.store(target, c1, 80);
    v128.store(target, d0, 96);
    v128.store(target, d1, 112);
    target += 4 * laneBytes;
  }
}

/**
 * Adds to a matrix in panels the sum, over lanes and `count` steps, of a vector of `rows` numbers times one of
 * `columns`; both stand a fixed number of bytes apart from step to step.
 */
export function addOuterProducts(
  panels: usize,
  rows: i32,
  columns: i32,
  lefts: usize,
  leftStride: usize,
  rights: usize,
  rightStride: usize,
  count: i32,
): void {
  for (let row: i32 = 0; row < rows; row += 4) {
    let right = rights;
    let column: i32 = 0;
    for (; column + 2 <= columns; column += 2) {
      addTile2(panels, lefts, leftStride, right, rightStride, count);
      panels += 32;
      right += 2 * laneBytes;
    }
    if (column < columns) {
      addTile1(panels, lefts, leftStride, right, rightStride, count);
      panels += 16;
    }
    lefts += 4 * laneBytes;
  }
}

/** Four rows by two columns. */
@inline
function addTile2(
  to: usize,
  left: usize,
  leftStride: usize,
  right: usize,
  rightStride: usize,
  count: i32,
): void {
  let a0 = f32x4.splat(0);
  let a1 = f32x4.splat(0);
  let b0 = f32x4.splat(0);
  let b1 = f32x4.splat(0);
  let c0 = f32x4.splat(0);
  let c1 = f32x4.splat(0);
  let d0 = f32x4.splat(0);
  let d1 = f32x4.splat(0);
  for (; count > 0; count--) {
    let x = v128.load(right);
    let y = v128.load(right, 32);
    const a = v128.load(left);
    a0 = multiplyAdd(a0, a, x);
    a1 = multiplyAdd(a1, a, y);
    const b = v128.load(left, 32);
    b0 = multiplyAdd(b0, b, x);
    b1 = multiplyAdd(b1, b, y);
    const c = v128.load(left, 64);
    c0 = multiplyAdd(c0, c, x);
    c1 = multiplyAdd(c1, c, y);
    const d = v128.load(left, 96);
    d0 = multiplyAdd(d0, d, x);
    d1 = multiplyAdd(d1, d, y);
    x = v128.load(right, 16);
    y = v128.load(right, 48);
    const e = v128.load(left, 16);
    a0 = multiplyAdd(a0, e, x);
    a1 = multiplyAdd(a1, e, y);
    const f = v128.load(left, 48);
    b0 = multiplyAdd(b0, f, x);
    b1 = multiplyAdd(b1, f, y);
    const g = v128.load(left, 80);
    c0 = multiplyAdd(c0, g, x);
    c1 = multiplyAdd(c1, g, y);
    const h = v128.load(left, 112);
    d0 = multiplyAdd(d0, h, x);
    d1 = multiplyAdd(d1, h, y);
    left += leftStride;
    right += rightStride;
  }
  v128.store(to, f32x4.add(v128.load(to), sumsOf(a0, b0, c0, d0)));
  v128.store(to, f32x4.add(v128.load(to, 16), sumsOf(a1, b1, c1, d1)), 16);
}

/** Four rows by one column. */
@inline
function addTile1(
  to: usize,
  left: usize,
  leftStride: usize,
  right: usize,
  rightStride: usize,
  count: i32,
): void {
  let a = f32x4.splat(0);
  let b = f32x4.splat(0);
  let c = f32x4.splat(0);
  let d = f32x4.splat(0);
  for (; count > 0; count--) {
    const x = v128.load(right);
    const y = v128.load(right, 16);
    a = multiplyAdd(multiplyAdd(a, v128.load(left), x), v128.load(left, 16), y);
    b = multiplyAdd(multiplyAdd(b, v128.load(left, 32), x), v128.load(left, 48), y);
    c = multiplyAdd(multiplyAdd(c, v128.load(left, 64), x), v128.load(left, 80), y);
    d = multiplyAdd(multiplyAdd(d, v128.load(left, 96), x), v128.load(left, 112), y);
    left += leftStride;
    right += rightStride;
  }
  v128.store(to, f32x4.add(v128.load(to), sumsOf(a, b, c, d)));
}
