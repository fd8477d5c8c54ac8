import { translate } from '../../src/shared/l10n/translate.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { VscodeButton } from '@vscode-elements/elements/dist/vscode-button/index.js';
import { sizeInWords } from '../../src/shared/model/networkShape.ts';
import type { PanelCommand, PanelModel } from '../../src/shared/protocol.ts';
import { offeredFormats } from '../export/offeredFormats.ts';
import { appendElement } from './appendElement.ts';
import { ExportMenu } from './exportMenu.ts';
import type { PanelContents } from './panelContents.ts';
import type { PanelContext, PanelHost, PanelPart } from './panelPart.ts';

/** What the buttons depend on. */
export type ToolbarState = Pick<
  PanelContents,
  'run' | 'canInsert' | 'canResume' | 'model' | 'losses' | 'forecast' | 'network' | 'options'
>;

/** The buttons on top of the panel; each gives the command of its name. */
export class Toolbar implements PanelPart {
  readonly #element: HTMLElement;
  readonly #host: PanelHost;
  readonly #trainOnSine: VscodeButton;
  readonly #pauseTraining: VscodeButton;
  readonly #resumeTraining: VscodeButton;
  readonly #stepTraining: VscodeButton;
  readonly #stopTraining: VscodeButton;
  readonly #resetTraining: VscodeButton;
  readonly #forecastSelection: VscodeButton;
  readonly #selectModel: VscodeButton;
  readonly #insertForecast: VscodeButton;
  readonly #export: ExportMenu;
  /** What each button does. */
  readonly #descriptions = new Map<VscodeButton, string>();

  constructor(parent: HTMLElement, { host }: Pick<PanelContext, 'host'>) {
    this.#host = host;
    this.#element = appendElement(parent, 'div', 'toolbar');
    this.#element.setAttribute('role', 'group');
    this.#element.setAttribute('aria-label', translate('Commands'));
    this.#trainOnSine = this.#button(
      'trainOnSine',
      translate('Train on Sine'),
      translate('Train a network on a noisy sine'),
    );
    this.#pauseTraining = this.#button('pauseTraining', translate('Pause'), translate('Have the training wait'));
    this.#resumeTraining = this.#button('resumeTraining', translate('Resume'), translate('Go on with the training'));
    this.#stepTraining = this.#button('stepTraining', translate('Step'), translate('Train one iteration more'));
    this.#stopTraining = this.#button(
      'stopTraining',
      translate('Stop'),
      translate('End the training, keeping its best weights'),
    );
    this.#resetTraining = this.#button(
      'resetTraining',
      translate('Reset'),
      translate('Go back to the first weights, and wait there'),
    );
    this.#forecastSelection = this.#button(
      'forecastSelection',
      translate('Forecast Selection'),
      translate('Forecast the numbers selected in the editor'),
    );
    this.#selectModel = this.#button(
      'selectModel',
      translate('Select Model'),
      translate('Choose the model that forecasts'),
    );
    const taking = appendElement(this.#element, 'div', 'taking');
    this.#insertForecast = this.#button(
      'insertForecast',
      translate('Insert'),
      translate('Write the forecast after the selected numbers'),
      taking,
    );
    this.#export = new ExportMenu(taking, host);
    this.#pauseTraining.secondary = false;
    this.#resumeTraining.secondary = false;
  }

  update(contents: ToolbarState): void {
    const { run, canInsert, canResume, model, losses } = contents;
    const { activeElement } = this.#element.ownerDocument;
    const isTraining = run !== 'none';
    const isTrained = losses !== null;
    this.#trainOnSine.hidden = isTraining;
    this.#trainOnSine.secondary = canResume;
    this.#pauseTraining.hidden = run !== 'running';
    this.#resumeTraining.hidden = run !== 'paused' && !canResume;
    this.#stepTraining.hidden = !isTraining || run === 'searching';
    this.#stopTraining.hidden = !isTraining;
    this.#resetTraining.hidden = run === 'searching' || (run === 'none' && !isTrained);
    this.#allow(this.#stepTraining, run === 'paused' ? null : translate('the training has to be paused first'));
    const steering = [
      this.#trainOnSine,
      this.#pauseTraining,
      this.#resumeTraining,
      this.#stepTraining,
      this.#stopTraining,
      this.#resetTraining,
    ];
    const focused = steering.find((button) => button === activeElement);
    if (focused !== undefined && (focused.hidden || focused.disabled)) {
      // The button under the keyboard has made room for another.
      steering.find((button) => !button.hidden)?.focus();
    }
    const isBusy = isTraining ? translate('a training or a search is under way') : null;
    this.#allow(this.#forecastSelection, isBusy);
    const nothing = canInsert ? null : translate('no forecast of numbers in an editor is shown');
    this.#allow(this.#insertForecast, isBusy ?? nothing);
    this.#export.update(model !== null, offeredFormats(contents));
    this.#selectModel.textContent =
      model === null ? translate('Select Model') : `${model.name}${unitsOf(model, ' · ')} ▾`;
    this.#selectModel.setAttribute(
      'aria-label',
      model === null
        ? translate('Select Model')
        : translate('Model {0}{1}. Select another.', model.name, unitsOf(model, ', ')),
    );
  }

  #button(command: PanelCommand, text: string, description: string, parent = this.#element): VscodeButton {
    const button = appendElement(parent, 'vscode-button', '', text);
    button.secondary = true;
    button.title = description;
    this.#descriptions.set(button, description);
    button.dataset.command = command;
    button.addEventListener('click', () => {
      if (!button.disabled) {
        this.#host.runCommand(command);
      }
    });
    return button;
  }

  /** Allows a button, or says why it is not. */
  #allow(button: VscodeButton, hindrance: string | null): void {
    const description = this.#descriptions.get(button)!;
    button.disabled = hindrance !== null;
    button.setAttribute('aria-disabled', String(button.disabled));
    button.title = hindrance === null ? description : translate('{0}. Not now: {1}.', description, hindrance);
  }
}

/** How large a model's network is, where it has one. */
function unitsOf({ hiddenSize, ...model }: PanelModel, separator: string): string {
  return hiddenSize === null ? '' : `${separator}${sizeInWords({ ...model, hiddenSize })}`;
}
