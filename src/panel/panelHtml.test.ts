import { expect, test } from 'vitest';
import { english } from '../shared/l10n/language.ts';
import { panelHtml } from './panelHtml.ts';

const html = panelHtml(
  {
    cspSource: 'https://own.example',
    style: 'https://own.example/media/panel.css',
    page: 'https://own.example/dist/page.js',
    worker: 'https://own.example/dist/worker.js',
    kernels: ['https://own.example/dist/training.wasm'],
    language: { ...english, translations: { a: '"<script>' } },
  },
  '0123',
);

test('the page may load and run nothing that its policy does not name', () => {
  const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(html)!;
  expect(policy.split('; ')).toEqual([
    `default-src 'none'`,
    `script-src 'nonce-0123' 'wasm-unsafe-eval'`,
    'worker-src blob:',
    'connect-src https://own.example',
    'style-src https://own.example',
    'img-src data:',
  ]);
});

test('the page has one script, which has the nonce, and no style or script within it', () => {
  expect(html.match(/<script\b[^>]*>/g)).toEqual(['<script nonce="0123" src="https://own.example/dist/page.js">']);
  expect(html).not.toMatch(/<style\b|\bstyle=|\bon\w+=/);
});
