import { translate } from '../../../../src/shared/l10n/translate.ts';
/** What a look at the machine's WebGL has shown. */
export interface WebglFacts {
  /** The renderer's own name; `null` where the browser keeps it to itself. */
  readonly renderer: string | null;
  /** Whether the browser itself warns of a major performance caveat. */
  readonly performanceCaveat: boolean;
  /** Whether 32-bit floats survive being rendered to a texture and read back. */
  readonly rendersFloat32: boolean;
  /** Texels along the longest side of a texture. */
  readonly maximumTextureSize: number;
}

/** Whether to train on WebGL. */
export interface WebglVerdict {
  readonly usable: boolean;
  readonly renderer: string | null;
  /** Whether the renderer draws on the CPU. */
  readonly software: boolean;
  /** One sentence for the panel. */
  readonly reason: string;
}

/** Marks of renderers that draw on the CPU: Chromium's, Mesa's, Windows's, macOS's. */
const softwareMarks = [
  'swiftshader',
  'llvmpipe',
  'softpipe',
  'lavapipe',
  'swrast',
  'software',
  'microsoft basic render',
  'warp',
  'mesa offscreen',
];

/** Whether a renderer of this name draws on the CPU. */
export function isSoftwareRenderer(renderer: string): boolean {
  const name = renderer.toLowerCase();
  return softwareMarks.some((mark) => name.includes(mark));
}

/**
 * Decides from the facts (`null` where there is no WebGL 2) whether WebGL is worth training on. `acceptSoftware` is for
 * a person who asked for WebGL by name; nothing makes up for missing 32-bit floats.
 */
export function judgeWebgl(facts: WebglFacts | null, acceptSoftware: boolean): WebglVerdict {
  if (facts === null) {
    return { usable: false, renderer: null, software: false, reason: translate('WebGL 2 is not available here.') };
  }
  const { renderer } = facts;
  const software = renderer === null ? facts.performanceCaveat : isSoftwareRenderer(renderer);
  const name = renderer ?? translate('The renderer');
  const verdict = (usable: boolean, reason: string) => ({ usable, renderer, software, reason });
  if (!facts.rendersFloat32) {
    return verdict(false, translate('{0} cannot render 32-bit floats, which training on WebGL needs.', name));
  }
  if (software) {
    return acceptSoftware
      ? verdict(true, translate('The settings ask for WebGL; {0} draws on the CPU.', name))
      : verdict(false, translate('{0} draws on the CPU, so WebGL would gain nothing.', name));
  }
  if (facts.performanceCaveat && !acceptSoftware) {
    return verdict(false, translate('The browser warns that WebGL on {0} is slow.', name));
  }
  return verdict(true, translate('{0} is a hardware renderer of 32-bit floats.', name));
}
