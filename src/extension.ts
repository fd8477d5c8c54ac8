import './hostLanguage.ts';
import * as vscode from 'vscode';
import { Action } from './action.ts';
import { exportedApi } from './api/exportedApi.ts';
import { NumbersForecaster } from './api/numbersForecaster.ts';
import type { NumbersForecastToken, RnnForecastApi } from './api/rnnForecastApi.ts';
import { CancelledError } from './cancelledError.ts';
import { applySettings } from './commands/applySettings.ts';
import { changeSetting } from './commands/changeSetting.ts';
import { copyForecast } from './commands/copyForecast.ts';
import { copySettings } from './commands/copySettings.ts';
import { exportModel } from './commands/exportModel.ts';
import { exportView } from './commands/exportView.ts';
import { forecastCell } from './commands/forecastCell.ts';
import { forecastSelection } from './commands/forecastSelection.ts';
import { importModel } from './commands/importModel.ts';
import { insertForecast } from './commands/insertForecast.ts';
import { openSample } from './commands/openSample.ts';
import { pauseTraining } from './commands/pauseTraining.ts';
import { resetSettings } from './commands/resetSettings.ts';
import { resetTraining } from './commands/resetTraining.ts';
import { resumeTraining } from './commands/resumeTraining.ts';
import { revealStep } from './commands/revealStep.ts';
import { selectModel } from './commands/selectModel.ts';
import { setNonNegative } from './commands/setNonNegative.ts';
import { showLog } from './commands/showLog.ts';
import { showPanel } from './commands/showPanel.ts';
import { stepTraining } from './commands/stepTraining.ts';
import { stopTraining } from './commands/stopTraining.ts';
import { trainNetwork } from './commands/trainNetwork.ts';
import { trainOnSelection } from './commands/trainOnSelection.ts';
import { trainOnSine } from './commands/trainOnSine.ts';
import { ForecastActions } from './editor/forecastActions.ts';
import { InlineForecasts } from './editor/inlineForecasts.ts';
import { ModelEditor } from './editor/modelEditor.ts';
import { SelectionContext } from './editor/selectionContext.ts';
import { UnfinishedFiles, unfinishedMs } from './files/unfinishedFiles.ts';
import { GraphThread } from './inference/graphThread.ts';
import { ModelForecaster } from './inference/modelForecaster.ts';
import { onnxRuntimeBeside, runtimeThreads } from './inference/onnxRuntimeFiles.ts';
import { ForecastNumbersTool, forecastNumbersName } from './languageModel/forecastNumbersTool.ts';
import { registerTool } from './languageModel/languageModelTools.ts';
import { ModelLibrary } from './models/modelLibrary.ts';
import { PriorFiles } from './models/priorFiles.ts';
import { TrainingKeeper } from './models/trainingKeeper.ts';
import { CellOutputs } from './notebook/cellOutputs.ts';
import { OrphanedTabs } from './panel/orphanedTabs.ts';
import { PanelSettings } from './panel/panelSettings.ts';
import { PredictionPanel } from './panel/predictionPanel.ts';
import { WorkStatus } from './panel/workStatus.ts';
import type { Parts, SeriesForecast } from './parts.ts';
import { RunOrder } from './runOrder.ts';
import { EditorTracker } from './selection/editorTracker.ts';
import { lineOfStep } from './selection/stepPlaces.ts';
import { InputError } from './shared/inputError.ts';
import { sentenceOf } from './shared/sentenceOf.ts';

/** A command's work; its arguments come from who gives the command, and may be anything. */
type Command = (parts: Parts, action: Action, ...values: unknown[]) => Promise<void>;

const commands: Record<string, Command> = {
  'rnn.trainOnSine': trainOnSine,
  'rnn.trainOnSelection': trainOnSelection,
  'rnn.forecastSelection': forecastSelection,
  'rnn.forecastCell': forecastCell,
  'rnn.insertForecast': insertForecast,
  'rnn.copyForecast': copyForecast,
  'rnn.exportModel': exportModel,
  'rnn.exportView': exportView,
  'rnn.importModel': importModel,
  'rnn.selectModel': selectModel,
  'rnn.showPanel': showPanel,
  'rnn.openSample': openSample,
  'rnn.pauseTraining': pauseTraining,
  'rnn.resumeTraining': resumeTraining,
  'rnn.stepTraining': stepTraining,
  'rnn.stopTraining': stopTraining,
  'rnn.resetTraining': resetTraining,
  'rnn.trainNetwork': trainNetwork,
  'rnn.changeSetting': changeSetting,
  'rnn.resetSettings': resetSettings,
  'rnn.copySettings': copySettings,
  'rnn.applySettings': applySettings,
  'rnn.showLog': showLog,
  // Given by the panel alone.
  'rnn.setNonNegative': setNonNegative,
  'rnn.revealStep': revealStep,
};

/** What has to be written before the host may end. */
let unwritten: TrainingKeeper | null = null;

/** Builds the parts, registers the commands, and answers with what other extensions may use. */
export function activate(context: vscode.ExtensionContext): RnnForecastApi {
  const log = vscode.window.createOutputChannel('RNN Forecast', { log: true });
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const readDist = (name: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(dist, name));
  const startThread = runtimeThreads(readDist);
  const keeper = new TrainingKeeper(context, log);
  unwritten = keeper;
  const status = new WorkStatus();
  const settings = new PanelSettings(context.storageUri === undefined ? context.globalState : context.workspaceState);
  let lastForecasts: readonly SeriesForecast[] = [];
  const parts: Parts = {
    log,
    library: new ModelLibrary(context, log),
    panel: new PredictionPanel(
      context.extensionUri,
      log,
      keeper,
      settings,
      (work) => status.show(work),
      (step) => {
        const shown = lastForecasts.at(-1);
        return shown === undefined ? null : lineOfStep(shown.selected, step);
      },
    ),
    settings,
    keeper,
    files: new UnfinishedFiles(context.globalState, log),
    prior: new PriorFiles(context.extensionUri),
    forecaster: new ModelForecaster(
      onnxRuntimeBeside(readDist),
      startThread === null ? undefined : new GraphThread(startThread),
    ),
    editors: new EditorTracker(),
    cellOutputs: new CellOutputs(),
    get lastForecasts() {
      return lastForecasts;
    },
    set lastForecasts(forecasts) {
      lastForecasts = forecasts;
      void vscode.commands.executeCommand('setContext', 'rnn.hasForecast', forecasts.length > 0);
    },
    trainedSelection: null,
    lastAutomatic: null,
    runs: new RunOrder(() => parts.panel.isWorking),
  };
  const sweeping = setTimeout(() => {
    sweep(parts).catch((error: unknown) => log.warn(`The library was not looked through: ${sentenceOf(error)}`));
  }, unfinishedMs);
  const numbers = new NumbersForecaster(parts.prior, () => readKernels(context.extensionUri));
  context.subscriptions.push(
    // For other extensions: what goes wrong is theirs to say.
    vscode.commands.registerCommand('rnn.forecast', (values: unknown, options: unknown, token?: NumbersForecastToken) =>
      numbers.forecast(values, options, token),
    ),
    registerTool(forecastNumbersName, new ForecastNumbersTool(numbers)),
    log,
    new vscode.Disposable(() => clearTimeout(sweeping)),
    status,
    new SelectionContext(),
    new InlineForecasts(parts.prior),
    vscode.languages.registerCodeActionsProvider({ pattern: '**' }, new ForecastActions(), {
      providedCodeActionKinds: [ForecastActions.kind],
    }),
    parts.panel,
    settings,
    parts.forecaster,
    parts.editors,
    parts.cellOutputs,
    vscode.window.registerCustomEditorProvider(ModelEditor.viewType, new ModelEditor(context.extensionUri, log), {
      supportsMultipleEditorsPerDocument: true,
    }),
    vscode.window.registerWebviewPanelSerializer(PredictionPanel.viewType, parts.panel),
    new OrphanedTabs(parts.panel),
    ...Object.entries(commands).map(([id, run]) =>
      vscode.commands.registerCommand(id, (...values: unknown[]) => runCommand(id, run, parts, values)),
    ),
  );
  return exportedApi(numbers);
}

/** VS Code waits for this, for some seconds, before it ends the host. */
export async function deactivate(): Promise<void> {
  await unwritten?.leave();
}

/** Removes what a host before this one has left unfinished, when nobody can be writing it any more. */
async function sweep({ files, library }: Parts): Promise<void> {
  await files.sweep();
  await library.sweep();
}

/** The training kernels, best first. */
function readKernels(extensionUri: vscode.Uri): Promise<Uint8Array<ArrayBuffer>[]> {
  return Promise.all(
    ['training-relaxed.wasm', 'training.wasm'].map(
      // A copy, since what VS Code hands out may share its memory with others.
      async (name) =>
        Uint8Array.from(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', name))),
    ),
  );
}

/** Runs a command; whatever goes wrong becomes one sentence for the person and a line in the log, a cancel the line alone. */
async function runCommand(id: string, run: Command, parts: Parts, values: readonly unknown[]): Promise<void> {
  const action = new Action();
  parts.log.info(`${id} is given.`);
  try {
    await run(parts, action, ...values);
  } catch (error) {
    const sentence = sentenceOf(error);
    if (error instanceof CancelledError) {
      parts.log.info(`${id}: cancelled.`);
    } else if (error instanceof InputError) {
      parts.log.info(`${id}: ${sentence}`);
      action.warn(sentence);
    } else {
      parts.log.error(error instanceof Error ? error : sentence);
      action.fail(sentence);
    }
    // It may have been closed meanwhile, which needs no words beside these.
    await parts.panel.settle().catch((reason: unknown) => parts.log.info(`${id}: ${sentenceOf(reason)}`));
  } finally {
    await action.end();
  }
}
