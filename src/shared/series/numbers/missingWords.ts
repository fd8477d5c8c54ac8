/** What stands where a value is missing, in lower case. */
const missingWords = new Set([
  '',
  'nan',
  'null',
  'none',
  'na',
  'n/a',
  '#n/a',
  'nil',
  'undefined',
  'missing',
  'np.nan',
  'numpy.nan',
  'math.nan',
  'pd.na',
  '<na>',
  '-',
  '\u2013',
  '\u2014',
]);
const longestWord = 9;

/** Whether what is written stands for a missing value. */
export function isMissing(written: string): boolean {
  return written.length <= longestWord && missingWords.has(written.toLowerCase());
}
