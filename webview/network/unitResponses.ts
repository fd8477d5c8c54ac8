import type { SeenNetwork } from './seenNetwork.ts';
import { type UnitResponse, unitResponse } from './unitResponse.ts';

/** So many steps say what a unit responds to. */
const explainedSteps = 600;

/** What a unit responds to, and the values that say so, `[time]`. */
export interface RespondingUnit {
  readonly response: UnitResponse;
  readonly values: Float64Array;
}

/** What each unit responds to, by the last steps of the series; `period` is the season that the forecast reckons with. */
export function unitResponses({ run }: SeenNetwork, period: number | null): (unit: number) => RespondingUnit {
  const steps = run.lastSteps(explainedSteps);
  const units = run.shape.hiddenSize;
  const states = run.hiddenAt(steps);
  const inputs = Float64Array.from(steps, (step) => run.inputAt(step));
  return (unit) => {
    const values = Float64Array.from(steps, (_, i) => states[i * units + unit]);
    return { response: unitResponse(values, inputs, period, steps[0]), values };
  };
}
