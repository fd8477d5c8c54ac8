/**
 * Where a key takes a cursor that may stand at `first` to `last`, both included, by pages of `page`; `null` for keys that
 * take it nowhere. From nowhere (`null`) an arrow or page key leads to an end of what is shown.
 */
export function cursorTarget(
  key: string,
  from: number | null,
  { first, last }: { readonly first: number; readonly last: number },
  page: number,
  shown = { first, last },
): number | null {
  const move = (by: number) => (from === null ? (by < 0 ? shown.last : shown.first) : from + by);
  const target = {
    ArrowLeft: move(-1),
    ArrowRight: move(1),
    PageUp: move(-page),
    PageDown: move(page),
    Home: first,
    End: last,
  };
  const place = key in target ? target[key as keyof typeof target] : null;
  return place === null ? null : Math.max(first, Math.min(last, place));
}
