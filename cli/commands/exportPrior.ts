import { priorModel } from '../../src/shared/model/priorModel.ts';
import { writeForecaster } from '../../src/shared/onnx/forecaster/writeForecaster.ts';
import { bundledPrior } from '../bundledFiles.ts';
import { exportPriorParameters } from '../exportPriorParameters.ts';
import { writeBytes } from '../files.ts';
import type { Terminal } from '../terminal.ts';

/** rnn-forecast export-prior: the pre-trained network as a file that forecasts any series. */
export async function exportPrior(parameters: readonly string[], terminal: Terminal): Promise<void> {
  const { out, season } = exportPriorParameters(parameters);
  const bytes = writeForecaster(priorModel(await bundledPrior(), season));
  await writeBytes(out, bytes);
  terminal.messages.write(`Wrote ${out}: ${bytes.length.toLocaleString('en')} bytes.\n`);
}
