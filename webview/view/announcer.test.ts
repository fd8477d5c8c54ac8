import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { PageFrames } from '../charts/pageFrames.ts';
import { Announcer } from './announcer.ts';

describe('Announcer', () => {
  it('says at once what is heard, and of what was said behind another page the last', async () => {
    const { window } = new JSDOM('<main></main>', { pretendToBeVisual: true });
    const view = window as unknown as Window;
    const announcer = new Announcer(view.document.querySelector('main')!);
    const region = view.document.querySelector('[aria-live=polite]')!;
    announcer.say('Training has started.');
    expect(region.textContent).toBe('Training has started.');
    PageFrames.of(view).setShown(false);
    announcer.say('Paused.');
    announcer.say('Learned the sine.');
    expect(region.textContent).toBe('Training has started.');
    PageFrames.of(view).setShown(true);
    await new Promise((resolve) => view.requestAnimationFrame(resolve));
    expect(region.textContent).toBe('Learned the sine.');
  });
});
