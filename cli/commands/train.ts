import { rootMeanSquareError } from '../../src/shared/evaluation/rootMeanSquareError.ts';
import { trainedModel } from '../../src/shared/model/trainedModel.ts';
import { sineSubject, tutorialRequest } from '../../src/shared/model/trainingSubject.ts';
import { writeForecaster } from '../../src/shared/onnx/forecaster/writeForecaster.ts';
import { trainedSentence } from '../../src/shared/trainedSentence.ts';
import { Trainer } from '../../webview/training/trainer.ts';
import { bundledEngines, bundledForecaster } from '../bundledFiles.ts';
import { checkFolder, writeBytes } from '../files.ts';
import { Progress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { trainParameters } from '../trainParameters.ts';

/** rnn-forecast train --sine: the tutorial, literally. */
export async function train(parameters: readonly string[], terminal: Terminal): Promise<void> {
  const { iterations, seed, json, out, quiet } = trainParameters(parameters);
  if (out !== null) {
    await checkFolder(out);
  }
  const subject = sineSubject(seed);
  const request = tutorialRequest(subject, { backend: 'wasm', iterations, seed });
  const progress = new Progress(terminal.messages, quiet);
  progress.begin('Training on the noisy sine');
  const trainer = new Trainer(await bundledEngines(), ({ iteration, losses }) =>
    progress.advance(`loss ${losses.at(-1)?.toPrecision(3) ?? ''}`, iteration / iterations),
  );
  const outcome = await trainer.train(request);
  progress.end();
  const model = trainedModel(subject.name, subject.source, request, outcome);
  const { values: generated } = await bundledForecaster().forecast(model, request.values, request.horizon);
  if (out !== null) {
    await writeBytes(out, writeForecaster(model));
  }
  const sentence = trainedSentence(model, request, { ...outcome, generated });
  if (!json) {
    terminal.output.write(`${sentence}\n`);
    return;
  }
  const { bestLoss, msPerIteration, losses, backend } = outcome;
  const truth = request.truth ?? new Float64Array();
  const result = {
    sentence,
    iterations: losses.length,
    seed,
    engine: backend.engine,
    msPerIteration,
    bestLoss,
    generatedError: rootMeanSquareError(generated, truth),
    losses: [...losses],
    generated: [...generated],
    truth: [...truth],
  };
  terminal.output.write(`${JSON.stringify(result, null, 2)}\n`);
}
