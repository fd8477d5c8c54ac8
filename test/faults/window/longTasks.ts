import type { Page } from '@playwright/test';

/** What of Chromium's trace is read; times are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor. */
  readonly tdur?: number;
  readonly args: {
    readonly data?: { readonly frame?: string; readonly url?: string; readonly frames?: readonly TracedFrame[] };
    readonly beginData?: { readonly frame?: string };
  };
}
interface TracedFrame {
  readonly frame: string;
  readonly url?: string;
}

/** A task of the panel's page. */
export interface PageTask {
  /** Milliseconds of the processor: what else the machine does counts for nothing. */
  readonly ms: number;
  /** What took longest in it, as Chromium calls it: `EvaluateScript`, `FireAnimationFrame`. */
  readonly what: string;
}

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
/** Where VS Code keeps the markup of a webview. */
const pageAddress = /\/webview\/browser\/pre\/fake\.html/;

/**
 * The longest task of the panel's page while something is done in a window, `null` when it did nothing. VS Code itself may
 * have the same thread: a task is the page's when the page's frame has a part in it.
 */
export async function longestTask(page: Page, work: () => Promise<void>): Promise<PageTask | null> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories });
  let events: readonly TraceEvent[];
  try {
    await work();
  } finally {
    const trace = await browser.stopTracing();
    events = (JSON.parse(trace.toString('utf8')) as { readonly traceEvents: readonly TraceEvent[] }).traceEvents;
  }
  return longestOf(events);
}

function longestOf(events: readonly TraceEvent[]): PageTask | null {
  const frames = pageFrames(events);
  const tasks = events.filter(({ name, ph }) => name === 'RunTask' && ph === 'X');
  const ours = events.filter(({ args }) => frames.has(args.data?.frame ?? args.beginData?.frame ?? ''));
  const isOurs = (task: TraceEvent) => ours.some((event) => isWithin(event, task));
  const [longest] = tasks.toSorted((one, other) => (other.tdur ?? 0) - (one.tdur ?? 0)).filter(isOurs);
  if (longest === undefined) {
    return null;
  }
  const [most] = events
    .filter((event) => event !== longest && event.ph === 'X' && isWithin(event, longest))
    .toSorted((one, other) => (other.tdur ?? 0) - (one.tdur ?? 0));
  return { ms: (longest.tdur ?? 0) / 1000, what: most?.name ?? longest.name };
}

function pageFrames(events: readonly TraceEvent[]): Set<string> {
  const frames = events.flatMap(({ args: { data } }) => [
    ...(data?.frames ?? []),
    ...(data?.frame === undefined ? [] : [{ frame: data.frame, url: data.url }]),
  ]);
  return new Set(frames.filter(({ url }) => pageAddress.test(url ?? '')).map(({ frame }) => frame));
}

function isWithin(event: TraceEvent, task: TraceEvent): boolean {
  const isSameThread = event.pid === task.pid && event.tid === task.tid;
  return isSameThread && event.ts >= task.ts && event.ts + (event.dur ?? 0) <= task.ts + (task.dur ?? 0);
}
