import type { DirectPredictor, Feature } from '../../../model/forecaster/forecaster.ts';
import { levelSmoothing } from '../../../model/forecaster/predictors/levelSmoothing.ts';
import { memberWeights } from '../../../model/forecaster/predictors/memberWeights.ts';
import {
  asColumn,
  asList,
  batchOf,
  ceilingQuotient,
  firstRows,
  lastRow,
  oneForZero,
  range,
  reshapeByBatch,
  rows,
  rowsBefore,
  rowsFrom,
  signedLogOf,
  toFloat,
} from '../../arithmetic.ts';
import { axis, type GraphBuilder } from '../../graphBuilder.ts';
import type { GraphSeries } from '../graphSeries.ts';
import { meanAbsoluteDifferencePart } from '../measurePart.ts';
import { memberName, memberPart } from './memberPart.ts';

/** What a direct network works with at one block of steps. */
interface Window {
  /** `[window, batch]` Values as distances, 0 before the start of the series. */
  readonly values: string;
  /** `[window, 1]` 1 where there is a value. */
  readonly presence: string;
  /** `[1, batch]` 0 for values that are all the same: what is answered then counts nothing. */
  readonly unit: string;
}

/** Networks that read the last values and answer many steps at once, block after block; mirrors `direct`. */
export function directPart(
  graph: GraphBuilder,
  predictor: DirectPredictor,
  { distances, length, horizon }: GraphSeries,
  component: number,
): string {
  const { window, network } = predictor;
  const steps = network.outputSize;
  const read = lastRows(graph, distances, window);
  const unit = meanAbsoluteDifferencePart(graph, read, 1);
  const before = graph.add('Max', [graph.add('Sub', [graph.integer(window), length]), graph.integer(0)]);
  const pads = graph.add('Concat', [asList(graph, before), graph.integers([0, 0, 0])], [axis(0)]);
  const present = graph.add('GreaterOrEqual', [range(graph, graph.integer(0), graph.integer(window)), before]);
  const blocks = graph.loop(
    ceilingQuotient(graph, horizon, steps),
    [
      { first: graph.add('Pad', [read, pads]), dimensions: [window, 'batch'] },
      { first: asColumn(graph, toFloat(graph, present)), dimensions: [window, 1] },
    ],
    (body, [values, presence]) => {
      const block = blockPart(body, predictor, { values, presence, unit }, component);
      const ones = body.floats(new Float32Array(steps).fill(1), [steps, 1]);
      const carried = [
        lastRows(body, body.add('Concat', [values, block], [axis(0)]), window),
        lastRows(body, body.add('Concat', [presence, ones], [axis(0)]), window),
      ];
      return { carried, collected: [block] };
    },
  )[2];
  return firstRows(graph, reshapeByBatch(graph, blocks, [-1], batchOf(graph, distances)), horizon);
}

/** `[step, batch]` The steps that one look at the window gives. */
function blockPart(graph: GraphBuilder, predictor: DirectPredictor, window: Window, component: number): string {
  const { network, members, growth } = predictor;
  const shares = memberWeights(members);
  const x = inputsPart(graph, predictor, window);
  const answers = members.map((member, which) => {
    const { lastStates, headWeights, headBias } = memberPart(graph, memberName(component, which), network, member, x);
    const hidden = graph.add('Squeeze', [lastStates[lastStates.length - 1][0], graph.integers([0])]);
    const answer = graph.add('Add', [graph.add('MatMul', [hidden, headWeights]), headBias]);
    return graph.add('Mul', [answer, graph.number(shares[which])]);
  });
  const mean = answers.reduce((sum, answer) => graph.add('Add', [sum, answer]));
  const sizes = Array.from({ length: network.outputSize }, (_, step) =>
    growth === 'squareRoot' ? Math.sqrt(step + 1) : 1,
  );
  const grown = graph.add('Mul', [graph.add('Transpose', [mean]), graph.floats(sizes, [sizes.length, 1])]);
  return graph.add('Add', [graph.add('Mul', [grown, window.unit]), lastRow(graph, window.values)]);
}

/** `[window, batch, feature]`; mirrors `directInputs`. */
function inputsPart(graph: GraphBuilder, { features, window: length }: DirectPredictor, window: Window): string {
  const columns = features.map((feature) =>
    graph.add('Unsqueeze', [featurePart(graph, feature, window, length), graph.integers([2])]),
  );
  return columns.length === 1 ? columns[0] : graph.add('Concat', columns, [axis(2)]);
}

function featurePart(graph: GraphBuilder, feature: Feature, window: Window, length: number): string {
  const { values, presence } = window;
  const unit = oneForZero(graph, window.unit);
  switch (feature) {
    case 'deviation': {
      const distance = graph.add('Sub', [values, lastRow(graph, values)]);
      return graph.add('Mul', [signedLogOf(graph, graph.add('Div', [distance, unit])), presence]);
    }
    case 'difference': {
      const change = graph.add('Sub', [rowsFrom(graph, values, 1), rowsBefore(graph, values, 1)]);
      // The first value of the series, or of the window, has none before it.
      const known = graph.add('Mul', [
        signedLogOf(graph, graph.add('Div', [change, unit])),
        rowsBefore(graph, presence, 1),
      ]);
      return graph.add('Pad', [known, graph.integers([1, 0, 0, 0])]);
    }
    case 'presence':
      return graph.add('Add', [graph.add('Mul', [values, graph.number(0)]), presence]);
    case 'slowLevel':
    case 'fastLevel': {
      const weights = smoothingPart(graph, levelSmoothing[feature], length);
      // From the first value on, the weights sum to 1 or more.
      const sums = graph.add('Max', [graph.add('MatMul', [weights, presence]), graph.number(1)]);
      const level = graph.add('Div', [graph.add('MatMul', [weights, values]), sums]);
      const distance = graph.add('Sub', [level, lastRow(graph, values)]);
      return graph.add('Mul', [signedLogOf(graph, graph.add('Div', [distance, unit])), presence]);
    }
  }
}

/** `[window, window]` What each value counts in the smoothed level at each step; mirrors `smoothed`. */
function smoothingPart(graph: GraphBuilder, smoothing: number, window: number): string {
  const steps = toFloat(graph, range(graph, graph.integer(0), graph.integer(window)));
  const age = graph.add('Sub', [asColumn(graph, steps), steps]);
  const known = toFloat(graph, graph.add('GreaterOrEqual', [age, graph.number(0)]));
  const passed = graph.add('Max', [age, graph.number(0)]);
  return graph.add('Mul', [
    graph.add('Exp', [graph.add('Mul', [passed, graph.number(Math.log1p(-smoothing))])]),
    known,
  ]);
}

function lastRows(graph: GraphBuilder, values: string, count: number): string {
  return rows(graph, values, graph.integers([-count]), graph.integers([2 ** 31 - 1]));
}
