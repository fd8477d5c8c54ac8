import { highDoubles, lowDoubles } from '../arithmetic';
import { answerBytes } from './rows';
import { laneBytes, SequenceTask } from './sequenceTask';

/**
 * The weighted sum of the errors of `count` rows of answers from `task.answers` on, the first row being that before the
 * window; their targets give way to the loss's gradient by the answers, the loss being this sum times `scale`.
 */
export function measureErrors(task: SequenceTask, count: i32, scale: f32): f64 {
  let answer = task.answers + answerBytes(task);
  let target = task.laneTargets;
  let weight = task.laneWeights;
  const square = f32x4.splat(task.square);
  const factor = f32x4.splat(scale);
  let sum = f64x2.splat(0);
  for (; count > 0; count--) {
    for (let output: i32 = 0; output < task.outputSize; output++) {
      const at = (output as usize) * laneBytes;
      const above = v128.load_splat<f32>(task.above + ((output as usize) << 2));
      const below = v128.load_splat<f32>(task.below + ((output as usize) << 2));
      for (let half: usize = at; half < at + laneBytes; half += 16) {
        const counts = v128.load(weight + half);
        const looked = f32x4.ne(counts, f32x4.splat(0));
        // Where nothing is looked at even an answer that is no number does no harm here: the state behind it does.
        const error = v128.and(looked, f32x4.sub(v128.load(answer + half), v128.load(target + half)));
        const high = f32x4.gt(error, f32x4.splat(0));
        const low = f32x4.lt(error, f32x4.splat(0));
        const side = f32x4.sub(v128.and(high, above), v128.and(low, below));
        const squared = f32x4.mul(square, error);
        const measure = f32x4.mul(counts, f32x4.mul(f32x4.add(squared, side), error));
        sum = f64x2.add(sum, f64x2.add(lowDoubles(measure), highDoubles(measure)));
        const slope = f32x4.add(f32x4.add(squared, squared), side);
        v128.store(target + half, f32x4.mul(f32x4.mul(counts, factor), slope));
      }
    }
    answer += answerBytes(task);
    target += answerBytes(task);
    weight += answerBytes(task);
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}
