import { keptView } from '../src/shared/keptView.ts';
import { translate } from '../src/shared/l10n/translate.ts';
import type { FromWebview, HostMethods, PageMethods, PanelView } from '../src/shared/protocol.ts';
import { type Handlers, RpcPeer } from '../src/shared/rpc.ts';
import { sentenceOf } from '../src/shared/sentenceOf.ts';
import { nextTurn } from './training/nextTurn.ts';
import { arrangementOf } from './view/arrangement.ts';
import { listenToHost } from './view/hostMessages.ts';
import { LastingWorker } from './view/lastingWorker.ts';
import { lookedAt } from './view/lookedAt.ts';
import { PacedCall } from './view/pacedCall.ts';
import { PanelPage, type ShownRun, type ShownSearch } from './view/panelPage.ts';
import { TrainingWorker } from './view/trainingWorker.ts';
import { vscodeApi } from './view/vscodeApi.ts';

/** A host that has given no sign of life for so many turns of five seconds has ended, or is stuck. */
const silentHostTurns = 6;

/** The run that was started last, by its number. */
let latest: { readonly run: number; readonly shown: ShownRun } | null = null;
/** The search that was started last. */
let searching: { readonly run: number; readonly shown: ShownSearch } | null = null;
const { workerUri, kernelUris } = document.body.dataset;
const worker = new TrainingWorker(
  { script: workerUri!, kernels: kernelUris!.split(' ') },
  {
    progress: (run, progress) => {
      if (latest?.run === run) {
        latest.shown.progress(progress);
      }
    },
    searchProgress: (run, done) => {
      if (searching?.run === run) {
        searching.shown.progress(done);
      }
    },
    checkpoint: (run, checkpoint) => {
      training.keep(run, checkpoint);
      return host.call('keepCheckpoint', run, checkpoint);
    },
    blockLength: (shape, steps) => host.notify('keepBlockLength', shape, steps),
  },
);
if (!('readOnly' in document.body.dataset)) {
  // Ready by the time the host has heard of the page, which mostly asks for a run at once. It is asked for in a turn of its own.
  void nextTurn().then(() => worker.start());
}
const training = new LastingWorker(worker, (run, iteration) => {
  host.notify('log', `The training worker ended by itself; a new one goes on from iteration ${iteration}.`);
  if (latest?.run === run) {
    latest.shown.goOnFrom(iteration, 'worker');
  }
});

const root = document.getElementById('app')!;
const page = new PanelPage(root, {
  arranged: () => keeping.now(),
  runCommand: (command) => {
    host.call('runCommand', command).catch((error: unknown) => {
      const reason = sentenceOf(error);
      host.notify('log', `${command}: ${reason}`);
      if (reason === silentReason && !training.isTraining) {
        page.fail(reason);
      }
    });
  },
  exportShown: (format) => host.notify('exportShown', format),
  changeSettings: (changes) => host.notify('changeSettings', changes),
  setNonNegative: (nonNegative) => host.notify('setNonNegative', nonNegative),
  revealStep: (step) => host.notify('revealStep', step),
  lineOfStep: (step) => host.call('lineOfStep', step),
});

const silentReason = translate(
  'VS Code has not answered for half a minute; try again, restart the extensions, or reload the window.',
);
const waitReason = translate(
  'VS Code has not answered for half a minute, so that nothing is kept of this training any more, and it waits. Resume goes on; where that does nothing, restart the extensions or reload the window.',
);
const pageMethods: Handlers<PageMethods> = {
  show,
  async train(request, run) {
    const started = page.startRun(request);
    latest = { run, shown: started };
    if (request.isTakenUp === true) {
      started.goOnFrom(request.start?.losses.length ?? 0, 'page');
    }
    try {
      const outcome = await training.train(request, run);
      started.end(outcome);
      return outcome;
    } catch (error) {
      started.fail(sentenceOf(error));
      throw error;
    }
  },
  async search({ problem, view }, run) {
    const started = page.startSearch(view);
    searching = { run, shown: started };
    try {
      const result = await training.search(problem, run);
      started.end();
      return result;
    } catch (error) {
      started.fail(sentenceOf(error));
      throw error;
    }
  },
  steerTraining: (order) => training.steerTraining(order),
  exportShown: (format) => page.exportShown(format),
  showSettings: (settings) => page.showSettings(settings),
  setShown: (isShown) => page.setShown(isShown),
  hearOut: () => {},
  tuneTraining: (tuning) => training.tuneTraining(tuning),
};
const host = new RpcPeer<PageMethods, HostMethods>(
  (message: FromWebview) => vscodeApi.postMessage(message),
  pageMethods,
  { silentTurns: silentHostTurns, reason: silentReason, givenUp: waitForHost },
);
listenToHost((message) => host.receive(message));
host
  .call('ready')
  .then((view) => {
    // The host may ask for a run before its answer to this call arrives; the run is then what there is to see.
    if (latest === null && searching === null) {
      show(view);
    }
  })
  .catch((error: unknown) => page.fail(sentenceOf(error)));

/** Has the training wait where the host has fallen silent, as one that has ended for good. */
function waitForHost(): void {
  if (training.isTraining) {
    latest?.shown.wait(waitReason);
    void training.steerTraining('pause');
  }
}

const stateBefore = vscodeApi.getState() ?? {};
/** VS Code is told no more often than this what is looked at. */
const keptEveryMs = 300;
const keeping = new PacedCall(keep, keptEveryMs);
/** What is kept beside that: the view shown last, by this page or one before it. */
let kept: object = stateBefore;
page.lookAt(lookedAt(stateBefore));
const arrangement = arrangementOf(stateBefore);
if (arrangement !== null) {
  page.arrange(arrangement);
}

/** Shows a view, as it was looked at before the page was loaded anew, and has VS Code keep it. */
function show(view: PanelView): void {
  page.show(view);
  kept = keptView(view);
  keeping.now();
}

/**
 * Has VS Code give back, after a window reload or to a page in another window, what is shown and looked at, and how the page
 * is arranged.
 */
function keep(): void {
  vscodeApi.setState({ ...kept, looked: page.looked, arrangement: page.arrangement });
}

page.focus.subscribe(() => keeping.request());
