import { expect, test } from './fixtures.ts';

test('trains on the sine beside the editor, which keeps the keyboard', async ({ workbench }) => {
  await workbench.openFile('sine.json');
  await workbench.runCommand('RNN: Train on Sine');
  await workbench.page.keyboard.type('typed');
  await workbench.panel.whenShown(/^Learned the noisy sine in 500 iterations/);
  await expect(workbench.panel.lossChart).toBeVisible();
  await expect(workbench.panel.status).toContainText(/ms per iteration/);
  // The cursor stands where it stood when the file was last open.
  expect(await workbench.editorText()).toContain('typed');
});

test.describe('with WebGL asked for', () => {
  test.use({ settings: { 'rnn.training.backend': 'webgl', 'rnn.training.iterations': 60 } });

  test('trains through TensorFlow.js on the renderer that the panel names', async ({ workbench }) => {
    await workbench.runCommand('RNN: Train on Sine');
    await workbench.panel.whenShown(/^Learned the noisy sine in 60 iterations/);
    await expect(workbench.panel.status).toContainText(/WebGL, [\d.]+ (ms|s|µs) per iteration\. .*SwiftShader/);
  });
});
