import { describe, expect, it } from 'vitest';
import { isSoftwareRenderer, judgeWebgl, type WebglFacts } from './judgeWebgl.ts';

const hardware: WebglFacts = {
  renderer: 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)',
  performanceCaveat: false,
  rendersFloat32: true,
  maximumTextureSize: 16384,
};
const swiftShader = 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)';

describe('isSoftwareRenderer', () => {
  it.each([
    [swiftShader, true],
    ['ANGLE (Mesa, llvmpipe (LLVM 15.0.7, 256 bits), OpenGL 4.5)', true],
    ['softpipe', true],
    ['ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)', true],
    ['ANGLE (Unknown, D3D11 WARP Direct3D11)', true],
    ['Apple Software Renderer', true],
    [hardware.renderer ?? '', false],
    ['ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)', false],
    ['ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)', false],
  ])('%s: %s', (renderer, expected) => {
    expect(isSoftwareRenderer(renderer)).toBe(expected);
  });
});

describe('judgeWebgl', () => {
  it('takes a hardware renderer and names it', () => {
    const verdict = judgeWebgl(hardware, false);
    expect(verdict).toMatchObject({ usable: true, software: false, renderer: hardware.renderer });
    expect(verdict.reason).toContain('RTX 3060');
  });

  it.each<[string, WebglFacts | null, boolean, boolean, string]>([
    ['no WebGL 2', null, true, false, 'not available'],
    ['half floats only', { ...hardware, rendersFloat32: false }, true, false, '32-bit floats'],
    ['software unasked for', { ...hardware, renderer: swiftShader }, false, false, 'on the CPU'],
    ['software asked for', { ...hardware, renderer: swiftShader }, true, true, 'settings ask'],
    ['a caveat without a name', { ...hardware, renderer: null, performanceCaveat: true }, false, false, 'on the CPU'],
    ['a caveat with a name', { ...hardware, performanceCaveat: true }, false, false, 'slow'],
  ])('%s', (_, facts, acceptSoftware, usable, words) => {
    const verdict = judgeWebgl(facts, acceptSoftware);
    expect(verdict.usable).toBe(usable);
    expect(verdict.reason).toContain(words);
    expect(verdict.reason).toMatch(/^[A-Z].*\.$/);
  });
});
