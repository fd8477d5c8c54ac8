import type { ChartsPicture } from './chartsPicture.ts';

/** Draws a picture as PNG, with `scale` times as many pixels as it has on the page. */
export async function pngBytes({ svg, width, height }: ChartsPicture, scale: number): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image();
  // An address within the page's policy, which knows no addresses of blobs.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(width * scale, height * scale);
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
