import { formatNumber } from '../../src/shared/formatNumber.ts';
import type { Transform } from '../../src/shared/model/forecaster/forecaster.ts';
import type { ShownNetwork } from '../../src/shared/model/shownNetwork.ts';

/** What a network's inputs are, beside the numbers of the chart: "the numbers without their season, as logarithms, scaled". */
export function readingInWords({ transforms, direct }: Pick<ShownNetwork, 'transforms' | 'direct'>): string {
  const words = transforms.map(transformInWords).filter((text) => text !== '');
  const numbers = words.length === 0 ? 'the numbers as they are' : `the numbers ${words.join(', ')}`;
  return direct === null ? numbers : `the last ${formatNumber(direct.window)} of ${numbers}`;
}

function transformInWords(transform: Transform): string {
  switch (transform.kind) {
    case 'log':
    case 'signedLog':
      return 'as logarithms';
    case 'difference':
      return transform.lag === 1
        ? 'as changes from step to step'
        : `as changes over ${formatNumber(transform.lag)} steps`;
    case 'deseasonalise':
      return `without their season of ${formatNumber(transform.period)}`;
    case 'scale':
      return transform.centre === 0 && transform.unit === 1 ? '' : 'scaled';
    case 'likeTraining':
      return transform.scaling.offset === 0 && transform.scaling.scale === 1 ? '' : 'scaled';
    case 'damp':
    case 'bound':
      return '';
  }
}
