/** Adam as PyTorch's default has it (Kingma and Ba, "Adam: a method for stochastic optimization", algorithm 1). */
export const adamDefaults = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/** One member's optimiser state; `step` changes the arrays in place. */
export interface AdamMoments {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** Takes Adam step number `iteration` (the first is 1), changing `parameters` and `moments` in place. */
export function adamStep(
  parameters: Float64Array,
  gradient: Float64Array,
  moments: AdamMoments,
  iteration: number,
  learningRate: number,
): void {
  const { beta1, beta2, epsilon } = adamDefaults;
  const stepSize = learningRate / (1 - beta1 ** iteration);
  const secondCorrection = Math.sqrt(1 - beta2 ** iteration);
  for (let i = 0; i < parameters.length; i++) {
    const slope = gradient[i];
    const first = beta1 * moments.first[i] + (1 - beta1) * slope;
    const second = beta2 * moments.second[i] + (1 - beta2) * slope * slope;
    moments.first[i] = first;
    moments.second[i] = second;
    parameters[i] -= (stepSize * first) / (Math.sqrt(second) / secondCorrection + epsilon);
  }
}

/** Shrinks a gradient whose Euclidean norm exceeds `largestNorm` to that norm (Pascanu et al. 2013). */
export function clipGradient(gradient: Float64Array, largestNorm: number): void {
  let squares = 0;
  for (const slope of gradient) {
    squares += slope * slope;
  }
  const norm = Math.sqrt(squares);
  if (norm > largestNorm) {
    const factor = largestNorm / norm;
    for (let i = 0; i < gradient.length; i++) {
      gradient[i] *= factor;
    }
  }
}
