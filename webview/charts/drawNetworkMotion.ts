import { formatNumber } from '../../src/shared/formatNumber.ts';
import type { NetworkSvg } from './drawNetwork.ts';
import type { NetworkData } from './networkData.ts';
import { type NetworkLayout, pointOnCurve } from './networkLayout.ts';
import type { NetworkMotion } from './networkMotion.ts';

/** Shows what moves between two steps; little work, since it comes with every frame. */
export function drawNetworkMotion(
  svg: NetworkSvg,
  { answer, use }: NetworkData,
  { loop, drop }: NetworkLayout,
  { token, reveal }: NetworkMotion,
): void {
  // First what flows into the units, then what they answer.
  const intoUnits = Math.min(1, reveal * 2);
  const intoAnswer = Math.max(0, reveal * 2 - 1);
  svg.selectAll('.link.input, .link.unit').style('opacity', shown(intoUnits));
  svg.selectAll('.unit-node.after, .unit-node.cell-state, .gate').style('opacity', shown(0.15 + 0.85 * intoUnits));
  svg.selectAll('.link.answer').style('opacity', shown(intoAnswer));
  svg
    .selectAll('.number-box.answer .number, .number-box.answer .data-units, .note.off, .note.target')
    .style('opacity', shown(intoAnswer));
  const isFedBack = use.kind === 'fedBack';
  const travels = token !== null && (isFedBack || use.kind === 'compared');
  const [x, y] = travels ? pointOnCurve(isFedBack ? loop : drop, token) : [0, 0];
  const text = use.kind === 'compared' ? use.next : answer;
  const group = svg
    .select('g.token')
    .selectAll<SVGGElement, number>('g')
    .data(travels ? [text] : [])
    .join((enter) => {
      const token = enter.append('g');
      token.append('rect').attr('x', -27).attr('y', -11).attr('width', 54).attr('height', 22).attr('rx', 11);
      token.append('text').attr('dy', '0.35em');
      return token;
    })
    .attr('class', isFedBack ? 'own' : 'datum')
    .attr('transform', `translate(${x.toFixed(1)},${y.toFixed(1)})`);
  group.select('text').text((value) => formatNumber(value, 0.001));
}

/** An opacity as a style; none where all is shown. */
function shown(share: number): string {
  return share >= 1 ? '' : share.toFixed(3);
}
