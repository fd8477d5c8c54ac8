import { allFinite } from '../../allFinite.ts';
import { assertNever } from '../../assertNever.ts';
import type { SeasonWeighting } from '../../series/seasonalIndices.ts';
import { isScalar, layerCount, maximumHiddenSize, maximumLayers, type NetworkShape } from '../networkShape.ts';
import { parameterCount } from '../parameterLayout.ts';
import type { CalibratedInterval, Forecaster, NetworkMember, Predictor, Transform, Unit } from './forecaster.ts';

/** The largest that a forecaster may be: far more than a search tries, and little enough to be worked through at once. */
export const forecasterLimits = {
  components: 16,
  transforms: 12,
  members: 32,
  steps: 1024,
  window: 1024,
  lag: 10_000,
  intervals: 8,
  name: 200,
} as const;

/** Throws a plain phrase that says what is wrong with a forecaster: a size, a number that is none, weights of another size. */
export function checkForecaster({ components, calibration }: Forecaster): void {
  expectCount('components', components.length, forecasterLimits.components);
  for (const { name, weights, transforms, predictor } of components) {
    expectCount('characters in a name', name.length + 1, forecasterLimits.name + 1);
    expectCount('weights', weights.length, forecasterLimits.steps);
    expect(weights.every(isShare), 'a weight that is not a number from 0 on');
    expectCount('transforms', transforms.length + 1, forecasterLimits.transforms + 1);
    transforms.forEach(checkTransform);
    checkPredictor(predictor);
  }
  const steps = Math.max(...components.map(({ weights }) => weights.length));
  for (let step = 0; step < steps; step++) {
    const sum = components.reduce((total, { weights }) => total + weights[Math.min(step, weights.length - 1)], 0);
    expect(sum > 0 && Number.isFinite(sum), `no component that counts at step ${step + 1}`);
  }
  if (calibration !== null) {
    const { unit, growth, intervals } = calibration;
    expect(unit.kind === 'one' || isLag(unit.lag), 'a calibration by differences over no number of steps');
    expect(growth >= 0 && growth <= 4, `intervals that grow with the power ${growth}`);
    expectCount('intervals', intervals.length, forecasterLimits.intervals);
    intervals.forEach(checkInterval);
    expect(new Set(intervals.map(({ level }) => level)).size === intervals.length, 'two intervals of one level');
  }
}

function checkWeighting({ memory = 1, strength = 1 }: SeasonWeighting): void {
  expect(memory > 0 && memory <= 1, `seasons that count ${memory} of the next`);
  expect(strength >= 0 && strength <= 1, `a season believed to ${strength}`);
}

function checkTransform(transform: Transform): void {
  switch (transform.kind) {
    case 'log':
      expect(Number.isFinite(transform.offset), `logarithms offset by ${transform.offset}`);
      return;
    case 'signedLog':
      checkUnit(transform.unit);
      return;
    case 'difference':
      expect(isLag(transform.lag), `differences over ${transform.lag} steps`);
      return;
    case 'deseasonalise':
      expect(isLag(transform.period) && transform.period > 1, `a season of ${transform.period} steps`);
      checkWeighting(transform);
      return;
    case 'scale':
      expect(typeof transform.centre === 'string' || Number.isFinite(transform.centre), 'a centre that is no number');
      checkUnit(transform.unit);
      return;
    case 'likeTraining': {
      const { scaling, trainedOn } = transform;
      expect(Number.isFinite(scaling.offset) && scaling.scale > 0 && Number.isFinite(scaling.scale), 'no scaling');
      expect(
        trainedOn === null || (Object.values(trainedOn).every(Number.isFinite) && trainedOn.deviation >= 0),
        'a training series of no numbers',
      );
      return;
    }
    case 'damp':
      expect(transform.factor > 0 && transform.factor <= 1, `changes damped by ${transform.factor}`);
      return;
    case 'bound':
      expect(transform.margin >= 0 && Number.isFinite(transform.margin), `a bound of ${transform.margin}`);
      return;
    default:
      assertNever(transform);
  }
}

function checkPredictor(predictor: Predictor): void {
  switch (predictor.kind) {
    case 'rollOut':
      expect(isScalar(predictor.network), 'a network that cannot run on its own answers');
      checkMembers(predictor.network, predictor.members);
      return;
    case 'direct': {
      const { network, members, window, features } = predictor;
      expect(Number.isInteger(window) && window >= 2, `a window of ${window} values`);
      expectCount('values in a window', window, forecasterLimits.window);
      expect(network.inputSize === features.length, 'a network of other inputs than its features');
      expect(new Set(features).size === features.length, 'a feature that is read twice');
      checkMembers(network, members);
      return;
    }
    case 'seasonalNaive':
      expect(isLag(predictor.period), `a season of ${predictor.period} steps`);
      return;
    case 'drift':
      return;
    case 'theta':
      expect(predictor.smoothing > 0 && predictor.smoothing < 1, `a smoothing of ${predictor.smoothing}`);
      return;
    default:
      assertNever(predictor);
  }
}

function checkMembers(network: NetworkShape, members: readonly NetworkMember[]): void {
  expectCount('members', members.length, forecasterLimits.members);
  for (const { weight, parameters } of members) {
    expect(weight > 0 && Number.isFinite(weight), `a member of the weight ${weight}`);
    checkNetwork(network, parameters);
  }
}

/** Throws a plain phrase unless these are the weights of such a network, and all of them numbers. */
export function checkNetwork(network: NetworkShape, parameters: Float32Array): void {
  for (const size of [network.hiddenSize, network.inputSize, network.outputSize]) {
    expect(Number.isInteger(size) && size >= 1 && size <= maximumHiddenSize, `a network of the size ${size}`);
  }
  const layers = layerCount(network);
  expect(
    Number.isInteger(layers) && layers >= 1 && layers <= maximumLayers,
    `a network of ${layers} layers, where 1 to ${maximumLayers} can be`,
  );
  expect(parameters.length === parameterCount(network), `a network with ${parameters.length} weights`);
  expect(allFinite(parameters), 'weights that are not finite');
}

function checkInterval({ level, below, above }: CalibratedInterval): void {
  expect(level > 0 && level < 1, `an interval of the level ${level}`);
  for (const reaches of [below, above]) {
    expectCount('steps in an interval', reaches.length, forecasterLimits.steps);
    reaches.forEach((reach, step) => {
      const before = step === 0 ? 0 : reaches[step - 1];
      expect(reach >= before && Number.isFinite(reach), `an interval that narrows at step ${step + 1}`);
    });
  }
}

function checkUnit(unit: Unit): void {
  expect(typeof unit === 'string' || (unit > 0 && Number.isFinite(unit)), `a unit of ${unit}`);
}

function isLag(steps: number): boolean {
  return Number.isInteger(steps) && steps >= 1 && steps <= forecasterLimits.lag;
}

function isShare(weight: number): boolean {
  return weight >= 0 && Number.isFinite(weight);
}

function expectCount(what: string, count: number, most: number): void {
  expect(count >= 1 && count <= most, `${count} ${what}, where 1 to ${most} can be`);
}

function expect(condition: boolean, otherwise: string): void {
  if (!condition) {
    throw new Error(`it has ${otherwise}`);
  }
}
