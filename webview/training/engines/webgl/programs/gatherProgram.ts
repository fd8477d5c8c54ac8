import { dataColumns } from '../taskPlan.ts';
import type { TexelProgram } from '../texelDevice.ts';
import { dataFunction } from './shaderParts.ts';

export type GatherProgram = TexelProgram<'data' | 'order', 'texels' | 'size' | 'series'>;

/**
 * A mini-batch's share of a data grid `[time, series, texel]`, laid out alike as `[time, place in the batch, texel]`:
 * of the `series` series those that `order` names in its one row, zero for a place whose number is negative.
 */
export function gatherProgram(): GatherProgram {
  return {
    inputs: ['data', 'order'],
    uniforms: { texels: 'int', size: 'int', series: 'int' },
    source: `
      ${dataFunction('datum', 'data')}

      void main() {
        ivec2 at = ivec2(gl_FragCoord.xy);
        int index = at.y * ${dataColumns} + at.x;
        int lane = index / texels;
        int time = lane / size;
        int which = int(texelFetch(order, ivec2(lane - time * size, 0), 0).x);
        int texel = index - lane * texels;
        setOutput(which < 0 ? vec4(0.0) : datum((time * series + which) * texels + texel));
      }`,
  };
}
