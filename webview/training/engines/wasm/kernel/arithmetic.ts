import { constant, one } from './constants';

/** `sum + a * b`: rounded once where the kernel is compiled for relaxed SIMD and the machine can, else twice. */
@inline
export function multiplyAdd(sum: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) {
    return f32x4.relaxed_madd(a, b, sum);
  }
  return f32x4.add(sum, f32x4.mul(a, b));
}

/** `sum - a * b`, likewise. */
@inline
export function multiplySubtract(sum: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) {
    return f32x4.relaxed_nmadd(a, b, sum);
  }
  return f32x4.sub(sum, f32x4.mul(a, b));
}

/** `a0 * b0 + ... + a3 * b3`, the four `b` standing `stride` bytes apart; a tree, because its depth is waited for. */
@inline
export function products4(a0: v128, a1: v128, a2: v128, a3: v128, b: usize, stride: usize): v128 {
  const even = f32x4.mul(a0, v128.load(b));
  const odd = f32x4.mul(a1, v128.load(b + stride));
  return f32x4.add(
    multiplyAdd(even, a2, v128.load(b + 2 * stride)),
    multiplyAdd(odd, a3, v128.load(b + 3 * stride)),
  );
}

@inline
export function splat0(a: v128): v128 {
  return v128.shuffle<f32>(a, a, 0, 0, 0, 0);
}

@inline
export function splat1(a: v128): v128 {
  return v128.shuffle<f32>(a, a, 1, 1, 1, 1);
}

@inline
export function splat2(a: v128): v128 {
  return v128.shuffle<f32>(a, a, 2, 2, 2, 2);
}

@inline
export function splat3(a: v128): v128 {
  return v128.shuffle<f32>(a, a, 3, 3, 3, 3);
}

/** Four sums, each over the numbers of one vector. */
@inline
export function sumsOf(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 2, 6), v128.shuffle<f32>(a, b, 1, 5, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 2, 6), v128.shuffle<f32>(c, d, 1, 5, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** Numbers 0 and 1, in f64. */
@inline
export function lowDoubles(a: v128): v128 {
  return f64x2.promote_low_f32x4(a);
}

/** Numbers 2 and 3, in f64. */
@inline
export function highDoubles(a: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(a, a, 2, 3, 2, 3));
}

/** The derivative of tanh where its value is `a`. */
@inline
export function slopeAt(a: v128): v128 {
  return multiplySubtract(constant(one), a, a);
}
