import type { ShownNetwork } from '../../src/shared/model/shownNetwork.ts';
import type { ForecastSeries } from '../charts/forecastData.ts';
import { type NetworkReading, readSeries } from '../network/networkReading.ts';
import { NetworkRun } from '../network/networkRun.ts';
import { orderUnits } from '../network/unitOrder.ts';

/** So many states say how alike units are. */
const comparedSteps = 300;

/** What the parts that show a network are drawn from. */
export interface SeenNetwork {
  readonly network: ShownNetwork;
  readonly run: NetworkRun;
  /** The units in the order in which they are shown. */
  readonly order: readonly number[];
}

/** Keeps what showing a network takes, as long as the network and the series are the same: training changes it many times a second. */
export class NetworkSource {
  #reading: { readonly of: ArrayLike<number>; readonly by: string; readonly reading: NetworkReading } | null = null;
  #seen: (SeenNetwork & { readonly horizon: number }) | null = null;

  /** The network at work on a series; the same object for the same network and series. */
  see(network: ShownNetwork, { history, forecast, truth }: ForecastSeries): SeenNetwork {
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
    const run = new NetworkRun(network.shape, network.parameters, reading, horizon);
    const isSameSeries = before?.run.reading === reading;
    const order = orderUnits(
      run.hiddenAt(run.lastSteps(comparedSteps)),
      network.shape.hiddenSize,
      isSameSeries ? before.order : null,
    );
    this.#seen = { network, run, order, horizon };
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
