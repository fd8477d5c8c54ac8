import { JSDOM } from 'jsdom';
import { expect, it, vi } from 'vitest';

it('hands over what was sent before anybody listened, and what is sent from then on', async () => {
  const { window } = new JSDOM('');
  vi.stubGlobal('window', window);
  const { listenToHost } = await import('./hostMessages.ts');
  const send = (data: unknown) => window.dispatchEvent(new window.MessageEvent('message', { data }));
  send('first');
  send('second');
  const received: unknown[] = [];
  listenToHost((message) => received.push(message));
  expect(received).toEqual(['first', 'second']);
  send('third');
  expect(received).toEqual(['first', 'second', 'third']);
});
