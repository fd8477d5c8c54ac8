import { translate } from '../../src/shared/l10n/translate.ts';
import { FrameWork } from '../charts/frameWork.ts';
import { appendElement } from './appendElement.ts';
import { ValueTable } from './valueTable.ts';

/** What every chart can do with its size. */
interface Resizable {
  resize(widthPx: number, heightPx: number): void;
}

/** A chart with its heading and its table; the style sheet says how large it is, and the chart follows. */
export class ChartSection<Chart extends Resizable> {
  readonly chart: Chart;
  readonly table: ValueTable;
  readonly section: HTMLElement;
  readonly #subtitle: HTMLElement;
  readonly #hint: HTMLElement;

  constructor(parent: HTMLElement, name: string, title: string, makeChart: (container: HTMLElement) => Chart) {
    const section = appendElement(parent, 'section', `chart-section ${name}`);
    this.section = section;
    section.setAttribute('aria-labelledby', `${name}-title`);
    const heading = appendElement(section, 'div', 'heading');
    appendElement(heading, 'h2', '', title).id = `${name}-title`;
    this.#subtitle = appendElement(heading, 'span', 'subtitle');
    this.#hint = appendElement(heading, 'span', 'hint');
    const container = appendElement(section, 'div', 'chart-container');
    this.chart = makeChart(container);
    this.table = new ValueTable(section, translate('{0}: values', title), name);
    const work = FrameWork.of(parent.ownerDocument.defaultView!);
    new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect;
      // Several that come to be seen together are not drawn together.
      work.requestDrawing(this, () => this.chart.resize(width, height));
    }).observe(container);
  }

  /** What a person can do with the picture, seen while they are at it; those who hear the page are told by the picture. */
  set hint(text: string) {
    this.#hint.textContent = text;
    this.#hint.setAttribute('aria-hidden', 'true');
  }

  set subtitle(text: string) {
    // A line may end with the mark between two statements, never begin with it.
    this.#subtitle.textContent = text.replaceAll(' · ', '\u00a0· ');
  }
}
