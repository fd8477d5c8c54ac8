import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { assertNever } from '../assertNever.ts';
import { formatExactly } from '../formatNumber.ts';
import { translate } from '../l10n/translate.ts';

// Protocol buffers as far as ONNX needs them: the wire is the library's, what stands on it is said by tables.

/** What one value of a field is. */
type Kind = 'int32' | 'int64' | 'float' | 'string' | 'bytes' | MessageType<object>;

interface Field {
  readonly number: number;
  readonly kind: Kind;
  /** Whether it is a list; 'packed' writes the numbers of one without a tag each. Both ways are read. */
  readonly repeated: false | true | 'packed';
}

interface NamedField extends Field {
  readonly name: string;
}

/** What stands on the wire for messages of the type `T`. */
export interface MessageType<out T extends object> {
  /** In the order of their numbers. */
  readonly fields: readonly NamedField[];
  readonly byNumber: ReadonlyMap<number, NamedField>;
  /** What fields hold that are not set. */
  readonly defaults: object;
  /** Never set: it only has the compiler tell types of messages apart. */
  readonly message?: T;
}

/** Names the fields of a message. */
export function messageType<T extends object>(fields: { readonly [Name in keyof T]-?: Field }): MessageType<T> {
  const named = Object.entries<Field>(fields)
    .map(([name, field]) => ({ name, ...field }))
    .sort((a, b) => a.number - b.number);
  const defaults = named.flatMap(({ name, kind, repeated }) =>
    repeated !== false || typeof kind === 'object' ? [] : [[name, defaultOf(kind)] as const],
  );
  return {
    fields: named,
    byNumber: new Map(named.map((field) => [field.number, field])),
    defaults: Object.fromEntries(defaults),
  };
}

/** A field that is one value. */
export function one(number: number, kind: Kind): Field {
  return { number, kind, repeated: false };
}

/** A field that is a list. */
export function many(number: number, kind: Kind): Field {
  return { number, kind, repeated: true };
}

/** A field that is a list of numbers without tags between them. */
export function packed(number: number, kind: 'int32' | 'int64' | 'float'): Field {
  return { number, kind, repeated: 'packed' };
}

/** A message; what is not set reads as its default and is not written. */
export function create<T extends object>({ fields, defaults }: MessageType<T>, init: Partial<T> = {}): T {
  const message: Record<string, unknown> = Object.create(defaults);
  for (const { name, repeated } of fields) {
    if (repeated !== false) {
      message[name] = [];
    }
  }
  return Object.assign(message, init) as T;
}

/** The bytes of a message, its fields in the order of their numbers: the same message gives the same bytes. */
export function encode<T extends object>(type: MessageType<T>, message: T): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter();
  writeMessage(writer, type, message);
  return writer.finish();
}

/** Several times what the largest file of ours has; a field of two bytes takes hundreds in memory. */
const mostFields = 200_000;

/**
 * Reads a message, leaving out fields that the type does not name. Throws when the bytes end too early, are not what the
 * type says, or have far more fields than a file of ours. No more is allocated than a small multiple of the bytes.
 */
export function decode<T extends object>(type: MessageType<T>, bytes: Uint8Array): T {
  return readMessage(new CountingReader(bytes), type, bytes.length);
}

/** Counts what it reads, so that a file made of nothing but fields is given up soon. */
class CountingReader extends BinaryReader {
  #fields = 0;

  /** To be called for each field, and for each value of a list but floats, which take no more memory than bytes. */
  count(): void {
    if (++this.#fields > mostFields) {
      throw new Error(translate('the bytes hold more than {0} fields', formatExactly(mostFields)));
    }
  }
}

function defaultOf(kind: Exclude<Kind, object>): number | bigint | string | Uint8Array {
  switch (kind) {
    case 'int32':
    case 'float':
      return 0;
    case 'int64':
      return 0n;
    case 'string':
      return '';
    case 'bytes':
      return new Uint8Array();
    default:
      return assertNever(kind);
  }
}

function writeMessage(writer: BinaryWriter, { fields }: MessageType<object>, message: object): void {
  for (const field of fields) {
    const { name, number, kind, repeated } = field;
    const value: unknown = Object.hasOwn(message, name) ? Reflect.get(message, name) : undefined;
    if (value === undefined) {
      continue;
    }
    if (repeated === 'packed') {
      writePacked(writer, field, value as unknown[]);
      continue;
    }
    for (const each of repeated ? (value as unknown[]) : [value]) {
      writer.tag(number, wireTypeOf(kind));
      writeValue(writer, kind, each);
    }
  }
}

function writePacked(writer: BinaryWriter, { number, kind }: Field, values: readonly unknown[]): void {
  if (values.length === 0) {
    return;
  }
  writer.tag(number, WireType.LengthDelimited).fork();
  for (const value of values) {
    writeValue(writer, kind, value);
  }
  writer.join();
}

function writeValue(writer: BinaryWriter, kind: Kind, value: unknown): void {
  switch (kind) {
    case 'int32':
      writer.int32(value as number);
      return;
    case 'int64':
      writer.int64(value as bigint);
      return;
    case 'float':
      writer.float(value as number);
      return;
    case 'string':
      writer.string(value as string);
      return;
    case 'bytes':
      writer.bytes(value as Uint8Array);
      return;
    default:
      writer.fork();
      writeMessage(writer, kind, value as object);
      writer.join();
  }
}

function readMessage<T extends object>(reader: CountingReader, type: MessageType<T>, end: number): T {
  const message = create(type);
  while (reader.pos < end) {
    const [number, wireType] = reader.tag();
    reader.count();
    const field = type.byNumber.get(number);
    if (field === undefined) {
      reader.skip(wireType, number);
    } else if (field.repeated === false) {
      Reflect.set(message, field.name, readValue(reader, field.kind, wireType));
    } else {
      readInto(Reflect.get(message, field.name) as unknown[], reader, field.kind, wireType);
    }
  }
  if (reader.pos !== end) {
    throw new Error(translate('a message goes on after its end'));
  }
  return message;
}

/** Adds one value to a list, or all that stand without tags between them. */
function readInto(list: unknown[], reader: CountingReader, kind: Kind, wireType: WireType): void {
  if (wireType !== WireType.LengthDelimited || wireTypeOf(kind) === WireType.LengthDelimited) {
    list.push(readValue(reader, kind, wireType));
    return;
  }
  const end = endOfPart(reader);
  while (reader.pos < end) {
    if (kind !== 'float') {
      reader.count();
    }
    list.push(readValue(reader, kind, wireTypeOf(kind)));
  }
  if (reader.pos !== end) {
    throw new Error(translate('a list goes on after its end'));
  }
}

function readValue(reader: CountingReader, kind: Kind, wireType: WireType): unknown {
  if (wireType !== wireTypeOf(kind)) {
    throw new Error(translate('a field is written as another kind, {0}', String(wireType)));
  }
  switch (kind) {
    case 'int32':
      return reader.int32();
    case 'int64':
      return BigInt(reader.int64());
    case 'float':
      return reader.float();
    case 'string':
      return reader.string();
    case 'bytes':
      return reader.bytes();
    default:
      return readMessage(reader, kind, endOfPart(reader));
  }
}

/** Reads a length, and says where what it counts ends; throws when that is after the end of all. */
function endOfPart(reader: CountingReader): number {
  const end = reader.uint32() + reader.pos;
  if (end > reader.len) {
    throw new Error(translate('a part is longer than the file'));
  }
  return end;
}

function wireTypeOf(kind: Kind): WireType {
  switch (kind) {
    case 'int32':
    case 'int64':
      return WireType.Varint;
    case 'float':
      return WireType.Bit32;
    case 'string':
    case 'bytes':
      return WireType.LengthDelimited;
    default:
      return typeof kind === 'object' ? WireType.LengthDelimited : assertNever(kind);
  }
}
