import { countOf } from '../../src/shared/formatNumber.ts';
import { networksInWords } from '../../src/shared/model/networkShape.ts';
import type { NetworkSettings } from '../../src/shared/settings/networkSettings.ts';
import { fieldsFor, settingText } from '../../src/shared/settings/settingFields.ts';

/** The settings in a line. */
export function settingsSummary(settings: NetworkSettings): string {
  const { source, members, learningRate, iterations } = settings;
  const numbers = source === 'sine' ? 'noisy sine' : 'selection';
  return `${numbers} · ${networksInWords(settings, members)} · learning rate ${learningRate} · ${countOf(iterations, 'iteration')}`;
}

/** What of the settings is not that of the run under way, and takes a new one; empty when nothing is. */
export function pendingSentence(settings: NetworkSettings, running: NetworkSettings): string {
  const pending = fieldsFor(settings)
    .filter(({ name, takesEffect }) => takesEffect === 'anew' && settings[name] !== running[name])
    .map((field) => `${field.label.toLowerCase()} ${settingText(field, settings[field.name])}`);
  if (pending.length === 0) {
    return '';
  }
  const last = pending.length === 1 ? '' : ` and ${pending.at(-1)}`;
  const list = pending.length === 1 ? pending[0] : `${pending.slice(0, -1).join(', ')}${last}`;
  const takes = pending.length === 1 ? 'takes' : 'take';
  return `${list[0].toUpperCase()}${list.slice(1)} ${takes} effect when training starts anew, from new weights.`;
}

/** What a change of the run under way is, to those who listen; empty when there is none. */
export function tunedSentence(before: NetworkSettings, after: NetworkSettings): string {
  const changes = [
    before.learningRate === after.learningRate ? '' : `Learning rate ${after.learningRate}`,
    before.iterations === after.iterations ? '' : countOf(after.iterations, 'iteration'),
  ].filter((change) => change !== '');
  return changes.length === 0 ? '' : `${changes.join(', ')} from now on.`;
}
