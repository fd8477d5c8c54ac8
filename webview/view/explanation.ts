import { translate } from '../../src/shared/l10n/translate.ts';
import { appendElement } from './appendElement.ts';

/** A text that explains a control. */
interface ExplanationText {
  /** What the control refers to by `aria-describedby`, whether the text is shown or not. */
  readonly id: string;
  /** What is explained. */
  readonly name: string;
  readonly text: string;
  /** Has the text read out when it is shown. */
  announce(text: string): void;
}

/** Makes a button in `buttonParent` that shows and hides a text at the end of `textParent`; Escape hides it, too. */
export function appendExplanation(
  buttonParent: HTMLElement,
  textParent: HTMLElement,
  { id, name, text, announce }: ExplanationText,
): { hide(): void } {
  const button = appendElement(buttonParent, 'button', 'explain', '?');
  button.type = 'button';
  button.title = translate('Explain {0}', name);
  button.setAttribute('aria-label', translate('Explain {0}', name));
  button.setAttribute('aria-controls', id);
  const paragraph = appendElement(textParent, 'p', 'explanation', text);
  paragraph.id = id;
  const show = (isShown: boolean) => {
    paragraph.hidden = !isShown;
    button.setAttribute('aria-expanded', String(isShown));
  };
  show(false);
  button.addEventListener('click', () => {
    show(paragraph.hidden === true);
    if (!paragraph.hidden) {
      announce(text);
    }
  });
  button.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') {
      show(false);
    }
  });
  return { hide: () => show(false) };
}
