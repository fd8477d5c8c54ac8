import { isRecord } from '../onnx/jsonChecks.ts';
import type { ValidationLosses } from '../protocol.ts';
import type { ValidationRecord } from './forecastModel.ts';

/** Of so many members at most; lines of more could not be told apart. */
export const mostValidatedMembers = 16;
/** Beyond so many places some are forgotten, the first and the last being kept. */
const mostPlaces = 256;

/** The errors of one run on values held out, as they come in; bounded, whatever its length. */
export class ValidationHistory {
  readonly #members: number;
  /** Of so many iterations one place is kept where the history was thinned. */
  #span = 1;
  #places: { readonly iteration: number; readonly losses: ArrayLike<number> }[];

  /** Goes on from what is known; throws when that is not of so many members. */
  constructor(members: number, known: ValidationLosses = noValidation) {
    this.#members = Math.min(members, mostValidatedMembers);
    const { iterations, losses } = known;
    if (losses.length !== iterations.length * this.#members) {
      throw new Error(`${losses.length} errors at ${iterations.length} places of ${members} members`);
    }
    this.#places = Array.from(iterations, (iteration, place) => ({
      iteration,
      losses: losses.subarray(place * this.#members, (place + 1) * this.#members),
    }));
  }

  /** The iteration of the latest place; `null` before the first. */
  get last(): number | null {
    return this.#places.at(-1)?.iteration ?? null;
  }

  /** Takes the errors of the members after an iteration; what was known of later ones is forgotten, as it has not been. */
  add(iteration: number, losses: ArrayLike<number>): void {
    this.#places = this.#places.filter((place) => place.iteration < iteration);
    this.#places.push({ iteration, losses: Array.from(losses).slice(0, this.#members) });
    if (this.#places.length > mostPlaces) {
      this.#thin();
    }
  }

  /** All up to an iteration. */
  upTo(iteration: number): ValidationLosses {
    const places = this.#places.filter((place) => place.iteration <= iteration);
    return {
      iterations: Float64Array.from(places, (place) => place.iteration),
      losses: Float64Array.from(places.flatMap(({ losses }) => Array.from(losses))),
    };
  }

  /** Thins all of the history alike: what was thinned before stays as it is until the rest has become as sparse. */
  #thin(): void {
    for (; ; this.#span *= 2) {
      this.#places = this.#places.filter(
        ({ iteration }, place, all) =>
          place === 0 ||
          place === all.length - 1 ||
          Math.floor(iteration / this.#span) !== Math.floor(all[place + 1].iteration / this.#span),
      );
      if (this.#places.length <= mostPlaces / 2) {
        return;
      }
    }
  }
}

/** Of a run without values held out. */
export const noValidation: ValidationLosses = { iterations: new Float64Array(), losses: new Float64Array() };

/** Whether something is the errors of so many members: finite, none negative, at increasing iterations. */
export function isValidation(value: unknown, members: number): value is ValidationLosses {
  if (!isRecord(value)) {
    return false;
  }
  const { iterations, losses } = value;
  return (
    iterations instanceof Float64Array &&
    losses instanceof Float64Array &&
    losses.length === iterations.length * Math.min(members, mostValidatedMembers) &&
    losses.every((loss) => Number.isFinite(loss) && loss >= 0) &&
    iterations.every(
      (iteration, place) => Number.isInteger(iteration) && iteration > (place === 0 ? 0 : iterations[place - 1]),
    )
  );
}

/** What a model remembers of it. */
export function validationRecord({ iterations, losses }: ValidationLosses): ValidationRecord {
  const members = losses.length / iterations.length;
  return {
    iterations: [...iterations],
    losses: Array.from(iterations, (_, place) => {
      const ofMembers = losses.subarray(place * members, (place + 1) * members);
      return ofMembers.reduce((sum, loss) => sum + loss, 0) / members;
    }),
  };
}
