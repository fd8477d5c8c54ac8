import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** One picture of an animation. */
export interface AnimationFrame {
  /** A PNG of 8 bits a channel, RGB or RGBA, not interlaced; of the size of all others. */
  readonly png: Uint8Array;
  /** How long it stays. */
  readonly milliseconds: number;
}

/** Pixels of four bytes, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

interface Chunk {
  readonly kind: string;
  readonly data: Uint8Array;
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * Joins PNGs into one that plays again and again; who knows no animation sees the first. Of each picture only what changed
 * is kept, the rest shows the one before. Throws when a picture is of another size than the first.
 * Source: PNG specification, third edition (W3C), 11.3.6 "Animation information".
 */
export function animatedPng(frames: readonly AnimationFrame[]): Uint8Array {
  const pictures = frames.map(({ png }) => readPixels(png));
  const [{ width, height }] = pictures;
  const header = Buffer.concat([numbers(width, height), Uint8Array.of(8, 6, 0, 0, 0)]);
  const parts: Uint8Array[] = [signature, chunk('IHDR', header), chunk('acTL', numbers(frames.length, 0))];
  let sequence = 0;
  pictures.forEach((picture, which) => {
    if (picture.width !== width || picture.height !== height) {
      throw new Error(
        `picture ${which + 1} of the animation is ${picture.width} by ${picture.height}, not ${width} by ${height}`,
      );
    }
    const place = numbers(sequence++, width, height, 0, 0);
    const time = shorts(Math.round(frames[which].milliseconds), 1000);
    // The picture before stays, and this one is drawn over it.
    parts.push(chunk('fcTL', Buffer.concat([place, time, Uint8Array.of(0, which === 0 ? 0 : 1)])));
    const data = compress(which === 0 ? picture : changesOf(picture, pictures[which - 1]));
    parts.push(which === 0 ? chunk('IDAT', data) : chunk('fdAT', Buffer.concat([numbers(sequence++), data])));
  });
  return Buffer.concat([...parts, chunk('IEND', new Uint8Array())]);
}

/** The parts of a PNG, in their order. */
export function readChunks(png: Uint8Array): Chunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  for (let at = signature.length; at < png.length; ) {
    const length = view.getUint32(at);
    const kind = Buffer.from(png.subarray(at + 4, at + 8)).toString('latin1');
    chunks.push({ kind, data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** The pixels of a PNG. */
export function readPixels(png: Uint8Array): Pixels {
  const chunks = readChunks(png);
  const header = Buffer.from(chunks[0].data);
  const [width, height, depth, colour] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]];
  if (depth !== 8 || (colour !== 2 && colour !== 6) || header[12] !== 0) {
    throw new Error(`a PNG of ${depth} bits and colour type ${colour} is not for an animation`);
  }
  const channels = colour === 2 ? 3 : 4;
  const data = inflateSync(Buffer.concat(chunks.filter(({ kind }) => kind === 'IDAT').map((each) => each.data)));
  const rows = unfilter(data, width * channels, height, channels);
  const rgba = new Uint8Array(4 * width * height).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    rgba.set(rows.subarray(pixel * channels, (pixel + 1) * channels), 4 * pixel);
  }
  return { width, height, rgba };
}

/** Undoes what each row was filtered by (PNG specification, 9.2). */
function unfilter(data: Uint8Array, rowBytes: number, height: number, channels: number): Uint8Array {
  const rows = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row++) {
    const filter = data[row * (rowBytes + 1)];
    for (let i = 0; i < rowBytes; i++) {
      const at = row * rowBytes + i;
      const left = i >= channels ? rows[at - channels] : 0;
      const above = row > 0 ? rows[at - rowBytes] : 0;
      const corner = i >= channels && row > 0 ? rows[at - rowBytes - channels] : 0;
      const foreseen = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter];
      rows[at] = data[row * (rowBytes + 1) + 1 + i] + foreseen;
    }
  }
  return rows;
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [byLeft, byAbove, byCorner] = [left, above, corner].map((each) => Math.abs(estimate - each));
  return byLeft <= byAbove && byLeft <= byCorner ? left : byAbove <= byCorner ? above : corner;
}

/** What differs from the picture before; the rest is transparent. */
function changesOf(picture: Pixels, before: Pixels): Pixels {
  const [now, then] = [picture, before].map(({ rgba }) => new Uint32Array(rgba.buffer));
  const changed = now.map((pixel, at) => (pixel === then[at] ? 0 : pixel));
  return { ...picture, rgba: new Uint8Array(changed.buffer) };
}

function compress({ width, height, rgba }: Pixels): Uint8Array {
  const rows = new Uint8Array((4 * width + 1) * height);
  for (let row = 0; row < height; row++) {
    rows.set(rgba.subarray(4 * width * row, 4 * width * (row + 1)), (4 * width + 1) * row + 1);
  }
  return deflateSync(rows, { level: 9 });
}

function chunk(kind: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  return Buffer.concat([numbers(data.length), named, numbers(crc32(named))]);
}

/** Big-endian, four bytes each. */
function numbers(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) {
    bytes.writeUInt32BE(value, 4 * at);
  }
  return bytes;
}

/** Big-endian, two bytes each. */
function shorts(...values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [at, value] of values.entries()) {
    bytes.writeUInt16BE(value, 2 * at);
  }
  return bytes;
}
