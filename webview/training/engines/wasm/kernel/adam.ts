import { highDoubles, lowDoubles } from './arithmetic';
import { Optimisation } from './optimisation';

const beta1: f32 = 0.9;
const beta2: f32 = 0.999;
const epsilon: f32 = 1e-8;

/**
 * Keeps a member's weights if their loss is the lowest so far (or the latest, where those are the best), clips its
 * gradient and takes its Adam step.
 */
export function finishMember(task: Optimisation, member: i32, loss: f64, rates: usize): void {
  const bytes = (task.parameterCount as usize) << 2;
  const start = (member as usize) * bytes;
  const best = task.bestLosses + ((member as usize) << 3);
  if (loss < load<f64>(best)) {
    store<f64>(best, loss);
    memory.copy(task.bestParameters + start, task.parameters + start, bytes);
  }
  const shrink = f32x4.splat(clipFactor(task, task.gradient + start, bytes));
  const stepSize = load<f32>(rates);
  const rootFactor = load<f32>(rates, 4);
  const whole = bytes & ~15;
  for (let at = start; at < start + whole; at += 16) {
    stepVector(task, at, shrink, f32x4.splat(stepSize), f32x4.splat(rootFactor));
  }
  for (let at = start + whole; at < start + bytes; at += 4) {
    stepNumber(task, at, f32x4.extract_lane(shrink, 0), stepSize, rootFactor);
  }
  if (task.keepLatest != 0 && isFinite(loss)) {
    store<f64>(best, loss);
    memory.copy(task.bestParameters + start, task.parameters + start, bytes);
  }
}

/** What brings the gradient's Euclidean norm down to the largest allowed; NaN leaves it alone. */
function clipFactor(task: Optimisation, gradient: usize, bytes: usize): f32 {
  if (!isFinite(task.clipNorm)) {
    return 1;
  }
  let sum = f64x2.splat(0);
  const whole = bytes & ~15;
  for (let at = gradient; at < gradient + whole; at += 16) {
    const slopes = v128.load(at);
    const low = lowDoubles(slopes);
    const high = highDoubles(slopes);
    sum = f64x2.add(sum, f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high)));
  }
  let squares = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  for (let at = gradient + whole; at < gradient + bytes; at += 4) {
    const slope = load<f32>(at) as f64;
    squares += slope * slope;
  }
  const norm = sqrt<f64>(squares);
  return norm > task.clipNorm ? ((task.clipNorm / norm) as f32) : 1;
}

@inline
function stepVector(task: Optimisation, at: usize, shrink: v128, stepSize: v128, rootFactor: v128): void {
  const slope = f32x4.mul(v128.load(task.gradient + at), shrink);
  const first = f32x4.add(
    f32x4.mul(v128.load(task.firstMoment + at), f32x4.splat(beta1)),
    f32x4.mul(slope, f32x4.splat(1 - beta1)),
  );
  const second = f32x4.add(
    f32x4.mul(v128.load(task.secondMoment + at), f32x4.splat(beta2)),
    f32x4.mul(f32x4.mul(slope, slope), f32x4.splat(1 - beta2)),
  );
  v128.store(task.firstMoment + at, first);
  v128.store(task.secondMoment + at, second);
  const root = f32x4.add(f32x4.mul(f32x4.sqrt(second), rootFactor), f32x4.splat(epsilon));
  const step = f32x4.div(f32x4.mul(first, stepSize), root);
  v128.store(task.parameters + at, f32x4.sub(v128.load(task.parameters + at), step));
}

@inline
function stepNumber(task: Optimisation, at: usize, shrink: f32, stepSize: f32, rootFactor: f32): void {
  const slope = load<f32>(task.gradient + at) * shrink;
  const first = load<f32>(task.firstMoment + at) * beta1 + slope * (1 - beta1);
  const second = load<f32>(task.secondMoment + at) * beta2 + slope * slope * (1 - beta2);
  store<f32>(task.firstMoment + at, first);
  store<f32>(task.secondMoment + at, second);
  const step = (first * stepSize) / (sqrt<f32>(second) * rootFactor + epsilon);
  store<f32>(task.parameters + at, load<f32>(task.parameters + at) - step);
}
