import type { DirectPredictor } from '../../../src/shared/model/forecaster/forecaster.ts';
import type { NetworkShape } from '../../../src/shared/model/networkShape.ts';

/** Steps ahead that the prior answers at once. */
export const priorSteps = 48;

/** How the prior reads a series and what its answers mean. */
export const priorReading = {
  window: 120,
  features: ['deviation', 'difference', 'presence', 'slowLevel', 'fastLevel'],
  growth: 'squareRoot',
} as const satisfies Pick<DirectPredictor, 'window' | 'features' | 'growth'>;

/** A network that reads as the prior does. */
export function priorNetwork(hiddenSize: number): NetworkShape {
  return { cell: 'gru', hiddenSize, inputSize: priorReading.features.length, outputSize: priorSteps };
}
