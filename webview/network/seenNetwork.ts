import type { ShownNetwork } from '../../src/shared/model/shownNetwork.ts';
import type { NetworkRun } from './networkRun.ts';
import type { NetworkWeights } from './unitWeights.ts';

/** A network at work on a series: what the parts that show it are drawn from. */
export interface SeenNetwork {
  readonly network: ShownNetwork;
  readonly run: NetworkRun;
  readonly weights: NetworkWeights;
  /** All units in the order in which they are shown. */
  readonly order: readonly number[];
  /** Those that the network's picture has room for, in that order. */
  readonly drawn: readonly number[];
  /** `[H]` How much of the answer hangs on each unit (see `partsInAnswer`). */
  readonly parts: Float64Array;
}
