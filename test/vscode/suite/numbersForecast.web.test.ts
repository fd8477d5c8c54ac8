import { expect } from 'chai';
import * as vscode from 'vscode';
import type { NumbersForecast, RnnForecastApi } from '../../../src/api/rnnForecastApi.ts';

/** What other extensions and language models get. */
const line = Array.from({ length: 24 }, (_, step) => 20 + 3 * step);

/** VS Code's side of language models' tools, from 1.95 on. */
interface ToolsApi {
  readonly tools: readonly { readonly name: string }[];
  invokeTool(
    name: string,
    options: { readonly input: object; readonly toolInvocationToken: undefined },
  ): Promise<{ readonly content: readonly { readonly value: string }[] }>;
}
const lm = (vscode as unknown as { readonly lm: ToolsApi }).lm;

function openEditors(): number {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs).length;
}

describe('forecasts for others', () => {
  it('are offered to other extensions, and open nothing', async () => {
    const before = openEditors();
    const extension = vscode.extensions.getExtension<RnnForecastApi>('rnn-forecast.rnn-forecast')!;
    const api = await extension.activate();
    expect(api.version).to.match(/^1\.\d+\.\d+$/);
    const { point, intervals, verdict } = await api.forecast(line, { horizon: 2 });
    expect(point[0]).to.be.closeTo(92, 1);
    expect(point[1]).to.be.closeTo(95, 1);
    expect(intervals.map(({ level }) => level)).to.deep.equal([0.8, 0.95]);
    expect(verdict.baseline.name).to.equal('Drift');
    expect(openEditors()).to.equal(before);
  });

  it('are given by a command, which throws one sentence for what cannot be used', async () => {
    const { point } = await vscode.commands.executeCommand<NumbersForecast>('rnn.forecast', line, { effort: 'prior' });
    expect(point).to.have.length(12);
    let refused: unknown = null;
    await vscode.commands.executeCommand('rnn.forecast', [1, 2, 3]).then(undefined, (error: unknown) => {
      refused = error;
    });
    expect(String(refused)).to.contain('There are 3 numbers; at least 8 are needed.');
  });

  it('are given up when the caller cancels', async () => {
    const source = new vscode.CancellationTokenSource();
    const asked = vscode.commands.executeCommand('rnn.forecast', line, { seconds: 60 }, source.token);
    source.cancel();
    let refused: unknown = null;
    await asked.then(undefined, (error: unknown) => {
      refused = error;
    });
    expect((refused as Error | null)?.message).to.equal('Canceled');
  });

  it('are a tool of language models, where VS Code has such', async function () {
    if (vscode.version.startsWith('1.91.')) {
      this.skip();
    }
    expect(lm.tools.map(({ name }) => name)).to.include('forecast_numbers');
    const ask = async (input: object) => {
      const { content } = await lm.invokeTool('forecast_numbers', { input, toolInvocationToken: undefined });
      return content.map(({ value }) => value).join('');
    };
    const text = await ask({ values: line, horizon: 2 });
    expect(text).to.contain('step,forecast,forecast lower 80 %');
    expect(text).to.contain('1,92,');
    expect(text).to.match(/In \d+ backtests/);
    let refused: unknown = null;
    await ask({ values: [1, 2, 3] }).catch((error: unknown) => {
      refused = error;
    });
    expect(String(refused)).to.contain('at least 8 are needed');
    const passengers = await ask({ file: 'passengers.csv', horizon: 3 });
    expect(passengers).to.contain('\n2024-01,');
    await ask({ file: '../package.json' }).catch((error: unknown) => {
      refused = error;
    });
    expect(String(refused)).to.contain('There is no text file "../package.json" in the workspace');
  });
});
