import { isDeepStrictEqual } from 'node:util';
import type { ForecastModel } from '../../src/shared/model/forecastModel.ts';

/** Whether two models are the same in everything that a file keeps; when an imported one was read does not count. */
export function sameModel(one: ForecastModel, other: ForecastModel): boolean {
  return isDeepStrictEqual(one, other);
}
