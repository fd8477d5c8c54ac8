import type { Page } from '@playwright/test';

/** All that a page says: texts, those of pictures, and what is read out or shown when pointed at. */
export async function shownTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const texts = new Set<string>();
    const spoken = ['aria-label', 'title', 'aria-roledescription', 'placeholder', 'aria-valuetext', 'alt'];
    const visit = (node: Node): void => {
      if (node instanceof Text) {
        texts.add(node.data.trim());
      } else if (node instanceof Element && !['SCRIPT', 'STYLE'].includes(node.tagName)) {
        for (const name of spoken) {
          texts.add(node.getAttribute(name)?.trim() ?? '');
        }
        for (const child of node.childNodes) {
          visit(child);
        }
      }
    };
    visit(document.body);
    texts.delete('');
    return [...texts];
  });
}

/** Pairs of a picture's texts that cover each other, and those that its edge cuts off. */
export async function collidingTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    for (const svg of document.querySelectorAll<SVGSVGElement>('svg.chart')) {
      const frame = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('text')]
        .filter((text) => text.textContent !== '' && text.getClientRects().length > 0)
        .map((text) => ({ words: text.textContent ?? '', box: text.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0);
      const name = svg.dataset.chart;
      for (const [i, { words, box }] of texts.entries()) {
        if (box.left < frame.left - 2 || box.right > frame.right + 2 || box.bottom > frame.bottom + 3) {
          faults.push(`${name}: "${words}" is cut off`);
        }
        for (const other of texts.slice(i + 1)) {
          const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const along = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          // Lines of text stand closer than their boxes are high.
          if (across > 1 && along > 5) {
            faults.push(`${name}: "${words}" covers "${other.words}"`);
          }
        }
      }
    }
    if (document.documentElement.scrollWidth > window.innerWidth) {
      faults.push(`the page is ${document.documentElement.scrollWidth} pixels wide`);
    }
    return faults;
  });
}
