import type { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import { translate } from '../../src/shared/l10n/translate.ts';
import { methodName } from '../../src/shared/model/forecaster/methodName.ts';
import type { PanelView } from '../../src/shared/protocol.ts';
import { appendCheckbox } from './appendCheckbox.ts';
import { appendElement } from './appendElement.ts';
import type { Arrangement } from './arrangement.ts';

/** What there is to choose. */
type Options = Pick<PanelView, 'baselines' | 'backtest' | 'nonNegative'>;

/** What a person can change about an automatic forecast: whether it stops at zero, and what stands beside it. */
export class ForecastOptions {
  readonly #element: HTMLElement;
  readonly #changed: () => void;
  readonly #setNonNegative: (nonNegative: boolean) => void;
  /** Names of the textbook methods that are drawn; remembered from view to view. */
  readonly #shown = new Set<string>();
  #showsBacktest = false;
  #drawn = '';
  #stopsAtZero: VscodeCheckbox | null = null;

  /** `changed` is called when other textbook methods are to be drawn. */
  constructor(parent: HTMLElement, changed: () => void, setNonNegative: (nonNegative: boolean) => void) {
    this.#element = appendElement(parent, 'div', 'options');
    this.#element.setAttribute('role', 'group');
    this.#element.setAttribute('aria-label', translate('Forecast options'));
    this.#changed = changed;
    this.#setNonNegative = setNonNegative;
  }

  /** What is drawn beside the forecast. */
  get arrangement(): Pick<Arrangement, 'baselines' | 'backtest'> {
    return { baselines: [...this.#shown], backtest: this.#showsBacktest };
  }

  /** Draws beside the forecast what was drawn before, from the next update on. */
  restore({ baselines, backtest }: Pick<Arrangement, 'baselines' | 'backtest'>): void {
    this.#shown.clear();
    for (const name of baselines) {
      this.#shown.add(name);
    }
    this.#showsBacktest = backtest;
  }

  /** Whether a textbook method is to be drawn. */
  isShown(name: string): boolean {
    return this.#shown.has(name);
  }

  /** Whether the forecasts of the backtest are to be drawn. */
  get showsBacktest(): boolean {
    return this.#showsBacktest;
  }

  update({ baselines, backtest, nonNegative }: Options): void {
    const names = baselines.map(({ name }) => name);
    // The boxes stay while they say the same, so that the keyboard stays where it is.
    const drawn = JSON.stringify([names, backtest === null, nonNegative === null]);
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      this.#draw({ baselines, backtest, nonNegative });
    }
    if (this.#stopsAtZero !== null) {
      // What the person decided may have come to nothing.
      this.#stopsAtZero.checked = nonNegative === true;
    }
  }

  #draw({ baselines, backtest, nonNegative }: Options): void {
    this.#element.replaceChildren();
    this.#element.hidden = baselines.length === 0 && backtest === null && nonNegative === null;
    this.#stopsAtZero = null;
    if (nonNegative !== null) {
      this.#stopsAtZero = this.#checkbox(
        translate('Keep ≥ 0'),
        translate('The forecast and its intervals stop at zero'),
        nonNegative,
        (checked) => {
          this.#setNonNegative(checked);
        },
      );
    }
    if (backtest !== null) {
      const description = translate('Draw what was forecast in the backtest over what followed');
      this.#checkbox(translate('Show backtest'), description, this.#showsBacktest, (checked) => {
        this.#showsBacktest = checked;
        this.#changed();
      });
    }
    for (const { name } of baselines) {
      this.#checkbox(
        translate('Show {0}', methodName(name)),
        translate('Draw what the textbook method {0} says', methodName(name)),
        this.isShown(name),
        (checked) => {
          if (checked) {
            this.#shown.add(name);
          } else {
            this.#shown.delete(name);
          }
          this.#changed();
        },
      );
    }
  }

  #checkbox(label: string, description: string, checked: boolean, toggled: (checked: boolean) => void): VscodeCheckbox {
    return appendCheckbox(this.#element, { label, description }, checked, toggled);
  }
}
