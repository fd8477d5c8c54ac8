import { InputError } from '../inputError.ts';
import { translate } from '../l10n/translate.ts';
import { shownValue } from '../shownValue.ts';
import { type NetworkSettings, tutorialSettings } from './networkSettings.ts';
import { checkSetting, settingFields } from './settingFields.ts';

/** What says that a text holds settings. */
const format = 'rnn-forecast-settings';
const version = 1;

/** Settings as a text to be shared: one JSON object, a setting a line. */
export function writeSettings(settings: NetworkSettings): string {
  const inOrder = settingFields.map(({ name }) => [name, settings[name]]);
  return `${JSON.stringify({ format, version, ...Object.fromEntries(inOrder) }, null, 2)}\n`;
}

/**
 * Reads settings that were shared; one that is left out is as in the tutorial. Throws `InputError` with the first thing that
 * is wrong.
 */
export function readSettings(text: string): NetworkSettings {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new InputError(translate('These are no settings: {0} is not JSON.', opening(text)));
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed) || !('format' in parsed)) {
    throw new InputError(translate('These are no settings: a JSON object with "format": "{0}" is expected.', format));
  }
  const { format: found, version: foundVersion, ...rest } = parsed as Record<string, unknown>;
  if (found !== format) {
    throw new InputError(
      translate('These are no settings: "format" is {0} instead of "{1}".', shownValue(found), format),
    );
  }
  if (foundVersion !== version) {
    throw new InputError(
      translate(
        'These settings have the version {0}; this extension reads version {1}.',
        foundVersion === undefined ? 'none' : shownValue(foundVersion),
        String(version),
      ),
    );
  }
  const names = settingFields.map(({ name }) => name as string);
  const unknown = Object.keys(rest).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new InputError(
      translate('There is no setting {0}; the settings are {1}.', shownValue(unknown), names.join(', ')),
    );
  }
  for (const field of settingFields) {
    if (field.name in rest) {
      checkSetting(field, rest[field.name]);
    }
  }
  return { ...tutorialSettings, ...(rest as Partial<NetworkSettings>) };
}

/** How a text begins, for an error about it. */
function opening(text: string): string {
  const line = text.trim().split('\n', 1)[0];
  return line === '' ? translate('an empty text') : `"${line.length > 40 ? `${line.slice(0, 40)}…` : line}"`;
}
