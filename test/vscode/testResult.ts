/** What one test inside a VS Code came to. */
export interface TestResult {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly durationMs: number;
  /** Message and stack of a failed test, otherwise empty. */
  readonly failure: string;
}

/** What a run of the suite came to: its tests, and why it did not end as it should, if so. */
export interface SuiteRun {
  readonly results: readonly TestResult[];
  readonly fault: string | null;
}

/** Starts a line of the extension host's console that carries a result; everything else there is chatter. */
const mark = 'test-result ';

export function resultLine(result: TestResult): string {
  return mark + JSON.stringify(result);
}

/** The result in a line of the console, or null where there is none. */
export function resultOfLine(line: string): TestResult | null {
  const at = line.indexOf(mark);
  if (at < 0) {
    return null;
  }
  try {
    return JSON.parse(line.slice(at + mark.length)) as TestResult;
  } catch {
    return null;
  }
}
