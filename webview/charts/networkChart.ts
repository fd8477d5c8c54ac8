import { translate } from '../../src/shared/l10n/translate.ts';
import { addNetwork, drawNetwork, type NetworkSvg } from './drawNetwork.ts';
import { drawNetworkMotion } from './drawNetworkMotion.ts';
import { type NetworkData, networkSummary } from './networkData.ts';
import { type NetworkLayout, networkLayout } from './networkLayout.ts';
import { type NetworkMotion, stillMotion } from './networkMotion.ts';
import { select } from './select.ts';

/** What the picture tells those who made it. */
export interface NetworkListener {
  /** A person opened a unit, or closed it where it is open: what is drawn may not be that far yet. */
  toggle(unit: number): void;
  /** A person pressed a key in the picture; answers whether it stands for something. */
  press(key: string): boolean;
}

const keysInWords = translate('Left and right move through time, Space plays and pauses.');

/** The network at one step: its numbers, what pushes what, and where the answer goes. */
export class NetworkChart {
  readonly #container: HTMLElement;
  readonly #svg: NetworkSvg;
  #data: NetworkData | null = null;
  #layout: NetworkLayout | null = null;
  #motion = stillMotion;
  #width = 0;

  constructor(container: HTMLElement, listener: NetworkListener) {
    this.#container = container;
    this.#svg = select(container)
      .append('svg')
      .attr('class', 'chart network-picture')
      .attr('data-chart', 'network')
      .attr('role', 'application')
      .attr('aria-roledescription', translate('diagram'))
      .attr('tabindex', 0);
    addNetwork(this.#svg);
    const element = this.#svg.node()!;
    element.addEventListener('keydown', (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey && listener.press(event.key)) {
        event.preventDefault();
      }
    });
    element.addEventListener('click', ({ target }) => {
      const unit = Number((target as Element).closest('[data-unit]')?.getAttribute('data-unit') ?? Number.NaN);
      if (Number.isInteger(unit)) {
        listener.toggle(unit);
      }
    });
  }

  update(data: NetworkData): void {
    this.#data = data;
    this.#draw();
  }

  /** The height follows from the units. */
  resize(width: number): void {
    if (width !== this.#width) {
      this.#width = width;
      this.#draw();
    }
  }

  /** Shows what moves between two steps. */
  move(motion: NetworkMotion): void {
    this.#motion = motion;
    if (this.#data !== null && this.#layout !== null) {
      drawNetworkMotion(this.#svg, this.#data, this.#layout, motion);
    }
  }

  dispose(): void {
    this.#svg.remove();
  }

  #draw(): void {
    if (this.#data === null || this.#width < 1) {
      return;
    }
    const layout = networkLayout(this.#data, this.#width);
    this.#layout = layout;
    this.#container.style.height = `${layout.height}px`;
    this.#svg
      .attr('width', layout.width)
      .attr('height', layout.height)
      .attr('aria-label', `${networkSummary(this.#data)} ${keysInWords}`);
    drawNetwork(this.#svg, this.#data, layout);
    drawNetworkMotion(this.#svg, this.#data, layout, this.#motion);
  }
}
