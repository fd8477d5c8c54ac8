import { translate } from '../../src/shared/l10n/translate.ts';
import { type NetworkSettings, tutorialSettings } from '../../src/shared/settings/networkSettings.ts';
import { NextFrame } from '../charts/nextFrame.ts';
import { appendElement } from './appendElement.ts';
import type { PanelContents } from './panelContents.ts';
import type { PanelContext, PanelPart } from './panelPart.ts';
import { SettingsForm } from './settingsForm.ts';
import { settingsSummary, tunedSentence } from './settingsWords.ts';

/** The settings of the panel's networks, folded away, and what becomes of them. */
export class SettingsPart implements PanelPart {
  readonly #context: PanelContext;
  readonly #summary: HTMLElement;
  readonly #frame: NextFrame;
  /** Made when it is first unfolded: its controls take longer than all the rest of the page. */
  #form: SettingsForm | null = null;
  #settings: NetworkSettings = tutorialSettings;
  /** Those of the run under way. */
  #running: NetworkSettings | null = null;

  constructor(parent: HTMLElement, context: PanelContext) {
    this.#context = context;
    this.#frame = new NextFrame(parent.ownerDocument.defaultView!, () => this.#draw());
    const details = appendElement(parent, 'details', 'settings');
    details.dataset.fold = 'settings';
    const summary = appendElement(details, 'summary');
    appendElement(summary, 'span', 'settings-title', translate('Training settings'));
    this.#summary = appendElement(summary, 'span', 'subtitle');
    details.addEventListener('toggle', () => {
      if (details.open && this.#form === null) {
        this.#form = new SettingsForm(details, context);
        this.#draw();
      }
    });
    this.#draw();
  }

  /** Shows these as the settings of the next training. */
  show(settings: NetworkSettings): void {
    if (this.#running !== null) {
      const tuned = tunedSentence(this.#settings, settings);
      if (tuned !== '') {
        this.#context.announce(tuned);
      }
    }
    this.#settings = settings;
    this.#frame.now();
  }

  update({ run, trainedBy }: PanelContents): void {
    const running = run === 'running' || run === 'paused' ? trainedBy : null;
    if (running !== this.#running) {
      this.#running = running;
      this.#draw();
    }
  }

  #draw(): void {
    this.#summary.textContent = settingsSummary(this.#settings);
    this.#form?.show(this.#settings, this.#running);
  }
}
