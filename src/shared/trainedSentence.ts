import { rootMeanSquareError } from './evaluation/rootMeanSquareError.ts';
import { fitSentence } from './fitSentence.ts';
import { formatNumber } from './formatNumber.ts';
import type { ForecastModel } from './model/forecastModel.ts';
import type { TrainingOutcome, TrainingRequest } from './protocol.ts';
import { restartSentence } from './restartSentence.ts';

/** What a training learned, how long that took, and how far off fit and generated values are. */
export function trainedSentence(
  { provenance }: ForecastModel,
  request: TrainingRequest,
  outcome: Pick<TrainingOutcome, 'losses' | 'msPerIteration' | 'stopped' | 'restarts' | 'fit' | 'generated'>,
): string {
  const done = outcome.losses.length;
  const duration = formatDuration(done * outcome.msPerIteration);
  const learned = outcome.stopped
    ? `Stopped after ${formatNumber(done)} of ${formatNumber(request.iterations)} iterations (${duration}).`
    : `Learned ${provenance.source.kind === 'sine' ? 'the noisy sine' : request.title} in ${formatNumber(done)} iterations (${duration}).`;
  const truth = request.truth ?? new Float64Array();
  const ahead =
    truth.length === 0
      ? ''
      : ` Its ${truth.length} generated steps are off from the true sine by ${formatNumber(rootMeanSquareError(outcome.generated, truth))}.`;
  return `${learned}${restartSentence(outcome.restarts)} ${fitSentence(outcome.fit, request.values)}${ahead}`;
}

function formatDuration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${formatNumber(milliseconds / 1000)} s`;
}
