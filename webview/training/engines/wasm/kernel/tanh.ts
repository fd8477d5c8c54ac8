/**
 * tanh of four numbers as `x P(x²) / Q(x²)`, both polynomials of degree four: the minimax fit of the relative error on
 * [0, 9.02] (Lawson's weights), 2.1e-8 before rounding. Beyond 9.02 tanh rounds to one. NaN stays NaN.
 */
@inline
export function tanh(x: v128): v128 {
  // Of these two the first operand is the answer when nothing is less, so that NaN goes through.
  const bounded = f32x4.pmax(f32x4.pmin(x, f32x4.splat(9.02)), f32x4.splat(-9.02));
  const u = f32x4.mul(bounded, bounded);
  const square = f32x4.mul(u, u);
  // Short chains instead of Horner's: the next step of the recurrence waits for the result.
  const low = f32x4.mul(bounded, f32x4.add(f32x4.splat(1), f32x4.mul(u, f32x4.splat(p1))));
  const high = f32x4.add(
    f32x4.add(f32x4.splat(p2), f32x4.mul(u, f32x4.splat(p3))),
    f32x4.mul(square, f32x4.splat(p4)),
  );
  const above = f32x4.add(low, f32x4.mul(f32x4.mul(bounded, square), high));
  const below = f32x4.add(
    f32x4.add(f32x4.splat(1), f32x4.mul(u, f32x4.splat(q1))),
    f32x4.mul(
      square,
      f32x4.add(f32x4.add(f32x4.splat(q2), f32x4.mul(u, f32x4.splat(q3))), f32x4.mul(square, f32x4.splat(q4))),
    ),
  );
  return f32x4.div(above, below);
}

const p1: f32 = 0.13379717162541735;
const p2: f32 = 0.003494033636573797;
const p3: f32 = 2.0583466740605945e-5;
const p4: f32 = 1.331905348143957e-8;
const q1: f32 = 0.4671303240858605;
const q2: f32 = 0.025871069671791917;
const q3: f32 = 0.00032830913540528696;
const q4: f32 = 7.762011523989972e-7;
