import { namedRows } from './hiddenStateLayout.ts';
import { isProductOf, type NetworkData, type NetworkProduct } from './networkData.ts';
import type { PixelPoint } from './plotArea.ts';

/** A box or pill, by its middle. */
export interface NodeBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A gate of the unit in a place. */
export interface GateBox extends NodeBox {
  readonly place: number;
}

/** One line, from the right side of what it comes from to the left side of what it goes to. */
export interface LinkPath {
  readonly product: NetworkProduct;
  readonly from: PixelPoint;
  readonly to: PixelPoint;
  /** 0 to 1, against the strongest of its kind. */
  readonly strength: number;
}

/** A cubic Bézier curve: start, two control points, end. */
export type Curve = readonly [PixelPoint, PixelPoint, PixelPoint, PixelPoint];

/** Where everything of the network's picture stands. */
export interface NetworkLayout {
  readonly width: number;
  readonly height: number;
  readonly inputs: readonly NodeBox[];
  readonly before: readonly NodeBox[];
  readonly after: readonly NodeBox[];
  /** Of the units that are not drawn, before and after, under those that are; `null` where there are none. */
  readonly others: { readonly before: NodeBox; readonly after: NodeBox } | null;
  readonly answer: NodeBox;
  /** `[gate]` Those of all units where numbers fit, else those of the selected unit; empty where none is. */
  readonly gates: readonly (readonly GateBox[])[];
  /** Of an LSTM, where there is room; empty otherwise. */
  readonly cellState: readonly NodeBox[];
  readonly links: readonly LinkPath[];
  /** Whether numbers fit into the units; else bars to the left and right of a middle are the states. */
  readonly hasNumbers: boolean;
  /** Places of the units whose numbers stand beside them: as many as have room. */
  readonly named: readonly number[];
  /** Where the columns' names stand. */
  readonly headY: number;
  /** From the answer under everything to the input. */
  readonly loop: Curve;
  /** From under the input up to it: the way of a datum. */
  readonly drop: Curve;
}

const headPx = 26;
const pitchPx = 21;
/** More units stand closer, down to this. */
const closestPx = 5;
const wishedRowsPx = 330;
/** Below this pitch numbers have no room. */
const numberedPitchPx = 15;
/** A unit's number beside it takes so much of the height. */
const unitNamePx = 15;
const pillPx = 50;
const smallPillPx = 34;
const narrowSmallPillPx = 24;
/** Where units have no numbers, more lines of one kind than these hide what they pass. */
const mostThinLines = 24;
const boxWidthPx = 68;
/** Where the picture is narrower than this, so are its pills and boxes: the lines between them need room. */
const narrowPx = 380;
const narrowPillPx = 42;
const narrowBoxWidthPx = 56;
const boxHeightPx = 38;
/** Several inputs stand under each other, their names between them. */
const inputPitchPx = boxHeightPx + 26;
const gateWidthPx = 8;
const gateGapPx = 3;
/** Between the cell state and the hidden one; beside narrow units so that their names have room. */
const stateGapPx = 4;
const wideStateGapPx = 8;
/** Of a unit that is too low for it to be read. */
const loneGateHeightPx = 26;
/** Where less is left between columns, the cell state is left out. */
const closestColumnsPx = 40;
/** Under the rows: the row of the units that are not drawn, with its words. */
const othersPx = 40;
const othersPillPx = 10;
/** Under the rows: the loop and its words. */
const belowPx = 62;
/** Under the rows where no answer is ever read. */
const footPx = 4;
/** Under an input alone: the way up to it, and what it comes from. */
const dropPx = 74;
const marginPx = 2;

/** Lays the network out in a box of this width; how high it is follows from its units. */
export function networkLayout(data: NetworkData, width: number): NetworkLayout {
  const count = data.units.length;
  const pitch = pitchOf(count);
  const hasNumbers = haveNumbers(count);
  const selectedPlace = data.selected === null ? -1 : data.units.indexOf(data.selected);
  const isNarrow = width < narrowPx;
  const boxWidth = isNarrow ? narrowBoxWidthPx : boxWidthPx;
  const [wide, narrow] = hasNumbers ? [pillPx, narrowPillPx] : [smallPillPx, narrowSmallPillPx];
  const pillWidth = isNarrow ? narrow : wide;
  const pillHeight = Math.max(closestPx - 1, pitch - 4);
  const rowsHeight = Math.max(count * pitch, data.inputs.length * inputPitchPx, 130);
  const middleY = headPx + rowsHeight / 2;
  const rowY = (place: number) => middleY + (place - (count - 1) / 2) * pitch;
  const shownGates = hasNumbers || selectedPlace >= 0 ? data.gates : [];
  const gatesWidth = shownGates.length === 0 ? 0 : shownGates.length * (gateWidthPx + 2) + gateGapPx;
  const fixed = 2 * boxWidth + 2 * pillWidth + gatesWidth;
  const wishedStateWidth = pillWidth + (hasNumbers ? stateGapPx : wideStateGapPx);
  const withCellState = data.cellState !== null && (width - fixed - wishedStateWidth) / 3 >= closestColumnsPx;
  const stateWidth = withCellState ? wishedStateWidth : 0;
  const gap = Math.max(8, (width - 2 * marginPx - fixed - stateWidth) / 3);
  const inputX = marginPx + boxWidth / 2;
  const beforeX = inputX + boxWidth / 2 + gap * 0.85 + pillWidth / 2;
  const gatesLeft = beforeX + pillWidth / 2 + gap * 1.3;
  const stateX = gatesLeft + gatesWidth + (pillWidth + stateGapPx) / 2;
  const afterX = gatesLeft + gatesWidth + stateWidth + pillWidth / 2;
  const answerX = width - marginPx - boxWidth / 2;
  const column = (x: number, columnWidth: number) =>
    data.units.map((_, place) => ({ x, y: rowY(place), width: columnWidth, height: pillHeight }));
  const inputs = data.inputs.map((_, which) => ({
    x: inputX,
    y: middleY + (which - (data.inputs.length - 1) / 2) * inputPitchPx,
    width: boxWidth,
    height: boxHeightPx,
  }));
  const before = column(beforeX, pillWidth);
  const after = column(afterX, pillWidth);
  const answer = { x: answerX, y: middleY, width: boxWidth, height: boxHeightPx };
  const rowsBottom = headPx + rowsHeight;
  const othersPill = (x: number) => ({ x, y: rowsBottom + 14, width: pillWidth, height: othersPillPx });
  const others = data.others === null ? null : { before: othersPill(beforeX), after: othersPill(afterX) };
  const gates = shownGates.map((_, which) => {
    const all = column(gatesLeft + which * (gateWidthPx + 2) + gateWidthPx / 2, gateWidthPx);
    const placed = all.map((box, place) => ({ ...box, place }));
    return hasNumbers ? placed : [loneGate(placed[selectedPlace], headPx, rowsBottom)];
  });
  const entry = gatesLeft - 3;
  const bottom = rowsBottom + (others === null ? 0 : othersPx);
  const lowestInput = inputs[inputs.length - 1];
  const inputBottom = lowestInput.y + boxHeightPx / 2;
  const answerBottom = answer.y + boxHeightPx / 2;
  // At the last step of the data both ways lead to the input, beside each other.
  const dropX = !data.readsItsAnswer && data.use.kind === 'fedBack' ? inputX - boxWidth / 4 : inputX;
  // A cubic curve's lowest point is at three quarters of the way to its control points.
  const depth = (bottom + belowPx - 34 - answerBottom) / 0.75;
  return {
    width,
    height: Math.max(bottom + (data.feedsBack ? belowPx : footPx), data.inputs.length === 1 ? inputBottom + dropPx : 0),
    inputs,
    before,
    after,
    others,
    answer,
    gates,
    cellState: withCellState ? column(stateX, pillWidth) : [],
    links: placeLinks(hasNumbers ? data.products : fewer(data.products, selectedPlace), {
      inputs,
      before,
      after,
      others,
      answer,
      entry,
    }),
    hasNumbers,
    named: data.units.map((_, place) => place).filter(namedRows(count, pitch, unitNamePx)),
    headY: headPx - 12,
    loop: [
      [answerX, answerBottom],
      [answerX, answerBottom + depth],
      [inputX, inputBottom + depth],
      [inputX, inputBottom],
    ],
    drop: [
      [dropX, inputBottom + 54],
      [dropX, inputBottom + 36],
      [dropX, inputBottom + 18],
      [dropX, inputBottom],
    ],
  };
}

/** Whether so many units have room for their numbers. */
export function haveNumbers(units: number): boolean {
  return pitchOf(units) >= numberedPitchPx;
}

/** From one unit to the next. */
function pitchOf(units: number): number {
  return Math.max(closestPx, Math.min(pitchPx, Math.floor(wishedRowsPx / units)));
}

/** High enough for its level to be seen, and between two ends. */
function loneGate(box: GateBox, top: number, bottom: number): GateBox {
  const half = loneGateHeightPx / 2;
  return { ...box, y: Math.max(top + half, Math.min(bottom - half, box.y)), height: loneGateHeightPx };
}

/** The strongest of each kind, and those of the unit in a place; `products` are the weakest first. */
function fewer(products: readonly NetworkProduct[], selectedPlace: number): NetworkProduct[] {
  const left = { input: mostThinLines, unit: mostThinLines, answer: mostThinLines };
  return products
    .toReversed()
    .filter((product) => left[product.kind]-- > 0 || isProductOf(product, selectedPlace))
    .reverse();
}

/** The point of a curve at a share of its parameter, 0 to 1. */
export function pointOnCurve([a, b, c, d]: Curve, share: number): PixelPoint {
  const rest = 1 - share;
  const mix = (axis: 0 | 1) =>
    rest ** 3 * a[axis] + 3 * rest ** 2 * share * b[axis] + 3 * rest * share ** 2 * c[axis] + share ** 3 * d[axis];
  return [mix(0), mix(1)];
}

/** A curve as an SVG path. */
export function curvePath(curve: Curve): string {
  const [start, ...rest] = curve.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`);
  return `M${start}C${rest.join(' ')}`;
}

/** A line as a curve that leaves and arrives level. */
export function linkCurve({ from, to }: Pick<LinkPath, 'from' | 'to'>): Curve {
  const middle = (from[0] + to[0]) / 2;
  return [from, [middle, from[1]], [middle, to[1]], to];
}

function placeLinks(
  products: readonly NetworkProduct[],
  {
    inputs,
    before,
    after,
    others,
    answer,
    entry,
  }: Pick<NetworkLayout, 'inputs' | 'before' | 'after' | 'others' | 'answer'> & { entry: number },
): LinkPath[] {
  const isOfOthers = ({ kind, from }: NetworkProduct) => kind !== 'input' && from === before.length;
  const strongest = (isKind: (kind: NetworkProduct['kind']) => boolean) =>
    Math.max(
      Number.MIN_VALUE,
      ...products.filter((product) => isKind(product.kind) && !isOfOthers(product)).map(({ value }) => Math.abs(value)),
    );
  const intoUnits = strongest((kind) => kind !== 'answer');
  const intoAnswer = strongest((kind) => kind === 'answer');
  const starts = {
    input: inputs,
    unit: others === null ? before : [...before, others.before],
    answer: others === null ? after : [...after, others.after],
  };
  return products.map((product) => {
    const { kind, from, to, value } = product;
    const start = starts[kind][from];
    const end = kind === 'answer' ? answer : after[to];
    return {
      product,
      from: [start.x + start.width / 2, start.y],
      to: [kind === 'answer' ? end.x - end.width / 2 : entry, end.y],
      // A sum of many would make all that are drawn thin.
      strength: Math.min(1, Math.abs(value) / (kind === 'answer' ? intoAnswer : intoUnits)),
    };
  });
}
