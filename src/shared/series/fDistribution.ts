/**
 * The natural logarithm of the probability that a value of the F distribution is above `statistic` (0 or more), by the
 * incomplete beta function and its continued fraction (Abramowitz and Stegun 26.6.2, 26.5.8). A logarithm, because the
 * probabilities of clear seasons are far below the smallest number.
 */
export function logTailProbability(statistic: number, numerator: number, denominator: number): number {
  if (statistic === Number.POSITIVE_INFINITY) {
    return Number.NEGATIVE_INFINITY;
  }
  const share = denominator / (denominator + numerator * statistic);
  return logIncompleteBeta(share, denominator / 2, numerator / 2);
}

/** ln of the regularised incomplete beta function I_x(a, b). */
function logIncompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) {
    return Number.NEGATIVE_INFINITY;
  }
  if (x >= 1) {
    return 0;
  }
  if (x > (a + 1) / (a + b + 2)) {
    // The fraction converges fast on this side of the mean only.
    return Math.log1p(-Math.exp(Math.min(logIncompleteBeta(1 - x, b, a), -1e-16)));
  }
  const front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x) - Math.log(a);
  return front - Math.log(continuedFraction(x, a, b));
}

const mostTerms = 500;
const tolerance = 1e-14;
const tiny = 1e-300;

/** 1 + d1/(1 + d2/(1 + ...)), evaluated forwards by Lentz's method. */
function continuedFraction(x: number, a: number, b: number): number {
  let fraction = 1;
  let numerator = 1;
  let denominator = 0;
  for (let term = 1; term <= mostTerms; term++) {
    const m = term >> 1;
    const coefficient =
      term % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    denominator = 1 / awayFromZero(1 + coefficient * denominator);
    numerator = awayFromZero(1 + coefficient / numerator);
    const change = numerator * denominator;
    fraction *= change;
    if (Math.abs(change - 1) < tolerance) {
      break;
    }
  }
  return fraction;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** ln of the gamma function for positive arguments: Stirling's series, after a shift to where it is exact to 1e-14. */
function logGamma(argument: number): number {
  let shifted = argument;
  let product = 1;
  while (shifted < 10) {
    product *= shifted;
    shifted++;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))));
  return (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}
