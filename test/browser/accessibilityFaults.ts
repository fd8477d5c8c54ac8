import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules whose verdict hangs on the theme; what the others find is the same in all. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds in the panel's page against WCAG 2.2 AA and good practice, or in its colours alone: the rule, the element,
 * what is wrong with it.
 */
export async function accessibilityFaults(
  page: Page,
  inspected: 'all' | 'colours' = 'all',
): Promise<readonly string[]> {
  const frame = await panelFrame(page);
  // Evaluated from outside the page, which runs no script that its policy does not name.
  await frame.evaluate(`${axe}; void 0`);
  const options = {
    resultTypes: ['violations'],
    ...(inspected === 'all'
      ? { rules: { region: { enabled: false }, 'target-size': { enabled: true } } }
      : { runOnly: { type: 'rule', values: rulesOfColour } }),
  };
  const results = (await frame.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ')}`),
  );
}

/** What has the keyboard in the panel, and whether that can be seen. */
export async function focusedInPanel(page: Page): Promise<{ readonly what: string; readonly isSeen: boolean }> {
  const frame = await panelFrame(page);
  return frame.evaluate(() => {
    const chain: Element[] = [];
    for (let at = document.activeElement; at !== null; at = at.shadowRoot?.activeElement ?? null) {
      chain.push(at);
    }
    const isSeen = chain.some((element) =>
      [element, element.parentElement ?? element, ...(element.shadowRoot?.querySelectorAll('*') ?? [])].some((part) => {
        const { outlineStyle, outlineWidth, borderColor } = getComputedStyle(part);
        const focus = getComputedStyle(document.documentElement).getPropertyValue('--vscode-focusBorder');
        const probe = document.createElement('i');
        probe.style.color = focus;
        document.body.append(probe);
        const colour = getComputedStyle(probe).color;
        probe.remove();
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || borderColor === colour;
      }),
    );
    const [host] = chain;
    const name = host.getAttribute('aria-label') ?? host.textContent?.trim() ?? '';
    return { what: `${host.localName} ${name.slice(0, 30)}`, isSeen };
  });
}

async function panelFrame(page: Page): Promise<Frame> {
  for (const frame of page.frames()) {
    if ((await frame.locator('#app').count()) > 0) {
      return frame;
    }
  }
  throw new Error('The panel is not open.');
}
