/** A colour that every program that shows pictures knows. */
export interface PlainColour {
  /** `#rrggbb`, or what is no colour: `none`, a reference. */
  readonly colour: string;
  /** 0 to 1. */
  readonly opacity: number;
}

/**
 * A computed colour of a page (`rgb(...)`, `rgba(...)`, `color(srgb ...)`) in the form that SVG 1.1 has; throws on one that no
 * page computes.
 */
export function plainColour(computed: string): PlainColour {
  const text = computed.trim();
  if (text === 'none' || text === 'transparent' || text.startsWith('url(')) {
    return { colour: text === 'transparent' ? 'none' : text, opacity: 1 };
  }
  const found = /^(rgba?|color)\((srgb )?([^)]*)\)$/.exec(text);
  const numbers = found?.[3].split(/[\s,/]+/).filter((part) => part !== '') ?? [];
  const values = numbers.map((part) =>
    part === 'none' ? 0 : part.endsWith('%') ? Number(part.slice(0, -1)) / 100 : Number(part),
  );
  const isShare = found?.[1] === 'color';
  if (found === null || isShare !== (found[2] !== undefined) || values.length < 3 || !values.every(Number.isFinite)) {
    throw new Error(`not a colour that can be written: ${computed}`);
  }
  const channels = values.slice(0, 3).map((value, i) => {
    const full = isShare || numbers[i].endsWith('%') ? 255 * value : value;
    return Math.min(255, Math.max(0, Math.round(full)))
      .toString(16)
      .padStart(2, '0');
  });
  return { colour: `#${channels.join('')}`, opacity: values[3] ?? 1 };
}
