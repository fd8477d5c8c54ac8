import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { select } from './select.ts';

/** A group with two texts, and how often something in it has been set since it was asked last. */
function prepared() {
  const { window } = new JSDOM('<svg><g></g></svg>');
  const group = select(window.document.querySelector('g')!);
  const texts = group.selectAll('text').data([1, 2]).join('text');
  const observer = new window.MutationObserver(() => {});
  observer.observe(group.node()!, { attributes: true, childList: true, subtree: true });
  return { group, texts, changes: () => observer.takeRecords().length };
}

describe('select', () => {
  it('sets what is new, for each element by its datum', () => {
    const { group, texts } = prepared();
    texts
      .attr('x', (value) => 10 * value)
      .attr('class', 'tick')
      .text((value) => `at ${value}`);
    expect(group.html()).toBe('<text x="10" class="tick">at 1</text><text x="20" class="tick">at 2</text>');
  });

  it('leaves alone what is so already', () => {
    const { texts, changes } = prepared();
    const draw = (shift: number) =>
      texts
        .attr('x', (value) => 10 * value + (value === 2 ? shift : 0))
        .attr('y', 3)
        .text((value) => value + (value === 2 ? shift : 0));
    draw(0);
    expect(changes()).toBe(6);
    draw(0);
    expect(changes()).toBe(0);
    draw(1);
    expect(changes()).toBe(2);
  });

  it('takes away what is set to null, and answers what is set', () => {
    const { texts, changes } = prepared();
    texts.attr('opacity', 0.5).text('here');
    expect([texts.attr('opacity'), texts.text()]).toEqual(['0.5', 'here']);
    texts.attr('opacity', null).text(null);
    expect([texts.attr('opacity'), texts.text()]).toEqual([null, '']);
    changes();
    texts.attr('opacity', null).text(null);
    expect(changes()).toBe(0);
  });
});
