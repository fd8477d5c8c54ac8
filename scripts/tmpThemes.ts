import { launchChromium } from './chromium.ts';
import { root } from './root.ts';
import { copySamples } from './samplesCopy.ts';
import { startVSCodeServer } from './vscodeServer.ts';
import { Workbench } from './workbench.ts';
const samples = await copySamples();
const browser = await launchChromium();
for (const [name, theme, w] of [['dark','Default Dark Modern',1600],['hc','Default High Contrast',1600],['hcl','Default High Contrast Light',1100]] as const) {
const server = await startVSCodeServer({ extension: root, settings: { 'rnn.forecast.horizon': 24, 'workbench.colorTheme': theme } });
try {
  const page = await browser.newPage({ viewport: { width: w, height: 1000 } });
  const wb = new Workbench(page);
  await wb.open(server.address(samples.folder));
  await wb.openFile('passengers.csv');
  await wb.runCommand('RNN: Train on Sine');
  await wb.panel.whenShown(/^Learned /, 60000);
  await page.screenshot({ path: `/tmp/theme-${name}-sine.png` });
  await wb.selectAll();
  await wb.runCommand('RNN: Forecast Selection');
  await wb.panel.whenShown(/forecasts the next/, 60000);
  await page.screenshot({ path: `/tmp/theme-${name}-forecast.png` });
  if (name==='dark') {
  await wb.selectAll();
  await wb.runCommand('RNN: Train on Selection');
  await wb.panel.whenShown(/passengers in passengers.csv forecasts/, 60000);
  await page.screenshot({ path: `/tmp/theme-${name}-trained.png` });
  await wb.runCommand('RNN: Insert Forecast');
  await page.waitForTimeout(500);
  await page.screenshot({ path: `/tmp/theme-${name}-inserted.png` });
  await wb.runCommand('RNN: Select Model...');
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `/tmp/theme-${name}-select.png` });
  }
  await page.close();
} catch (e) { console.log(name, String(e).slice(0,500)); } finally { await server.stop(); }
}
await browser.close(); await samples.remove(); process.exit(0);
