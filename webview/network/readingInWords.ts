import { formatNumber } from '../../src/shared/formatNumber.ts';
import { translate } from '../../src/shared/l10n/translate.ts';
import type { Transform } from '../../src/shared/model/forecaster/forecaster.ts';
import type { ShownNetwork } from '../../src/shared/model/shownNetwork.ts';

/** What a network's inputs are, beside the numbers of the chart: "the numbers without their season, as logarithms, scaled". */
export function readingInWords({ transforms, direct }: Pick<ShownNetwork, 'transforms' | 'direct'>): string {
  const words = transforms.map(transformInWords).filter((text) => text !== '');
  const numbers = words.length === 0 ? plainReading() : translate('the numbers {0}', words.join(', '));
  return direct === null ? numbers : translate('the last {0} of {1}', formatNumber(direct.window), numbers);
}

/** What a network's inputs are where nothing is done to the numbers. */
export function plainReading(): string {
  return translate('the numbers as they are');
}

function transformInWords(transform: Transform): string {
  switch (transform.kind) {
    case 'log':
    case 'signedLog':
      return translate('as logarithms');
    case 'difference':
      return transform.lag === 1
        ? translate('as changes from step to step')
        : translate('as changes over {0} steps', formatNumber(transform.lag));
    case 'deseasonalise':
      return translate('without their season of {0}', formatNumber(transform.period));
    case 'scale':
      return transform.centre === 0 && transform.unit === 1 ? '' : translate('scaled');
    case 'likeTraining':
      return transform.scaling.offset === 0 && transform.scaling.scale === 1 ? '' : translate('scaled');
    case 'damp':
    case 'bound':
      return '';
  }
}
