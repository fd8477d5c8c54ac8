import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MixtureInput, mixtureShares } from './mixture.ts';

const theta = (error: number): MixtureInput => ({ kind: 'baseline', name: 'Theta', error });
const drift = (error: number): MixtureInput => ({ kind: 'baseline', name: 'Drift', error });
const prior = (error: number): MixtureInput => ({ kind: 'prior', name: 'Prior', error });
const network = (error: number): MixtureInput => ({ kind: 'network', name: 'Networks on levels', error });

/** As if all were off in the same direction. */
function meanError(inputs: readonly MixtureInput[]): (shares: readonly number[]) => number {
  return (shares) => shares.reduce((sum, share, which) => sum + share * inputs[which].error, 0);
}

function sharesOf(...inputs: MixtureInput[]): number[] {
  return mixtureShares(inputs, meanError(inputs), { count: 100, horizons: 4 });
}

describe('mixtureShares', () => {
  it('trusts the prior twice as much as Theta when both are off alike', () => {
    const [first, second] = sharesOf(prior(1), theta(1));
    expect(first / second).toBeCloseTo(2, 9);
  });

  it('takes a difference for chance the sooner the less the backtest covers', () => {
    const inputs = [prior(1), theta(1.5)];
    const ratio = (horizons: number) => {
      const [first, second] = mixtureShares(inputs, meanError(inputs), { count: 100, horizons });
      return first / second;
    };
    expect(ratio(1)).toBeCloseTo(2, 9);
    // Beyond chance by a logarithm of 0.105, to the power of 16.
    expect(ratio(4)).toBeCloseTo(2 * (1.5 / Math.exp(0.3)) ** 16, 6);
    expect(ratio(24)).toBeGreaterThan(1e6);
  });

  it('leaves networks out that are worse, and takes them alone when they are much better', () => {
    expect(sharesOf(theta(1), network(1.3))).toEqual([1, 0]);
    expect(sharesOf(theta(1), network(0.4))).toEqual([0, 1]);
    const [general, own] = sharesOf(theta(1), network(0.8));
    expect(general).toBeCloseTo(0.5, 9);
    expect(own).toBeCloseTo(0.5, 9);
  });

  it('asks more of networks the fewer values there are', () => {
    const inputs = [theta(1), network(0.55)];
    const own = (count: number) => mixtureShares(inputs, meanError(inputs), { count, horizons: 4 })[1];
    expect(own(14)).toBe(0);
    expect(own(40)).toBeCloseTo(0.5, 9);
    expect(own(100)).toBeGreaterThan(0.9);
  });

  it('takes alone what has the series right', () => {
    expect(sharesOf(prior(1), theta(1), drift(0), network(0.5))).toEqual([0, 0, 1, 0]);
    expect(sharesOf(prior(0.5), theta(0), drift(0))).toEqual([0, 1, 0]);
    expect(sharesOf(theta(0), network(0))).toEqual([1, 0]);
    expect(sharesOf(theta(1), network(0.6), network(0.01))).toEqual([0, 0, 1]);
  });

  it('takes networks alone when there is nothing else', () => {
    expect(sharesOf(network(1), network(1))).toEqual([0.5, 0.5]);
  });

  it('sums to 1, whatever the errors', () => {
    const error = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e30, noNaN: true }));
    fc.assert(
      fc.property(fc.array(error, { minLength: 5, maxLength: 5 }), ([a, b, c, d, e]) => {
        const shares = sharesOf(theta(a), drift(b), prior(c), network(d), network(e));
        expect(shares.every((share) => share >= 0)).toBe(true);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});
