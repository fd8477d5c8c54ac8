import type { LiteralTable } from './literalTable.ts';

/** Arrays within more objects than these are no series that anyone could choose among. */
const mostSeries = 64;

/** The path of what is nowhere that can be named. */
export const unknownPath = '\0';

/** What is open around the place that is scanned. */
export interface Frame {
  readonly kind: 'array' | 'object';
  readonly closedBy: string;
  /** From the root: `data[]`. */
  readonly path: string;
  /** The table whose record this is or is part of, and the way there from the record. */
  readonly record: LiteralTable | null;
  readonly within: string;
  /** Whether the record ends with this frame. */
  readonly endsRecord: boolean;
  /** The table of this array's own values or objects. */
  table: LiteralTable | null;
  /** The name of the value that comes next in an object, and where it stands. */
  key: { readonly name: string; readonly start: number; readonly end: number } | null;
  /** Values so far. */
  index: number;
}

/** The brackets of `array([...], type)`: its first argument stands where the call does, the others are passed over. */
export interface CallFrame {
  readonly kind: 'call';
  readonly closedBy: ')';
  /** What the call is in. */
  readonly around: Frame;
  /** The values of `around` when the call began. */
  readonly before: number;
}

/** A frame that was just opened. */
export function openFrame(
  kind: Frame['kind'],
  closedBy: string,
  path: string,
  record: LiteralTable | null,
  within: string,
  endsRecord: boolean,
): Frame {
  return { kind, closedBy, path, record, within, endsRecord, table: null, key: null, index: 0 };
}

/** Counts a value of a frame, whose name is used up. */
export function valueDone(parent: Frame): void {
  parent.index++;
  parent.key = null;
}

/** The path of the value that comes next in a frame. */
export function childPath({ kind, path, key, index }: Frame): string {
  if (path === unknownPath) {
    return unknownPath;
  }
  if (kind === 'object') {
    return joined(path, key?.name ?? '');
  }
  return index < mostSeries ? `${path}[${index}]` : unknownPath;
}

/** The path of a member. */
export function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
