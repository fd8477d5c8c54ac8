import { translate } from '../../l10n/translate.ts';

/** What a search calls its networks, in files and in reports. */
const networks = /^Networks of (\d+) units on (.+), (\d+) iterations$/;
const tunedPrior = /^Prior trained on the series, (\d+) iterations$/;

/**
 * What a person calls a way to forecast. Its own name is English and is kept in files; a name that no search gives, such
 * as that of a chosen model, stays as it is.
 */
export function methodName(name: string): string {
  const network = networks.exec(name);
  if (network !== null) {
    const [, units, form, iterations] = network;
    return translate('Networks of {0} units on {1}, {2} iterations', units, formName(form), iterations);
  }
  const prior = tunedPrior.exec(name);
  return prior === null ? plainName(name) : translate('Pre-trained network, trained further, {0} iterations', prior[1]);
}

function plainName(name: string): string {
  switch (name) {
    case 'Prior':
      return translate('Pre-trained network');
    case 'Seasonal naive':
      return translate('Seasonal naive');
    case 'Drift':
      return translate('Drift');
    default:
      return name;
  }
}

/** What form of the series networks learn from. */
function formName(form: string): string {
  switch (form) {
    case 'changes':
      return translate('changes');
    case 'levels':
      return translate('levels');
    case 'logarithms':
      return translate('logarithms');
    case 'relative changes':
      return translate('relative changes');
    case 'changes of all series':
      return translate('changes of all series');
    case 'changes from season to season':
      return translate('changes from season to season');
    case 'relative changes from season to season':
      return translate('relative changes from season to season');
    default:
      return form;
  }
}
