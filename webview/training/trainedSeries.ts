import { translate } from '../../src/shared/l10n/translate.ts';
import type { AppliedTransform } from '../../src/shared/model/forecaster/transforms/appliedTransform.ts';
import { applyTransform } from '../../src/shared/model/forecaster/transforms/applyTransform.ts';
import type { TrainingRequest } from '../../src/shared/protocol.ts';
import { toDataUnits, toNetworkUnits } from '../../src/shared/series/scaling.ts';

/** A request's series as its network sees it, and the way back to the units of the data. */
export class TrainedSeries {
  /** `[time]` Transformed and scaled. */
  readonly values: Float64Array;
  readonly #request: Pick<TrainingRequest, 'scaling'>;
  readonly #applied: readonly AppliedTransform[];

  constructor(request: Pick<TrainingRequest, 'values' | 'scaling' | 'transforms'>) {
    const applied: AppliedTransform[] = [];
    let series = request.values;
    for (const transform of request.transforms ?? []) {
      const next = applyTransform(transform, series);
      applied.push(next);
      series = next.values;
    }
    this.#request = request;
    this.#applied = applied;
    this.values = toNetworkUnits(request.scaling, series);
  }

  /** `[time]` Values that come after those trained on, as the network would see them. */
  continued(later: Float64Array): Float64Array {
    const { scaling } = this.#request;
    return toNetworkUnits(
      scaling,
      this.#applied.reduce((series, { follow }) => follow(series), later),
    );
  }

  /** The network's idea of each value but the first, in data units. Throws where one answer depends on others. */
  fit(answers: Float64Array): Float64Array {
    const scaled = toDataUnits(this.#request.scaling, answers);
    if (this.#applied.length === 0) {
      return scaled;
    }
    // The first value was expected by nobody.
    const all = new Float64Array(scaled.length + 1).fill(Number.NaN, 0, 1);
    all.set(scaled, 1);
    const inverted = this.#applied.reduceRight<Float64Array>((inner, { invertFit }) => {
      if (invertFit === null) {
        throw new Error(
          translate('A network cannot be trained on differences: its answers would not stand by themselves.'),
        );
      }
      return invertFit(inner);
    }, all);
    return inverted.subarray(1);
  }

  /** What the network generates after the series, in data units. */
  forecast(answers: Float64Array): Float64Array {
    const scaled = toDataUnits(this.#request.scaling, answers);
    return this.#applied.reduceRight<Float64Array>((inner, each) => each.invert(inner), scaled);
  }
}

/** The mean of what every member answers. */
export async function meanAnswers(
  members: number,
  answersOf: (member: number) => Promise<Float64Array>,
): Promise<Float64Array> {
  const sum = await answersOf(0);
  for (let member = 1; member < members; member++) {
    const answers = await answersOf(member);
    answers.forEach((answer, step) => {
      sum[step] += answer;
    });
  }
  return members === 1 ? sum : sum.map((total) => total / members);
}
