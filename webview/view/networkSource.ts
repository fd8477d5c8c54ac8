import type { ShownNetwork } from '../../src/shared/model/shownNetwork.ts';
import type { Steps } from '../../src/shared/runSteps.ts';
import type { ForecastSeries } from '../charts/forecastData.ts';
import { drawnUnits, partsInAnswer } from '../network/drawnUnits.ts';
import { type NetworkReading, readSeries } from '../network/networkReading.ts';
import { NetworkRun } from '../network/networkRun.ts';
import type { SeenNetwork } from '../network/seenNetwork.ts';
import { orderUnits } from '../network/unitOrder.ts';
import { networkWeights } from '../network/unitWeights.ts';

/** So many states say how alike units are, and how much of the answer hangs on each. */
const comparedSteps = 300;

/** Keeps what showing a network takes, as long as the network and the series are the same: training changes it many times a second. */
export class NetworkSource {
  #reading: { readonly of: ArrayLike<number>; readonly by: string; readonly reading: NetworkReading } | null = null;
  #seen: (SeenNetwork & { readonly horizon: number }) | null = null;

  /** The network at work on a series, found in steps; the same object for the same network and series. */
  *see(network: ShownNetwork, { history, forecast, truth }: ForecastSeries): Steps<SeenNetwork> {
    const horizon = Math.max(forecast.length, truth.length);
    const reading = this.#read(network, history);
    const before = this.#seen;
    if (
      before !== null &&
      before.network.parameters === network.parameters &&
      before.run.reading === reading &&
      before.horizon === horizon
    ) {
      return before;
    }
    const run = yield* NetworkRun.follow(network.shape, network.parameters, reading, horizon);
    const weights = networkWeights(network.shape, network.parameters);
    yield;
    const current = before?.run.reading === reading ? before : null;
    const states = run.hiddenAt(run.lastSteps(comparedSteps));
    const order = yield* orderUnits(states, network.shape.hiddenSize, current?.order ?? null);
    const parts = partsInAnswer(states, weights.toAnswer);
    const drawn = drawnUnits(order, parts, current?.drawn ?? null);
    this.#seen = { network, run, weights, order, drawn, parts, horizon };
    return this.#seen;
  }

  #read(network: ShownNetwork, history: ArrayLike<number>): NetworkReading {
    const by = JSON.stringify([network.transforms, network.direct]);
    if (this.#reading?.of !== history || this.#reading.by !== by) {
      this.#reading = { of: history, by, reading: readSeries(network, history) };
    }
    return this.#reading.reading;
  }
}
