import { countOf, formatExactly, listNumbers } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import { networksInWords } from '../../src/shared/model/networkShape.ts';
import type { NetworkSettings } from '../../src/shared/settings/networkSettings.ts';
import { fieldsFor, settingText } from '../../src/shared/settings/settingFields.ts';

/** The settings in a line. */
export function settingsSummary(settings: NetworkSettings): string {
  const { source, members, learningRate, iterations } = settings;
  const numbers = source === 'sine' ? translate('noisy sine') : translate('selection');
  return translate(
    '{0} · {1} · learning rate {2} · {3}',
    numbers,
    networksInWords(settings, members),
    formatExactly(learningRate),
    countOf(iterations, 'iteration'),
  );
}

/** What of the settings is not that of the run under way, and takes a new one; empty when nothing is. */
export function pendingSentence(settings: NetworkSettings, running: NetworkSettings): string {
  const pending = fieldsFor(settings)
    .filter(({ name, takesEffect }) => takesEffect === 'anew' && settings[name] !== running[name])
    .map((field) => `${field.label.toLowerCase()} ${settingText(field, settings[field.name])}`);
  if (pending.length === 0) {
    return '';
  }
  const last = pending.length === 1 ? '' : translate(' and {0}', pending.at(-1)!);
  const list = pending.length === 1 ? pending[0] : `${listNumbers(pending.slice(0, -1))}${last}`;
  const takes = pending.length === 1 ? translate('takes') : translate('take');
  return translate(
    '{0}{1} {2} effect when training starts anew, from new weights.',
    list[0].toUpperCase(),
    list.slice(1),
    takes,
  );
}

/** What a change of the run under way is, to those who listen; empty when there is none. */
export function tunedSentence(before: NetworkSettings, after: NetworkSettings): string {
  const changes = [
    before.learningRate === after.learningRate ? '' : translate('Learning rate {0}', formatExactly(after.learningRate)),
    before.iterations === after.iterations ? '' : countOf(after.iterations, 'iteration'),
  ].filter((change) => change !== '');
  return changes.length === 0 ? '' : translate('{0} from now on.', listNumbers(changes));
}
