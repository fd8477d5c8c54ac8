import { openDrivenWindow } from './drivenWindow.ts';

const settings = { 'rnn.training.backend': 'cpu', 'rnn.training.iterations': 100_000 };
const answerMs = 60_000;
/** Long enough that a training which went on would be seen. */
const watchedMs = 1000;

/** Silences the host in the midst of a training and lets it speak again; answers with what was lost, in a sentence each. */
export async function silenceHost(): Promise<readonly string[]> {
  const window = await openDrivenWindow(settings);
  const { host, workbench } = window;
  const { panel } = workbench;
  try {
    await host.call('start', 'rnn.trainOnSine');
    await panel.whenState('training', answerMs);
    const pid = (await host.pid())!;
    process.kill(pid, 'SIGSTOP');
    const lost: string[] = [];
    try {
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
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await host.call('start', 'rnn.resumeTraining');
    await panel.whenState('training', answerMs);
    await host.call('start', 'rnn.stopTraining');
    await panel.whenShown(/^(?:Stopped|Learned)(?!.*has not answered)/, answerMs);
    return lost;
  } finally {
    await window.close();
  }
}
