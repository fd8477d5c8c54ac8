import { allFinite } from '../shared/allFinite.ts';
import type { NetworkShape } from '../shared/model/networkShape.ts';
import { parameterCount } from '../shared/model/parameterLayout.ts';
import { isValidation } from '../shared/model/validationHistory.ts';
import { isListOf, isRecord } from '../shared/onnx/jsonChecks.ts';
import { isRunCondition } from '../shared/onnx/modelMetadata.ts';
import type { TrainingCheckpoint } from '../shared/protocol.ts';

/** Whether something is what a training of so many networks of this shape can go on from. */
export function isCheckpoint(value: unknown, network: NetworkShape, members: number): value is TrainingCheckpoint {
  if (!isRecord(value) || !isRecord(value.state)) {
    return false;
  }
  const { state, losses, restarts, validation, conditions } = value;
  const count = members * parameterCount(network);
  const { iteration, parameters, firstMoment, secondMoment, bestParameters, bestLosses } = state;
  return (
    [iteration, restarts].every((number) => Number.isInteger(number) && Number(number) >= 0) &&
    [parameters, firstMoment, secondMoment, bestParameters].every(
      (list) => isFiniteFloats(list) && list.length === count,
    ) &&
    isFiniteFloats(bestLosses) &&
    bestLosses.length === members &&
    isFinite64(losses) &&
    (validation === undefined || isValidation(validation, members)) &&
    (conditions === undefined || isListOf(conditions, isRunCondition))
  );
}

function isFiniteFloats(value: unknown): value is Float64Array | Float32Array {
  return isFinite64(value) || (value instanceof Float32Array && allFinite(value));
}

function isFinite64(value: unknown): value is Float64Array {
  return value instanceof Float64Array && allFinite(value);
}
