import { identityScaling } from '../series/scaling.ts';
import { summarise } from '../series/seriesSummary.ts';
import type { Forecaster } from './forecaster/forecaster.ts';
import type { ForecastReport } from './forecaster/forecastReport.ts';
import type { ForecastModel } from './forecastModel.ts';

/**
 * The model that forecasts as was found for one series; throws when no network is among its parts. `report` is `null` for
 * a first answer, before anything was tried.
 */
export function automaticModel(
  name: string,
  label: string,
  values: Float64Array,
  forecaster: Forecaster,
  report: ForecastReport | null,
): ForecastModel {
  const { network, parameters } = mainMember(forecaster);
  return {
    name,
    network,
    parameters,
    forecaster,
    scaling: identityScaling,
    trainedOn: summarise(values),
    provenance: { source: { kind: 'selection', label }, createdAt: new Date().toISOString(), training: null },
    ...(report === null ? {} : kept(report)),
  };
}

/** A network of the part with the largest share. */
function mainMember({ components }: Forecaster): Pick<ForecastModel, 'network' | 'parameters'> {
  const byShare = components.toSorted((a, b) => b.weights[0] - a.weights[0]);
  for (const { predictor } of byShare) {
    if ('members' in predictor) {
      return { network: predictor.network, parameters: predictor.members[0].parameters };
    }
  }
  throw new Error('What was found has no network in it.');
}

/** What is kept of a report: all but what could not be tried, which is no number. */
function kept(report: ForecastReport): Pick<ForecastModel, 'metrics' | 'report'> {
  const coverage = report.coverage.filter(({ achieved }) => Number.isFinite(achieved));
  const covered = coverage.map(({ level, achieved }) => [`coverage${Math.round(100 * level)}`, achieved] as const);
  return {
    metrics: { backtestError: report.mixtureError, ...Object.fromEntries(covered) },
    report: { ...report, coverage },
  };
}
