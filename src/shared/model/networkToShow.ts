import { formatNumber } from '../formatNumber.ts';
import { translate } from '../l10n/translate.ts';
import { componentShares } from './forecaster/evaluateForecaster.ts';
import type { NetworkMember } from './forecaster/forecaster.ts';
import { forecasterOf } from './forecaster/forecasterOf.ts';
import type { ForecastModel } from './forecastModel.ts';
import { isScalar, layerCount, type NetworkShape, sizeInWords } from './networkShape.ts';
import type { NoShownNetwork, ShownNetwork } from './shownNetwork.ts';

/**
 * The network that a person can look at: of all that a model's forecaster mixes, the one of the greatest share; the reason
 * where there is none.
 */
export function networkToShow(model: ForecastModel): ShownNetwork | NoShownNetwork {
  const forecaster = forecasterOf(model);
  const shares = componentShares(forecaster).map((steps) =>
    steps.reduce((sum, share) => sum + share / steps.length, 0),
  );
  const [chosen] = forecaster.components
    .flatMap((component, which) => {
      const { predictor } = component;
      const isNetwork = predictor.kind === 'rollOut' || predictor.kind === 'direct';
      return isNetwork && shares[which] > 0 ? [{ component, predictor, share: shares[which] }] : [];
    })
    .sort((a, b) => b.share - a.share);
  if (chosen === undefined) {
    return { reason: translate('Textbook methods alone make this forecast; there is no network to look into.') };
  }
  const { component, predictor, share } = chosen;
  const reason = reasonNotToShow(predictor.network, predictor.kind === 'rollOut');
  if (reason !== null) {
    return { reason };
  }
  const isAlone = forecaster.components.length === 1 && predictor.members.length === 1;
  return {
    shape: predictor.network,
    // By itself, since it crosses to the page as the bytes that it stands in.
    parameters: strongest(predictor.members).parameters.slice(),
    transforms: component.transforms,
    direct: predictor.kind === 'rollOut' ? null : { window: predictor.window, features: predictor.features },
    partOf: isAlone ? null : { name: component.name, share, members: predictor.members.length },
  };
}

/** Why a network of this shape is not shown, `null` where it is. */
export function reasonNotToShow(network: NetworkShape, runsOnItsAnswers: boolean): string | null {
  return runsOnItsAnswers && !isScalar(network)
    ? translate(
        'This network reads {0} numbers a step; those that read one can be looked into.',
        formatNumber(network.inputSize),
      )
    : null;
}

/** Why a network that is shown is not drawn at a step, `null` where it is. */
export function reasonNotToDraw(network: NetworkShape): string | null {
  return layerCount(network) > 1
    ? translate('Networks of one layer are drawn at a step; this one has {0}.', sizeInWords(network))
    : null;
}

function strongest(members: readonly NetworkMember[]): NetworkMember {
  return members.reduce((best, member) => (member.weight > best.weight ? member : best));
}
