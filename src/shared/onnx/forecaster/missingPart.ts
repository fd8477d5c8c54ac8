import { asColumn, asList, range, sumOverTime, toFloat } from '../arithmetic.ts';
import { axis, type GraphBuilder } from '../graphBuilder.ts';
import { integerAttribute } from '../graphParts.ts';
import { dataType } from '../onnxConstants.ts';

/**
 * Fills missing values (NaN) of `[time, batch]` as `fillMissing` does, without a loop: the steps of the known values are
 * listed in order, and each step finds the known ones around it by counting.
 */
export function missingPart(graph: GraphBuilder, values: string, length: string): string {
  return graph.within('missing', () => {
    const known = graph.add('Not', [graph.add('IsNaN', [values])]);
    const counted = graph.add('Cast', [known], [integerAttribute('to', dataType.int64)]);
    const before = graph.add('CumSum', [counted, graph.integer(0)]);
    const count = sumOverTime(graph, counted);
    const shape = graph.add('Shape', [values]);
    const steps = graph.add('Expand', [asColumn(graph, range(graph, graph.integer(0), length)), shape]);
    // Known value k stands in row k; whatever a missing one writes goes to the row after all others.
    const batch = graph.add('Gather', [shape, graph.integers([1])]);
    // Elements are looked up in the flat list, by row and column: onnx's own evaluator cannot gather from many rows.
    const columns = range(graph, graph.integer(0), graph.add('Squeeze', [batch]));
    const elementsAt = (table: string, row: string) => {
      const places = graph.add('Add', [graph.add('Mul', [row, batch]), columns]);
      return graph.add('Gather', [graph.add('Reshape', [table, graph.integers([-1])]), places], [axis(0)]);
    };
    const dump = graph.add('Add', [length, graph.integer(1)]);
    const places = graph.add('Concat', [asList(graph, graph.add('Add', [length, graph.integer(2)])), batch], [axis(0)]);
    const empty = graph.add('Expand', [graph.integer(0), places]);
    const row = graph.add('Where', [known, before, dump]);
    const listed = graph.add('ScatterElements', [empty, row, steps], [axis(0)]);
    const clamp = (place: string) => graph.add('Max', [graph.add('Min', [place, count]), graph.integer(1)]);
    const around = (place: string) => elementsAt(listed, clamp(place));
    const earlier = around(before);
    const later = around(graph.add('Add', [graph.add('Sub', [before, counted]), graph.integer(1)]));
    const [from, to] = [elementsAt(values, earlier), elementsAt(values, later)];
    const distance = toFloat(graph, graph.add('Sub', [steps, earlier]));
    const gap = toFloat(graph, graph.add('Max', [graph.add('Sub', [later, earlier]), graph.integer(1)]));
    const rise = graph.add('Mul', [graph.add('Sub', [to, from]), graph.add('Div', [distance, gap])]);
    // Beyond the last known value both neighbours are that value, and the rise is 0.
    return graph.add('Add', [from, rise]);
  });
}
