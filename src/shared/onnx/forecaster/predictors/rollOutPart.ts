import { type ClosedLoop, closedLoopRows, closeLoop } from '../../../model/closedLoop.ts';
import type { Predictor } from '../../../model/forecaster/forecaster.ts';
import { memberWeights } from '../../../model/forecaster/predictors/memberWeights.ts';
import { batchOf, ceilingQuotient, firstRows, rowsBefore } from '../../arithmetic.ts';
import { axis, type GraphBuilder } from '../../graphBuilder.ts';
import { integerAttribute } from '../../graphParts.ts';
import type { GraphSeries } from '../graphSeries.ts';
import { type ClosedLoopWeights, closedLoopStep } from './closedLoopStep.ts';
import { type MemberPart, memberName, memberPart } from './memberPart.ts';
import type { PredictionPart } from './predictorPart.ts';

type RollOut = Extract<Predictor, { kind: 'rollOut' }>;

const keepNone = integerAttribute('keepdims', 0);
/** Steps that one repetition of the loop takes: repeating costs several times what a step does. */
const stepsAtOnce = 8;

/**
 * Networks that read the series and then go on by their own answers, averaged; mirrors `rollOut`. The answers are
 * worked out all at once from the hidden states that the loop collects.
 */
export function rollOutPart(
  graph: GraphBuilder,
  { network, members }: RollOut,
  series: GraphSeries,
  component: number,
): PredictionPart {
  const { cell, hiddenSize: units } = network;
  const { distances, reference, horizon } = series;
  const values = graph.add('Add', [distances, reference]);
  const x = graph.add('Unsqueeze', [values, graph.integers([2])]);
  const parts = members.map((member, which) => memberPart(graph, memberName(component, which), network, member, x));
  const count = members.length;

  const loops = members.map(({ parameters }) => closeLoop(network, parameters));
  const name = `component${component}.closed_loop`;
  const weights = loops[0].map((_, layer) => {
    const ofLayer = loops.map((loop) => loop[layer]);
    return closedLoopWeights(graph, name, layer === 0 ? '' : `_l${layer}`, closedLoopRows(network), ofLayer);
  });
  const first = parts[0].lastStates.map((states, layer) =>
    states.map((_, state) => {
      const all = parts.map(({ lastStates }) => lastStates[layer][state]);
      const stacked = count === 1 ? all[0] : graph.add('Concat', all, [axis(0)]);
      return graph.add('Unsqueeze', [stacked, graph.integers([0])]);
    }),
  );
  const top = first.length - 1;
  const perLayer = first[0].length;
  const collected = graph.loop(
    ceilingQuotient(graph, horizon, stepsAtOnce),
    first.flat().map((state) => ({ first: state, dimensions: [1, count, 'batch', units] })),
    (body, carried) => {
      const hidden: string[] = [];
      let states = first.map((_, layer) => carried.slice(layer * perLayer, (layer + 1) * perLayer));
      for (let step = 0; step < stepsAtOnce; step++) {
        states = closedLoopStep(body, cell, units, weights, states);
        hidden.push(states[top][0]);
      }
      return { carried: states.flat(), collected: [body.add('Concat', hidden, [axis(0)])] };
    },
  )[first.flat().length];

  // The last state of the series gives the first answer.
  const shape = graph.add(
    'Concat',
    [graph.integers([-1, count]), batchOf(graph, distances), graph.integers([units])],
    [axis(0)],
  );
  const ahead = graph.add('Concat', [first[top][0], graph.add('Reshape', [collected, shape])], [axis(0)]);
  const answers = headPart(graph, members, parts, firstRows(graph, ahead, horizon));
  return {
    forecast: graph.add('Sub', [answers, reference]),
    fit: fitPart(graph, members, parts, series),
  };
}

/** The weighted mean of the members' answers, `[step, batch]`, to hidden states `[step, member, batch, H]`. */
function headPart(
  graph: GraphBuilder,
  members: RollOut['members'],
  parts: readonly MemberPart[],
  hidden: string,
): string {
  const shares = memberWeights(members);
  const weighted = (values: string, which: number) =>
    shares[which] === 1 ? values : graph.add('Mul', [values, graph.number(shares[which])]);
  const heads = parts.map(({ headWeights }, which) =>
    graph.add('Unsqueeze', [weighted(headWeights, which), graph.integers([0])]),
  );
  const bias = parts
    .map(({ headBias }, which) => weighted(headBias, which))
    .reduce((sum, each) => graph.add('Add', [sum, each]));
  const head = heads.length === 1 ? heads[0] : graph.add('Concat', heads, [axis(0)]);
  const product = graph.add('MatMul', [hidden, head]);
  return graph.add('Add', [graph.add('ReduceSum', [product, graph.integers([1, 3])], [keepNone]), bias]);
}

/** What the networks expected of each value but the first. */
function fitPart(
  graph: GraphBuilder,
  members: RollOut['members'],
  parts: readonly MemberPart[],
  { reference }: GraphSeries,
): string {
  // [time, 1, batch, H] of each member, side by side along the second axis.
  const hidden = parts.map((part) => part.hidden);
  const all = hidden.length === 1 ? hidden[0] : graph.add('Concat', hidden, [axis(1)]);
  const answers = graph.add('Sub', [headPart(graph, members, parts, all), reference]);
  const unknown = graph.add('Mul', [reference, graph.number(Number.NaN)]);
  const shifted = graph.add('Concat', [unknown, answers], [axis(0)]);
  return rowsBefore(graph, shifted, 1);
}

/** The weights of one layer of the members' closed loops; `end` is the last part of their names. */
function closedLoopWeights(
  graph: GraphBuilder,
  name: string,
  end: string,
  rows: number,
  loops: readonly ClosedLoop[],
): ClosedLoopWeights {
  const [{ columns }] = loops;
  const count = loops.length;
  const matrices = joined(loops.map(({ matrix }) => matrix));
  return {
    matrix: graph.named(`${name}.matrix${end}`, matrices, [count, rows, columns]),
    bias: graph.named(`${name}.bias${end}`, joined(loops.map(({ bias }) => bias)), [count, 1, columns]),
  };
}

/** One array after the other. */
function joined(arrays: readonly Float64Array[]): Float64Array {
  if (arrays.length === 1) {
    return arrays[0];
  }
  const all = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const each of arrays) {
    all.set(each, end);
    end += each.length;
  }
  return all;
}
