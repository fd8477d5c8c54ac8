import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../scripts/root.ts';
import { untranslatedWords } from './untranslatedWords.ts';

/** Whose words are English for everybody, and why. */
const exceptFiles: readonly (readonly [where: RegExp, why: string])[] = [
  [/^src\/api\//, 'what other extensions hand in'],
  [/^src\/languageModel\/(toolInput|toolText|workspaceColumn)\./, 'what a language model reads'],
  [
    /forecaster\/forecastOptions|series\/(valuesSeries|columnCalled)|forecaster\/forecastVerdict/,
    'options and lists of these and of the command line',
  ],
  [/^src\/panel\/panelHtml/, 'the page and its policy'],
  [
    /series\/printing\/|export\/\w+Csv|onnx\/(writeStepModel|graphBuilder|forecaster\/writeForecaster)/,
    'what stands in files',
  ],
  [/series\/time\/timeNotation/, 'forms of dates'],
  [
    /model\/priorModel|training\/search\/|forecaster\/(methodName|automaticSentence)/,
    'names that files keep; methodName gives them in the person’s language',
  ],
  [
    /forecaster\/checkForecaster|engines\/checkEngineTask|model\/(recurrentNetwork|prior|automaticModel)\.|series\/seasonalIndices/,
    'tasks and forecasters that the program itself makes are checked: only a fault of it is told so',
  ],
  [/charts\/baselineSeries/, 'names that files keep, and classes'],
  [/training\/(node|pretrain)\//, 'the command line and the maintainer'],
  [/webgl\/programs\//, 'programs of the graphics card'],
  [/engines\/noEngine/, 'an engine that trains nothing is never shown'],
  [/wasm\/kernel/, 'AssemblyScript'],
  [/inference\/onnxRuntimeFiles/, 'a program, which a thread runs'],
];

/** The same of single texts. */
const exceptTexts: readonly (readonly [text: RegExp, why: string])[] = [
  [/^RNN Forecast$/, 'the extension’s name'],
  [/^at once$/, 'the name of a kind'],
  [
    /^The engine (was|has)|^The task has no member|^The search for a block length|no fence to wait for/,
    'an engine used wrongly, which only a fault does',
  ],
  [/^\{\} of \{\} units, \{\} in, \{\} out$|side by side, \{\} steps, on/, 'the key of a table'],
  [/^microsoft basic render$|^mesa offscreen$/, 'names of renderers'],
  [
    /^(series backtest|(series|input|answer|heat-probe|\$\(sync~spin\)) \{\}|mark (history whole|members)|chart)$/,
    'classes and icons',
  ],
  [/^last iteration$/, 'an invariant of the loss chart'],
  [/^\s*const \{ parentPort, workerData \} =/, 'the script of a thread'],
];

const sources = ['src', 'webview'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test|\.d)\.ts$/.test(file))
    .map((file) => join(folder, file).replaceAll('\\', '/')),
);

test('every sentence that a person can see goes through translate', () => {
  const found = sources
    .filter((file) => !exceptFiles.some(([where]) => where.test(file)))
    .flatMap((file) =>
      untranslatedWords(readFileSync(join(root, file), 'utf8'))
        .filter(({ text }) => !exceptTexts.some(([pattern]) => pattern.test(text)))
        .map(({ line, text }) => `${file}:${line}: ${text}`),
    );
  expect(found).toEqual([]);
});

test('every exception is still one', () => {
  for (const [where] of exceptFiles) {
    expect(
      sources.some((file) => where.test(file)),
      String(where),
    ).toBe(true);
  }
});

test.each([
  ["throw new InputError('No numbers are there.');", 'No numbers are there.'],
  ['throw new InputError(`Line #{line} is empty.`);', 'Line {} is empty.'],
  ["throw new Error('The page was lost.');", 'The page was lost.'],
  ["element.textContent = isOpen ? 'Open' : 'Closed';", 'Open,Closed'],
  ["element.setAttribute('aria-label', 'Network');", 'Network'],
  ["svg.attr('aria-label', `#{summary} Keys move.`);", '{} Keys move.'],
  ["appendElement(parent, 'h2', 'title', 'Network');", 'Network'],
  ["const names = { fit: 'one step ahead' };", 'one step ahead'],
  ["translate('Step {0}', place ?? 'the last one');", 'the last one'],
  ["element.textContent = translate('Open');", ''],
  ["svg.select('g.a path').attr('class', 'series own').classed('a b', true);", ''],
  ['log.info(`Read #{count} lines.`);', ''],
  ['throw new Error(`unexpected value: #{value}`);', ''],
  ["import { a } from './a b.ts'; type B = 'one two';", ''],
])('of %s it finds what is not translated', (source, texts) => {
  // A value in a template is written #{...} here, where it is none.
  expect(
    untranslatedWords(source.replaceAll('#', () => '$'))
      .map(({ text }) => text)
      .join(),
  ).toBe(texts);
});
