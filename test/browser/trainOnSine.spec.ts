import { expect, test } from './fixtures.ts';

test.describe('a long run', () => {
  // As the tests that steer a training, whose window it goes through.
  test.use({ sharesWindow: true, settings: { 'rnn.training.backend': 'wasm', 'rnn.training.iterations': 100_000 } });

  test('is stopped by command, keeping what it has', async ({ workbench }) => {
    await workbench.runCommand('RNN: Train on Sine');
    await workbench.panel.whenState('training', 30_000);
    await expect(workbench.panel.lossChart).toBeVisible();
    await workbench.runCommand('RNN: Stop Training');
    await workbench.panel.whenShown(/^Stopped after [\d,.\s]+ of 100[,.\s]?000 iterations/);
  });
});

test('trains on the sine beside the editor, which keeps the keyboard', async ({ workbench }) => {
  await workbench.openFile('sine.json');
  await workbench.runCommand('RNN: Train on Sine');
  await workbench.page.keyboard.type('typed');
  await workbench.panel.whenShown(/^Learned the noisy sine in 500 iterations/);
  await expect(workbench.panel.lossChart).toBeVisible();
  await expect(workbench.panel.status).toContainText(/ms per iteration/);
  expect(await workbench.editorText()).toMatch(/^typed\[/);
});

test.describe('with WebGL asked for', () => {
  test.use({ settings: { 'rnn.training.backend': 'webgl', 'rnn.training.iterations': 60 } });

  test('trains through TensorFlow.js on the renderer that the panel names', async ({ workbench }) => {
    await workbench.runCommand('RNN: Train on Sine');
    await workbench.panel.whenShown(/^Learned the noisy sine in 60 iterations/);
    await expect(workbench.panel.status).toContainText(/WebGL, [\d.]+ (ms|s|µs) per iteration\. .*SwiftShader/);
  });
});
