/** What an interval's level is called in files, in all languages alike: "95 %", "97.5 %". */
export function levelName(level: number): string {
  return `${Number((100 * level).toFixed(1))} %`;
}
