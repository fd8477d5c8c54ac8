import { identityScaling, type Scaling } from '../series/scaling.ts';
import { floatTensor, node } from './graphParts.ts';
import type { GraphPart } from './recurrentPart.ts';

/** Whether a scaling changes numbers at all; one that does not has no nodes. */
export function isScaled({ offset, scale }: Scaling): boolean {
  return offset !== identityScaling.offset || scale !== identityScaling.scale;
}

/** Takes data units at `from` to network units at `to`. */
export function scalingPart(scaling: Scaling, from: string, to: string): GraphPart {
  return {
    nodes: [
      node('Sub', [from, 'scaling.offset'], ['scaling.centred']),
      node('Div', ['scaling.centred', 'scaling.scale'], [to]),
    ],
    initializers: [
      floatTensor('scaling.offset', [1], [scaling.offset]),
      floatTensor('scaling.scale', [1], [scaling.scale]),
    ],
  };
}

/** Takes network units at `from` back to data units at `to`; reads the constants of `scalingPart`. */
export function unscalingPart(from: string, to: string): GraphPart {
  return {
    nodes: [
      node('Mul', [from, 'scaling.scale'], ['scaling.spread']),
      node('Add', ['scaling.spread', 'scaling.offset'], [to]),
    ],
    initializers: [],
  };
}
