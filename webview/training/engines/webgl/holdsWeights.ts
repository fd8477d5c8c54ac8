import type { ParameterTexels } from './parameterTexels.ts';

/**
 * Up to this many texels of weights a program keeps them in registers and unrolls loops over them: twice as fast as
 * fetching them on a software renderer. Beyond it (24 units of a network of numbers), compiling the unrolled code would
 * take a second.
 */
const maximumHeldTexels = 160;

/**
 * Whether a program keeps weights in registers, rather than fetching them at every step; those for cells with gates never
 * do.
 */
export function holdsWeights({ cell, groups, inputs, outputs }: ParameterTexels): boolean {
  return cell === 'rnn' && groups * (4 * groups + inputs + outputs) <= maximumHeldTexels;
}
