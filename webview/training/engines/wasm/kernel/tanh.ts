import { multiplyAdd } from './arithmetic';
import { bound, constant, negativeBound, one, p1, p2, p3, p4, q1, q2, q3, q4 } from './constants';

// tanh of four numbers as `x P(x²) / Q(x²)`, both polynomials of degree four: the minimax fit of the relative error on
// [0, 9.02] (Lawson's weights), 2.1e-8 before rounding. Beyond 9.02 tanh rounds to one. NaN stays NaN.
//
// It comes in stages, so that several vectors can go through it side by side and share the loaded constants; and in
// short chains instead of Horner's, because the next step of the recurrence waits for the result.

/** Of the minimum and the maximum the first operand is the result when nothing is less, so that NaN goes through. */
@inline
function within(x: v128, lower: v128, upper: v128): v128 {
  return f32x4.pmax(f32x4.pmin(x, upper), lower);
}

/** `k0 + k1 u`. */
@inline
function line(u: v128, k0: v128, k1: v128): v128 {
  return multiplyAdd(k0, u, k1);
}

/** `k0 + k1 u + k2 u²`. */
@inline
function parabola(u: v128, square: v128, k0: v128, k1: v128, k2: v128): v128 {
  return multiplyAdd(line(u, k0, k1), square, k2);
}

/** Writes the tanh of two vectors. */
@inline
export function storeTanh2(x: v128, y: v128, to: usize): void {
  const upper = constant(bound);
  const lower = constant(negativeBound);
  const bx = within(x, lower, upper);
  const by = within(y, lower, upper);
  const ux = f32x4.mul(bx, bx);
  const uy = f32x4.mul(by, by);
  const sx = f32x4.mul(ux, ux);
  const sy = f32x4.mul(uy, uy);
  const k2 = constant(p2);
  const k3 = constant(p3);
  const k4 = constant(p4);
  const hx = parabola(ux, sx, k2, k3, k4);
  const hy = parabola(uy, sy, k2, k3, k4);
  const k0 = constant(one);
  const k1 = constant(p1);
  const nx = f32x4.mul(bx, multiplyAdd(line(ux, k0, k1), sx, hx));
  const ny = f32x4.mul(by, multiplyAdd(line(uy, k0, k1), sy, hy));
  const m2 = constant(q2);
  const m3 = constant(q3);
  const m4 = constant(q4);
  const gx = parabola(ux, sx, m2, m3, m4);
  const gy = parabola(uy, sy, m2, m3, m4);
  const m1 = constant(q1);
  v128.store(to, f32x4.div(nx, multiplyAdd(line(ux, k0, m1), sx, gx)));
  v128.store(to, f32x4.div(ny, multiplyAdd(line(uy, k0, m1), sy, gy)), 16);
}

/** tanh of one vector. */
@inline
export function tanh(x: v128): v128 {
  const b = within(x, constant(negativeBound), constant(bound));
  const u = f32x4.mul(b, b);
  const s = f32x4.mul(u, u);
  const above = multiplyAdd(
    line(u, constant(one), constant(p1)),
    s,
    parabola(u, s, constant(p2), constant(p3), constant(p4)),
  );
  const below = multiplyAdd(
    line(u, constant(one), constant(q1)),
    s,
    parabola(u, s, constant(q2), constant(q3), constant(q4)),
  );
  return f32x4.div(f32x4.mul(b, above), below);
}
