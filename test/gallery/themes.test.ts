import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/root.ts';

interface Theme {
  readonly bodyClass: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Red, green, blue and opacity, each 0 to 1. */
type Colour = readonly [number, number, number, number];

const themes: Readonly<Record<string, Theme>> = JSON.parse(
  readFileSync(join(root, 'test/gallery/themes.json'), 'utf8'),
);
const css = readFileSync(join(root, 'media/panel.css'), 'utf8');
/** What lines and signs of the charts are drawn in. */
const lineColours = ['history', 'fit', 'forecast', 'truth', 'outlier', 'quiet', 'positive', 'negative'];
const names = Object.keys(themes);

test.each(names)('every line of the charts stands out from the ground: %s', (name) => {
  const { colourOf } = resolver(themes[name]);
  const ground = colourOf('var(--ground)');
  const contrasts = lineColours.map((line) => [line, contrast(colourOf(`var(--${line})`), ground)] as const);
  // WCAG 2.2, 1.4.11: what is needed to understand a picture.
  expect(contrasts.filter(([, ratio]) => !(ratio >= 3))).toEqual([]);
});

test.each(names)('has all colours that charts, menus and lists are drawn in: %s', (name) => {
  const used = new Set(css.match(/--vscode-(charts|menu|dropdown)-\w+/g));
  // High contrast has no orange, and menus of the other themes no border around what is chosen.
  const absent = name.startsWith('high-contrast') ? ['--vscode-charts-orange'] : ['--vscode-menu-selectionBorder'];
  expect([...used].filter((variable) => !(variable in themes[name].variables))).toEqual(absent);
});

/** Reads colours as a browser does by the page's style sheet, as far as that goes. */
function resolver({ bodyClass, variables }: Theme) {
  const own = new Map<string, string>();
  for (const selector of [':root', ...bodyClass.split(' ').map((each) => `body.${each}`)]) {
    for (const block of css.split(`\n${selector} {`).slice(1)) {
      for (const [, variable, value] of block.split('\n}')[0].matchAll(/(--[\w-]+):\s*([^;]+);/g)) {
        own.set(variable, value.replaceAll(/\s+/g, ' '));
      }
    }
  }

  function colourOf(text: string): Colour {
    const value = text.trim();
    const [, call, inside] = /^([\w-]+)\((.*)\)$/s.exec(value) ?? [];
    if (call === 'var') {
      const [variable, ...fallback] = parts(inside);
      const found = own.get(variable) ?? variables[variable];
      return colourOf(found ?? fallback.join(','));
    }
    if (call === 'color-mix') {
      const [, first, second] = parts(inside);
      const [, mixed, share] = /^(.*?)(?: (\d+)%)?$/s.exec(first)!;
      return mix(colourOf(mixed), colourOf(second), share === undefined ? 0.5 : Number(share) / 100);
    }
    if (inside?.startsWith('from ')) {
      const [red, green, blue] = colourOf(inside.slice(5, -' r g b / 1'.length));
      return [red, green, blue, 1];
    }
    if (call === 'rgba') {
      const [red, green, blue, opacity] = parts(inside).map(Number);
      return [red / 255, green / 255, blue / 255, opacity];
    }
    const [red, green, blue] = (value === 'black' ? '000000' : value.slice(1))
      .match(/../g)!
      .map((hex) => parseInt(hex, 16) / 255);
    return [red, green, blue, 1];
  }

  return { colourOf };
}

/** Between the commas that are in no brackets. */
function parts(text: string): string[] {
  const found = [''];
  let depth = 0;
  for (const character of text) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (character === ',' && depth === 0) {
      found.push('');
    } else {
      found[found.length - 1] += character;
    }
  }
  return found.map((part) => part.trim());
}

function mix(a: Colour, b: Colour, share: number): Colour {
  const [red, green, blue] = [0, 1, 2].map((channel) => share * a[channel] + (1 - share) * b[channel]);
  return [red, green, blue, 1];
}

/** The contrast of WCAG 2. */
function contrast(a: Colour, b: Colour): number {
  const [low, high] = [a, b].map(luminance).sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
}

function luminance([red, green, blue, opacity]: Colour): number {
  expect(opacity).toBe(1);
  const [r, g, b] = [red, green, blue].map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
