import type { Selection } from 'd3-selection';

/** Where a name stands, with its line or sign before it. */
export interface PlacedName {
  readonly text: string;
  /** Left end of what is before it. */
  readonly x: number;
  /** Middle of the text. */
  readonly y: number;
}

/**
 * Draws names, each `textPx` to the right of the left end of what is before it: a path of the classes that `classesOf`
 * gives, by which names are told apart. Answers with their groups; what the paths look like is up to the caller.
 */
export function drawNames<Name extends PlacedName>(
  parent: Selection<SVGGElement, unknown, null, undefined>,
  names: readonly Name[],
  classesOf: (name: Name) => readonly string[],
  textPx: number,
): Selection<SVGGElement, Name, SVGGElement, unknown> {
  const classOf = (name: Name) => classesOf(name).join(' ');
  const groups = parent
    .selectAll<SVGGElement, Name>('g')
    .data(names, classOf)
    .join((enter) => {
      const group = enter.append('g');
      group.append('path').attr('class', classOf);
      group.append('text').attr('dy', '0.35em');
      return group;
    });
  groups
    .select('text')
    .attr('x', ({ x }) => x + textPx)
    .attr('y', ({ y }) => y)
    .text(({ text }) => text);
  return groups;
}
