import type { Action } from '../action.ts';
import { trainAndKeep } from '../models/trainAndKeep.ts';
import type { Parts } from '../parts.ts';
import { runStepsInSlices } from '../runStepsInSlices.ts';
import { type SelectedSeries, selectedSeries } from '../selection/selectedSeries.ts';
import { horizonSetting } from '../settings.ts';
import { formatNumber } from '../shared/formatNumber.ts';
import { InputError } from '../shared/inputError.ts';
import { translate } from '../shared/l10n/translate.ts';
import { seriesSubject, sineSubject } from '../shared/model/trainingSubject.ts';
import { holdOut } from '../shared/series/holdOut.ts';
import { seasonLengthsInSteps } from '../shared/series/seasonLengths.ts';
import { stepsOfStretch } from '../shared/series/stepsOfStretch.ts';
import { chosenSeason, foundSeasons } from '../shared/series/trainedSeason.ts';
import { showTrained } from './showTrained.ts';
import { showTrainedOnSeries } from './showTrainedOnSeries.ts';

/** How a training by the settings starts. */
interface TrainingStart {
  /** Whether selected numbers are those of the training before, as long as there was one. */
  readonly again: boolean;
  /** Whether it waits before its first iteration, in the place of what was trained before. */
  readonly waits: boolean;
}

/** Trains a network by the panel's settings, on the numbers that they name, and keeps the model. */
export async function trainBySettings(parts: Parts, action: Action, { again, waits }: TrainingStart): Promise<void> {
  const settings = parts.settings.current;
  if (settings.source === 'sine') {
    parts.forecaster.prepare();
    const subject = sineSubject(settings.seed, settings.noise);
    await trainAndKeep(parts, action, subject, waits, (training) => showTrained(parts, action, training));
    return;
  }
  const selected = (again ? parts.trainedSelection : null) ?? (await selectedOne(parts, action));
  const horizon = await horizonSetting(action);
  parts.forecaster.prepare();
  parts.trainedSelection = selected;
  const { series, title } = selected;
  // A gap too long to be filled is not trained across.
  const { start, end } = series.stretch;
  const stretch = series.values.slice(start, end);
  const { trained, validation } = holdOut(stretch, settings.heldOut, 2 * (settings.season ?? 0));
  const lengths =
    settings.season === null
      ? await action.during(translate('Reading the numbers in {0}', title), (signal) =>
          runStepsInSlices(seasonLengthsInSteps(trained), signal),
        )
      : [];
  const season =
    settings.season === null ? foundSeasons(trained, lengths, series.season) : chosenSeason(trained, settings.season);
  const steps = stepsOfStretch(series, start, start + trained.length);
  const subject = seriesSubject(title, trained, season, horizon + series.emptyAfter, validation, steps);
  await trainAndKeep(parts, action, subject, waits, (training) =>
    showTrainedOnSeries(parts, action, selected, training),
  );
}

/** The one selected series. */
async function selectedOne(parts: Parts, action: Action): Promise<SelectedSeries> {
  const selected = await selectedSeries(parts.editors.editor, action);
  const [only] = selected;
  if (selected.length > 1) {
    throw new InputError(
      translate(
        'A network of the panel is trained on one series, and {0} are selected; choose one column.',
        formatNumber(selected.length),
      ),
    );
  }
  return only;
}
