import type { BaseType, Selection } from 'd3-selection';
import { formatDecimals, formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { stateText, unitName } from './hiddenStateData.ts';
import { isProductOf, type NetworkData, othersInWords } from './networkData.ts';
import { curvePath, type LinkPath, linkCurve, type NetworkLayout, type NodeBox } from './networkLayout.ts';
import { textWidthPx } from './plotArea.ts';

/** The picture of a network. */
export type NetworkSvg = Selection<SVGSVGElement, unknown, null, undefined>;

const widestLinkPx = 5;
const thinnestLinkPx = 0.6;
/** Between words and the picture's edge: how wide they are is only reckoned. */
const edgePx = 4;
/** Left of a unit, for its number. */
const unitNumberPx = 22;
const unitNumberGapPx = 5;
/** Width of a digit of it. */
const digitPx = 7;
const stripPaddingPx = 6;
/** Share of the theme's colour in a unit at its limit, in per cent: its number stays readable. */
const fullest = 62;

/** Adds the groups that a network is drawn in, from back to front; once. */
export function addNetwork(svg: NetworkSvg): void {
  for (const name of [
    'links',
    'strip',
    'way',
    'gates',
    'nodes',
    'middles',
    'others',
    'boxes',
    'heads',
    'notes',
    'token',
  ]) {
    svg.append('g').attr('class', name);
  }
  // One for each way: an arrow that takes its line's colour by itself is not drawn everywhere.
  svg
    .append('defs')
    .selectAll('marker')
    .data(['loop', 'drop'])
    .join('marker')
    .attr('id', arrowId)
    .attr('viewBox', '0 0 8 8')
    .attr('refX', 7)
    .attr('refY', 4)
    .attr('markerWidth', 7)
    .attr('markerHeight', 7)
    .attr('orient', 'auto')
    .append('path')
    .attr('class', (name) => `arrow ${name}`)
    .attr('d', 'M0,0L8,4L0,8z');
}

/** Names the head of the arrow on one of the ways. */
function arrowId(name: string): string {
  return `network-arrow-${name}`;
}

/** Draws a network at one step. */
export function drawNetwork(svg: NetworkSvg, data: NetworkData, layout: NetworkLayout): void {
  svg.classed('small', !layout.hasNumbers);
  for (const draw of [
    drawWay,
    drawLinks,
    drawStrip,
    drawUnits,
    drawMiddles,
    drawOthers,
    drawGates,
    drawBoxes,
    drawHeads,
    drawNotes,
  ]) {
    draw(svg, data, layout);
  }
}

/** The way of the number that is read: along the loop where it is an answer, from below where it is a datum. */
function drawWay(svg: NetworkSvg, { readsItsAnswer, use, inputs }: NetworkData, { loop, drop }: NetworkLayout): void {
  const ways = [
    ...(readsItsAnswer || use.kind === 'fedBack' ? [{ name: 'loop', curve: loop }] : []),
    ...(readsItsAnswer || inputs.length > 1 ? [] : [{ name: 'drop', curve: drop }]),
  ];
  svg
    .select('g.way')
    .selectAll('path')
    .data(ways)
    .join('path')
    .attr('class', ({ name }) => name)
    .attr('marker-end', ({ name }) => `url(#${arrowId(name)})`)
    .attr('d', ({ curve }) => curvePath(curve));
}

function drawLinks(svg: NetworkSvg, { units, selected }: NetworkData, { links }: NetworkLayout): void {
  const place = selected === null ? -1 : units.indexOf(selected);
  // From step to step a line stays the same element, in its place among them, and no finer than is seen: a large network has hundreds.
  const lines = svg
    .select('g.links')
    .selectAll<SVGPathElement, LinkPath>('path')
    .data(links, ({ product: { kind, from, to } }) => `${kind} ${from} ${to}`);
  lines.exit().remove();
  lines
    .enter()
    .append('path')
    .merge(lines)
    .attr('class', ({ product }) => {
      const isAside = place >= 0 && !isProductOf(product, place);
      return ['link', product.kind, signOf(product.value), ...(isAside ? ['aside'] : [])].join(' ');
    })
    .attr('stroke-width', ({ strength }) =>
      (thinnestLinkPx + (widestLinkPx - thinnestLinkPx) * strength ** 1.3).toFixed(1),
    )
    .attr('stroke-opacity', ({ strength }) => (Math.round(20 * (0.18 + 0.72 * strength)) / 20).toFixed(2))
    .attr('d', (link) => curvePath(linkCurve(link)));
}

/** What hides lines where the units' numbers stand, and between units that are too close for them to be followed there. */
function drawStrip(svg: NetworkSvg, { units }: NetworkData, { before, named, hasNumbers }: NetworkLayout): void {
  const [first, last] = [before[0], before[before.length - 1]];
  const digits = Math.max(...named.map((place) => formatNumber(units[place] + 1).length));
  const width = unitNumberGapPx + digits * digitPx + stripPaddingPx;
  svg
    .select('g.strip')
    .selectAll('rect')
    .data([first.x - first.width / 2 - width])
    .join('rect')
    .attr('class', 'number-strip')
    .attr('x', (x) => x.toFixed(1))
    .attr('y', first.y - stripPaddingPx - first.height / 2)
    .attr('width', hasNumbers ? width - 1 : width + first.width)
    .attr('height', last.y - first.y + first.height + 2 * stripPaddingPx);
}

function drawUnits(
  svg: NetworkSvg,
  { units, limit, before, after, cellState, selected }: NetworkData,
  layout: NetworkLayout,
): void {
  const column = (name: string, boxes: readonly NodeBox[], values: readonly number[]) =>
    boxes.map((box, place) => ({ name, box, value: values[place], unit: units[place] }));
  const nodes = [
    ...column('before', layout.before, before),
    ...column('cell-state', layout.cellState, cellState ?? []),
    ...column('after', layout.after, after),
  ];
  const groups = svg
    .select('g.nodes')
    .selectAll<SVGGElement, (typeof nodes)[number]>('g')
    .data(nodes)
    .join((enter) => {
      const group = enter.append('g');
      group.append('rect').attr('class', 'pill');
      group.append('rect').attr('class', 'bar');
      group.append('text').attr('dy', '0.35em');
      group.append('title');
      return group;
    })
    .attr(
      'class',
      ({ name, value, unit }) => `unit-node ${name} ${signOf(value)}${unit === selected ? ' selected' : ''}`,
    )
    .attr('data-unit', ({ unit }) => unit)
    .attr('transform', ({ box }) => `translate(${box.x.toFixed(1)},${box.y.toFixed(1)})`)
    // All within a group is styled anew with it, so those that have a bar instead of a colour go without.
    .style('--share', ({ value }) =>
      layout.hasNumbers ? `${(fullest * Math.min(1, Math.abs(value))).toFixed(0)}%` : null,
    );
  drawRects(groups.select('rect.pill'), ({ box }) => box, layout.hasNumbers ? undefined : 0);
  const lengthOf = ({ box, value }: (typeof nodes)[number]) =>
    layout.hasNumbers ? 0 : (Math.min(1, Math.abs(value) / limit) * box.width) / 2;
  groups
    .select('rect.bar')
    .attr('x', (node) => (node.value < 0 ? -lengthOf(node) : 0).toFixed(1))
    .attr('y', ({ box }) => -box.height / 2)
    .attr('width', (node) => lengthOf(node).toFixed(1))
    .attr('height', ({ box }) => box.height);
  groups.select('text').text(({ value }) => (layout.hasNumbers ? pillText(value) : ''));
  groups.select('title').text(({ unit, value }) => `${unitName(unit)}: ${stateText(value)}`);
}

/** As many decimals in all units, so that their numbers stand under each other. */
function pillText(value: number): string {
  const text = formatDecimals(value, 2);
  return value > 0 ? `+${text}` : text;
}

/** Where bars begin, to the left what is below nought, to the right what is above. */
function drawMiddles(svg: NetworkSvg, _: NetworkData, { before, after, cellState, hasNumbers }: NetworkLayout): void {
  const columns = [before, cellState, after].filter((boxes) => !hasNumbers && boxes.length > 0);
  const end = ({ y, height }: NodeBox, side: -1 | 1) => y + side * (height / 2 + 2);
  svg
    .select('g.middles')
    .selectAll('line')
    .data(columns)
    .join('line')
    .attr('x1', ([{ x }]) => x.toFixed(1))
    .attr('x2', ([{ x }]) => x.toFixed(1))
    .attr('y1', (boxes) => end(boxes[0], -1))
    .attr('y2', (boxes) => end(boxes[boxes.length - 1], 1));
}

/** The units that are not drawn, as one row. */
function drawOthers(svg: NetworkSvg, { others }: NetworkData, { others: boxes, width }: NetworkLayout): void {
  const nodes = others === null || boxes === null ? [] : [boxes.before, boxes.after].map((box) => ({ box, others }));
  const groups = svg
    .select('g.others')
    .selectAll<SVGGElement, (typeof nodes)[number]>('g')
    .data(nodes)
    .join((enter) => {
      const group = enter.append('g').attr('class', 'other-units');
      group.append('rect');
      group.append('text').attr('y', 17);
      group.append('title');
      return group;
    })
    .attr('transform', ({ box }) => `translate(${box.x.toFixed(1)},${box.y.toFixed(1)})`);
  drawRects(groups.select('rect'), ({ box }) => box);
  groups
    .select('text')
    .attr('x', ({ box, others: { count } }) => middleInside(box.x, textWidthPx(othersName(count)), width) - box.x)
    .text(({ others: { count } }) => othersName(count));
  groups.select('title').text(({ others }) => othersInWords(others));
}

function othersName(count: number): string {
  return translate('{0} others', formatNumber(count));
}

/** Each gate as a vessel that is as full as the gate is open. */
function drawGates(svg: NetworkSvg, { gates }: NetworkData, layout: NetworkLayout): void {
  const all = layout.gates.flatMap((boxes, gate) =>
    boxes.map((box) => ({ ...gates[gate], value: gates[gate].values[box.place], box })),
  );
  const groups = svg
    .select('g.gates')
    .selectAll<SVGGElement, (typeof all)[number]>('g')
    .data(all)
    .join((enter) => {
      const group = enter.append('g').attr('class', 'gate');
      group.append('rect').attr('class', 'vessel');
      group.append('rect').attr('class', 'filling');
      group.append('title');
      return group;
    })
    .attr('transform', ({ box }) => `translate(${box.x.toFixed(1)},${box.y.toFixed(1)})`);
  drawRects(groups.select('rect.vessel'), ({ box }) => box, 1);
  groups
    .select('rect.filling')
    .attr('x', ({ box }) => -box.width / 2)
    .attr('width', ({ box }) => box.width)
    .attr('y', ({ box, value }) => (box.height / 2 - box.height * value).toFixed(2))
    .attr('height', ({ box, value }) => (box.height * value).toFixed(2));
  groups.select('title').text(({ letter, meaning, value }) => `${letter}, ${meaning}: ${formatNumber(value, 0.01)}`);
}

function drawBoxes(
  svg: NetworkSvg,
  { inputs, answer, readsItsAnswer, use, inDataUnits }: NetworkData,
  layout: NetworkLayout,
): void {
  const boxes = [
    ...inputs.map(({ value }, which) => ({
      box: layout.inputs[which],
      value,
      below: inDataUnits?.input ?? null,
      name: `input ${readsItsAnswer ? 'own' : 'datum'}`,
    })),
    {
      box: layout.answer,
      value: answer,
      below: inDataUnits?.answer ?? null,
      name: `answer ${use.kind === 'unused' ? 'unused' : 'own'}`,
    },
  ];
  const groups = svg
    .select('g.boxes')
    .selectAll<SVGGElement, (typeof boxes)[number]>('g')
    .data(boxes)
    .join((enter) => {
      const group = enter.append('g');
      group.append('rect');
      group.append('text').attr('class', 'number');
      group.append('text').attr('class', 'data-units').attr('dy', '1.25em');
      return group;
    })
    .attr('class', ({ name }) => `number-box ${name}`)
    .attr('transform', ({ box }) => `translate(${box.x.toFixed(1)},${box.y.toFixed(1)})`);
  drawRects(groups.select('rect'), ({ box }) => box, 4);
  groups
    .select('text.number')
    .attr('dy', ({ below }) => (below === null ? '0.35em' : '-0.1em'))
    .text(({ value }) => formatNumber(value, 0.001));
  groups.select('text.data-units').text(({ below }) => below ?? '');
}

function drawHeads(svg: NetworkSvg, { step, inputs, gates, units }: NetworkData, layout: NetworkLayout): void {
  const now = formatNumber(step);
  const aboveBox = ({ y, height }: NodeBox) => y - height / 2 - 8;
  const heads = [
    ...layout.inputs.map((box, which) => ({
      x: box.x,
      y: aboveBox(box),
      text: inputs.length === 1 ? `x ${now}` : inputs[which].name,
    })),
    { x: layout.before[0].x, y: layout.headY, text: `h ${formatNumber(step - 1)}` },
    ...layout.gates.map(([{ x }], gate) => ({ x, y: layout.headY, text: gates[gate].letter })),
    ...(layout.cellState.length === 0 ? [] : [{ x: layout.cellState[0].x, y: layout.headY, text: 'c' }]),
    { x: layout.after[0].x, y: layout.headY, text: `h ${now}` },
    { x: layout.answer.x, y: aboveBox(layout.answer), text: `y ${now}` },
  ];
  svg
    .select('g.heads')
    .selectAll('text.head')
    .data(heads)
    .join('text')
    .attr('class', 'head')
    .attr('x', ({ x, text }) => middleInside(x, textWidthPx(text), layout.width))
    .attr('y', ({ y }) => y)
    .text(({ text }) => text);
  svg
    .select('g.heads')
    .selectAll('text.unit-number')
    .data(layout.named.map((place) => ({ box: layout.before[place], unit: units[place] })))
    .join('text')
    .attr('class', 'unit-number')
    .attr('x', ({ box }) => box.x - box.width / 2 - unitNumberGapPx)
    .attr('y', ({ box }) => box.y)
    .attr('dy', '0.35em')
    .text(({ unit }) => formatNumber(unit + 1));
}

function drawNotes(
  svg: NetworkSvg,
  { use, readsItsAnswer, answer, inputs, step }: NetworkData,
  { inputs: boxes, before, answer: box, loop, drop, width, height }: NetworkLayout,
): void {
  /** Under a box, one under the other, and inside the picture. */
  const under = (
    { x, y, height: boxHeight }: NodeBox,
    firstRow: number,
    lines: readonly (readonly [string, string])[],
  ) => {
    const middle = middleInside(x, Math.max(...lines.map(([, text]) => textWidthPx(text))), width);
    return lines.map(([name, text], row) => ({
      x: middle,
      y: y + boxHeight / 2 + 16 + 15 * (firstRow + row),
      text,
      name,
    }));
  };
  const notes: { x: number; y: number; text: string; name: string }[] = [];
  if (!readsItsAnswer && inputs.length === 1) {
    const source = translate('value {0}', formatNumber(step));
    // A narrow picture has no room for it before the units' numbers.
    if (textWidthPx(source) + edgePx < before[0].x - before[0].width / 2 - unitNumberPx) {
      notes.push(...under({ ...boxes[0], x: drop[0][0] }, 3.3, [['source', source]]));
    }
  }
  if (use.kind === 'compared') {
    notes.push(
      ...under(box, 0, [
        ['target', translate('next value')],
        ['target', formatNumber(use.next, 0.001)],
        ['off', translate('off by {0}', formatNumber(Math.abs(answer - use.next), 0.001))],
      ]),
    );
  } else if (use.kind === 'fedBack') {
    notes.push({
      x: (loop[0][0] + loop[3][0]) / 2,
      y: height - 6,
      text: translate('the answer becomes the next input'),
      name: 'feedback',
    });
  }
  svg
    .select('g.notes')
    .selectAll('text')
    .data(notes)
    .join('text')
    .attr('class', ({ name }) => `note ${name}`)
    .attr('x', ({ x }) => x)
    .attr('y', ({ y }) => y)
    .text(({ text }) => text);
}

/** The middle of a text of some width that is nearest to `x` and leaves the text inside the picture. */
function middleInside(x: number, textWidth: number, width: number): number {
  const least = textWidth / 2 + edgePx;
  return Math.max(least, Math.min(width - least, x));
}

/** Sets the size of rectangles about the middle of their groups. */
function drawRects<Element extends BaseType, Datum, Parent extends BaseType>(
  rects: Selection<Element, Datum, Parent, unknown>,
  boxOf: (datum: Datum) => NodeBox,
  round?: number,
): void {
  rects
    .attr('x', (datum) => -boxOf(datum).width / 2)
    .attr('y', (datum) => -boxOf(datum).height / 2)
    .attr('width', (datum) => boxOf(datum).width)
    .attr('height', (datum) => boxOf(datum).height)
    .attr('rx', (datum) => round ?? boxOf(datum).height / 2);
}

function signOf(value: number): 'positive' | 'negative' {
  return value < 0 ? 'negative' : 'positive';
}
