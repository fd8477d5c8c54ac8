import { priorSteps } from './priorNetwork.ts';
import { RandomDraws } from './randomDraws.ts';
import { syntheticSeries } from './syntheticSeries.ts';

const columns = 8;
const rows = 9;
const cellWidth = 150;
const cellHeight = 90;
const margin = 6;

/** An SVG of synthetic series, each with its last known value marked: to see whether they look like real ones. */
export function syntheticPicture(seed: number): string {
  const random = new RandomDraws(seed);
  const cells = Array.from({ length: columns * rows }, (_, which) => {
    const known = Math.round(random.logUniform(10, 90));
    const values = syntheticSeries(random, known + priorSteps / 2, known);
    return cell(values, known, (which % columns) * cellWidth, Math.floor(which / columns) * cellHeight);
  });
  const size = `width="${columns * cellWidth}" height="${rows * cellHeight}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect ${size} fill="white"/>${cells.join('')}</svg>\n`;
}

function cell(values: Float64Array, known: number, left: number, top: number): string {
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const x = (t: number) => (left + margin + ((cellWidth - 2 * margin) * t) / (values.length - 1)).toFixed(1);
  const y = (value: number) =>
    (top + cellHeight - margin - ((cellHeight - 2 * margin) * (value - low)) / span).toFixed(1);
  const path = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, step) => `${x(from + step)},${y(values[from + step])}`).join(' ');
  const line = (from: number, to: number, colour: string) =>
    `<polyline points="${path(from, to)}" fill="none" stroke="${colour}" stroke-width="1.2"/>`;
  return line(0, known, '#333') + line(known - 1, values.length, '#d60');
}
