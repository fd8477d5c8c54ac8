/**
 * Constants of the inner loops, to be loaded where they are used: V8 would build a vector constant anew at each use, in
 * several instructions. Named by their place in bytes below.
 */
export const constants = memory.data<f32>([
  1.0, 9.02, -9.02,
  0.13379717162541735, 0.003494033636573797, 2.0583466740605945e-5, 1.331905348143957e-8,
  0.4671303240858605, 0.025871069671791917, 0.00032830913540528696, 7.762011523989972e-7,
  0.5,
]);

/** tanh is one, to the last bit, from here on. */
export const one: usize = 0;
export const bound: usize = 4;
export const negativeBound: usize = 8;
export const p1: usize = 12;
export const p2: usize = 16;
export const p3: usize = 20;
export const p4: usize = 24;
export const q1: usize = 28;
export const q2: usize = 32;
export const q3: usize = 36;
export const q4: usize = 40;
export const half: usize = 44;

@inline
export function constant(place: usize): v128 {
  return v128.load_splat<f32>(constants + place);
}
