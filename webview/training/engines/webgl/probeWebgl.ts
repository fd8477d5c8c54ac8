import type { WebglFacts } from './judgeWebgl.ts';

const attributes: WebGLContextAttributes = {
  alpha: false,
  antialias: false,
  premultipliedAlpha: false,
  preserveDrawingBuffer: false,
  depth: false,
  stencil: false,
};

/**
 * Opens WebGL 2 on the canvas and looks at it; `null` where there is none. The context stays with the canvas, so that
 * an engine made on the same canvas uses this one.
 */
export function probeWebgl(canvas: OffscreenCanvas): WebglFacts | null {
  // Opened strictly at first: only a refusal of that tells that the browser knows of a performance caveat.
  const strict = canvas.getContext('webgl2', { ...attributes, failIfMajorPerformanceCaveat: true });
  const gl = strict ?? canvas.getContext('webgl2', attributes);
  if (gl === null) {
    return null;
  }
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  return {
    renderer: names === null ? null : String(gl.getParameter(names.UNMASKED_RENDERER_WEBGL)),
    performanceCaveat: strict === null,
    rendersFloat32: rendersFloat32(gl),
    maximumTextureSize: Number(gl.getParameter(gl.MAX_TEXTURE_SIZE)),
  };
}

/** Clears a 32-bit float texture to numbers that 16 bits cannot hold, and reads them back. */
function rendersFloat32(gl: WebGL2RenderingContext): boolean {
  if (gl.getExtension('EXT_color_buffer_float') === null) {
    return false;
  }
  const expected = new Float32Array([1e-9, -1e9, 1 + 2 ** -23, 3e38]);
  const texture = gl.createTexture();
  const framebuffer = gl.createFramebuffer();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, 1, 1);
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  const actual = new Float32Array(4);
  if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE) {
    gl.clearBufferfv(gl.COLOR, 0, expected);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, actual);
  }
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.bindTexture(gl.TEXTURE_2D, null);
  gl.deleteFramebuffer(framebuffer);
  gl.deleteTexture(texture);
  return actual.every((value, i) => value === expected[i]);
}
