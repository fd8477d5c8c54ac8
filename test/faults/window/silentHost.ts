import { type DrivenWindow, openDrivenWindow } from './drivenWindow.ts';

const settings = { 'rnn.training.backend': 'cpu', 'rnn.training.iterations': 100_000 };
const answerMs = 60_000;
/** Long enough that a training which went on would be seen. */
const watchedMs = 1000;

/** Silences the host in the midst of a training, and before one is asked for; answers with what was lost, in a sentence each. */
export async function silenceHost(): Promise<readonly string[]> {
  const window = await openDrivenWindow(settings);
  const { host, workbench } = window;
  const { panel } = workbench;
  const lost: string[] = [];
  try {
    await host.call('start', 'rnn.trainOnSine');
    await panel.whenState('training', answerMs);
    await whileSilent(window, async () => {
      await panel.sentence
        .filter({ hasText: /has not answered for half a minute, .* and it waits\./ })
        .waitFor({ timeout: answerMs });
      await panel.whenState('paused', answerMs);
      const iteration = () => panel.body.getAttribute('data-iteration');
      const before = await iteration();
      await new Promise((resolve) => setTimeout(resolve, watchedMs));
      if ((await iteration()) !== before) {
        lost.push('the training goes on without being kept');
      }
    });
    await host.call('start', 'rnn.resumeTraining');
    await panel.whenState('training', answerMs);
    await stop(window);

    await whileSilent(window, async () => {
      await panel.button('trainOnSine').click();
      await panel.sentence
        .filter({ hasText: /has not answered for half a minute; try again/ })
        .waitFor({ timeout: answerMs });
    });
    // What it was asked for meanwhile it does.
    await panel.whenState('training', answerMs);
    await stop(window);
    return lost;
  } finally {
    await window.close();
  }
}

/** Does something while the host hears and says nothing. */
async function whileSilent({ host }: DrivenWindow, work: () => Promise<void>): Promise<void> {
  const pid = (await host.pid())!;
  process.kill(pid, 'SIGSTOP');
  try {
    await work();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

async function stop({ host, workbench }: DrivenWindow): Promise<void> {
  await host.call('start', 'rnn.stopTraining');
  await workbench.panel.whenShown(/^(?:Stopped|Learned)(?!.*has not answered)/, answerMs);
}
