import type { Parts } from '../parts.ts';
import { revealStep as revealStepOf } from '../selection/stepPlaces.ts';

/** The panel's chart: selects in the editor the value that a person chose there. */
export async function revealStep(parts: Parts, step: unknown): Promise<void> {
  const shown = parts.lastForecasts.at(-1);
  if (shown !== undefined && typeof step === 'number') {
    await revealStepOf(shown.selected, step, parts.panel.viewColumn);
  }
}
