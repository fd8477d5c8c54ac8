import { translate } from '../../src/shared/l10n/translate.ts';
import type { ForecastReport } from '../../src/shared/model/forecaster/forecastReport.ts';
import { appendElement } from './appendElement.ts';
import { appendTable } from './appendTable.ts';
import type { PanelContents } from './panelContents.ts';
import type { PanelPart } from './panelPart.ts';
import { candidateTable, inSampleSteps, reportStatements } from './reportWords.ts';

/** The report below the charts, folded away. */
export class ReportSection implements PanelPart {
  readonly #details: HTMLDetailsElement;
  readonly #body: HTMLElement;
  #report: ForecastReport | null = null;
  #fitSteps = 0;

  constructor(parent: HTMLElement) {
    this.#details = appendElement(parent, 'details', 'table report');
    this.#details.dataset.fold = 'report';
    appendElement(this.#details, 'summary', '', translate('How this forecast was found'));
    this.#body = appendElement(this.#details, 'div');
    this.#details.addEventListener('toggle', () => this.#build());
    this.#details.hidden = true;
  }

  update({ options: { report }, forecast }: PanelContents): void {
    if (report === this.#report) {
      return;
    }
    this.#report = report;
    this.#fitSteps = inSampleSteps(forecast);
    this.#details.hidden = report === null;
    this.#build();
  }

  #build(): void {
    this.#body.replaceChildren();
    if (this.#report === null || !this.#details.open) {
      return;
    }
    const list = appendElement(this.#body, 'ul');
    for (const statement of reportStatements(this.#report, this.#fitSteps)) {
      appendElement(list, 'li', '', statement);
    }
    appendTable(this.#body, translate('Candidates'), candidateTable(this.#report));
  }
}
