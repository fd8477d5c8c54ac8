/** `count` of the whole numbers from `first` to `last`, evenly spaced, both among them; `last` alone where it is one. */
export function evenlySpaced(first: number, last: number, count: number): number[] {
  return Array.from({ length: count }, (_, which) =>
    count === 1 ? last : Math.round(first + (which * (last - first)) / (count - 1)),
  );
}
