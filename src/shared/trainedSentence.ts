import { rootMeanSquareError } from './evaluation/rootMeanSquareError.ts';
import { fitErrors } from './fitErrors.ts';
import { fitSentence } from './fitSentence.ts';
import { formatMilliseconds, formatNumber } from './formatNumber.ts';
import { translate } from './l10n/translate.ts';
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
    ? translate(
        'Stopped after {0} of {1} iterations ({2}).',
        formatNumber(done),
        formatNumber(request.iterations),
        duration,
      )
    : translate(
        'Learned {0} in {1} iterations ({2}).',
        provenance.source.kind === 'sine' ? translate('the noisy sine') : request.title,
        formatNumber(done),
        duration,
      );
  const truth = request.truth ?? new Float64Array();
  const ahead =
    truth.length === 0
      ? ''
      : translate(
          ' Its {0} generated steps are off from the true sine, without noise, by {1}.',
          formatNumber(truth.length),
          formatNumber(rootMeanSquareError(outcome.generated, truth)),
        );
  return `${learned}${restartSentence(outcome.restarts)} ${fitSentence(fitErrors(outcome.fit, request.values, request.gaps), true)}${ahead}`;
}

function formatDuration(milliseconds: number): string {
  return formatMilliseconds(milliseconds < 1000 ? Math.round(milliseconds) : milliseconds);
}
