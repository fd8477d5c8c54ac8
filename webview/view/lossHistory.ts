import { engineName } from '../../src/shared/model/backendReport.ts';
import type { RunCondition } from '../../src/shared/model/forecastModel.ts';
import { noValidation, validationRecord } from '../../src/shared/model/validationHistory.ts';
import type { PanelModel, TrainingOutcome, TrainingProgress, ValidationLosses } from '../../src/shared/protocol.ts';
import type { LossMark, LossSeries, RateChange, ValidationSeries } from '../charts/lossData.ts';

/** More points than a screen has pixels; beyond it the history is thinned. */
const mostPoints = 4096;
/** Lines of more members than these could not be told apart. */
const mostMembers = 16;

/** What a report says of a run's losses. */
export type LossReport = Pick<TrainingProgress, 'iteration' | 'losses' | 'memberLosses' | 'validation' | 'conditions'>;

/** The losses of an iteration. */
interface LossPoint {
  readonly iteration: number;
  /** The mean over members. */
  readonly loss: number;
  /** Of each member, where there are several. */
  readonly members: ArrayLike<number>;
}

/** The losses of a run as they come in, and what happened meanwhile: bounded, whatever its length, and with every extreme kept. */
export class LossHistory {
  #points: LossPoint[] = [];
  /** Of so many iterations the lowest and the highest loss are kept where the history was thinned. */
  #span = 4;
  #conditions: readonly RunCondition[] = [];
  #validation: ValidationLosses = noValidation;

  /** Takes what a report says; a run that went back to a checkpoint replaces what it repeats. */
  report({ iteration, losses, memberLosses, validation, conditions }: LossReport): void {
    this.add(iteration, losses, memberLosses);
    this.#validation = validation;
    this.#conditions = conditions;
  }

  /** Adds the losses of the iterations up to `iteration`; those that are there already are replaced. */
  add(iteration: number, losses: ArrayLike<number>, memberLosses: Float64Array = new Float64Array()): void {
    const first = iteration - losses.length + 1;
    while (this.#points.length > 0 && this.#points[this.#points.length - 1].iteration >= first) {
      this.#points.pop();
    }
    const members = losses.length === 0 ? 0 : memberLosses.length / losses.length;
    const shown = members < 2 ? 0 : Math.min(members, mostMembers);
    for (let i = 0; i < losses.length; i++) {
      const ofMembers = memberLosses.slice(i * members, i * members + shown);
      this.#points.push({ iteration: first + i, loss: losses[i], members: ofMembers });
      if (this.#points.length > mostPoints) {
        this.#thin();
      }
    }
  }

  /** Takes what is known of a whole run, which has ended; what was reported of its losses stays as it is. */
  complete({ losses, validation }: Pick<TrainingOutcome, 'losses' | 'validation'>): void {
    this.#validation = validation;
    const known = this.last > losses.length ? 0 : this.last;
    this.add(losses.length, losses.subarray(known));
  }

  /** All that is kept; the axis ends at `lastIteration`. */
  series(lastIteration: number): LossSeries {
    // Of a run that an engine without reports of its members takes up, only the mean is whole.
    const members = Math.min(...this.#points.map((point) => point.members.length));
    const validation = this.#validationSeries();
    return {
      iterations: this.#points.map(({ iteration }) => iteration),
      losses: this.#points.map(({ loss }) => loss),
      members: Number.isFinite(members)
        ? Array.from({ length: members }, (_, member) => this.#points.map((point) => point.members[member]))
        : [],
      marks: marksOf(this.#conditions),
      rates: ratesOf(this.#conditions),
      ...(validation === null ? {} : { validation }),
      lastIteration,
    };
  }

  #validationSeries(): ValidationSeries | null {
    const { iterations, losses } = this.#validation;
    if (iterations.length === 0) {
      return null;
    }
    const members = losses.length / iterations.length;
    const ofMember = (member: number) => Array.from(iterations, (_, place) => losses[place * members + member]);
    return {
      ...validationRecord(this.#validation),
      members: members < 2 ? [] : Array.from({ length: members }, (_, member) => ofMember(member)),
    };
  }

  /** The latest loss, `null` before the first. */
  latest(): number | null {
    return this.#points.at(-1)?.loss ?? null;
  }

  /** The last iteration there is a loss of; 0 before the first. */
  get last(): number {
    return this.#points.at(-1)?.iteration ?? 0;
  }

  /** Thins all of the history alike: what was thinned before stays as it is until the rest has become as sparse. */
  #thin(): void {
    this.#points = thinned(this.#points, this.#span);
    while (this.#points.length > mostPoints / 2) {
      this.#span *= 2;
      this.#points = thinned(this.#points, this.#span);
    }
  }
}

/** The first point, the lowest and the highest of every `span` iterations, and the last. */
function thinned(points: readonly LossPoint[], span: number): LossPoint[] {
  const kept: LossPoint[] = [];
  for (let start = 0; start < points.length; ) {
    const bucket = Math.floor(points[start].iteration / span);
    let [lowest, highest, end] = [start, start, start + 1];
    for (; end < points.length && Math.floor(points[end].iteration / span) === bucket; end++) {
      lowest = points[end].loss < points[lowest].loss ? end : lowest;
      highest = points[end].loss > points[highest].loss ? end : highest;
    }
    const ends = [...(start === 0 ? [0] : []), ...(end === points.length ? [end - 1] : [])];
    for (const index of [...new Set([lowest, highest, ...ends])].sort((a, b) => a - b)) {
      kept.push(points[index]);
    }
    start = end;
  }
  return kept;
}

/** Where a run restarted, a person changed its learning rate, or another engine took over. */
function marksOf(conditions: readonly RunCondition[]): LossMark[] {
  return conditions.slice(1).flatMap(({ iteration, learningRate, engine, restarts }, i) => {
    const before = conditions[i];
    const isRestart = restarts > before.restarts;
    return [
      ...(isRestart || learningRate !== before.learningRate
        ? [{ iteration, kind: isRestart ? ('restart' as const) : ('rate' as const), learningRate }]
        : []),
      ...(engine === before.engine ? [] : [{ iteration, kind: 'engine' as const, engine: engineName(engine) }]),
    ];
  });
}

function ratesOf(conditions: readonly RunCondition[]): RateChange[] {
  return conditions
    .filter(({ learningRate }, i) => i === 0 || learningRate !== conditions[i - 1].learningRate)
    .map(({ iteration, learningRate }) => ({ iteration, learningRate }));
}

/** A run that has come less far than this share of its way is drawn on a shorter axis. */
const shownShare = 0.25;

/**
 * Where the axis of a run's iterations ends: at those planned, or, while few of them are done, at a round number of about
 * twice as many as are, so that what there is can be seen.
 */
export function lossAxisEnd(done: number, planned: number): number {
  if (done >= shownShare * planned) {
    return planned;
  }
  const wanted = Math.max(20, 2 * done);
  const decade = 10 ** Math.floor(Math.log10(wanted));
  const round = [1, 2, 5, 10].map((factor) => factor * decade).find((each) => each >= wanted) ?? planned;
  return Math.min(planned, round);
}

/** The losses that a model remembers: evenly spaced over its iterations, the first and the last among them. */
export function rememberedLosses({
  losses,
  iterations,
  validation,
  conditions,
}: Pick<PanelModel, 'losses' | 'iterations' | 'validation' | 'conditions'>): LossSeries {
  const spacing = losses.length < 2 ? 0 : (iterations - 1) / (losses.length - 1);
  return {
    iterations: losses.map((_, i) => 1 + Math.round(i * spacing)),
    losses,
    ...(validation === undefined ? {} : { validation }),
    ...(conditions === undefined ? {} : { marks: marksOf(conditions), rates: ratesOf(conditions) }),
    lastIteration: iterations,
  };
}
