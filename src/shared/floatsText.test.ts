import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floatsOfText, floatsText } from './floatsText.ts';

describe('floatsText', () => {
  it('is base64 of the bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true })), (values) => {
        const floats = Float32Array.from(values);
        const text = floatsText(values);
        expect(text).toBe(Buffer.from(floats.buffer).toString('base64'));
        expect(floatsOfText(text)).toEqual(floats);
      }),
    );
  });

  it.each(['A', 'AAA=', 'AAAAAAA', 'AAAA AA=', 'AACAfw==', 'é'])('takes %j for no floats', (text) => {
    expect(floatsOfText(text)).toBeNull();
  });
});
