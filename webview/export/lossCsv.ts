import { type LossSeries, markInWords } from '../charts/lossData.ts';
import { type CsvColumn, csvOf, digitsOf } from './csvOf.ts';

/**
 * All numbers of the loss chart as CSV, a row for each iteration of which something is known: the mean loss, that of each
 * member, the errors on values held out, the learning rate, and what happened there. Numbers have all their digits.
 */
export function lossCsv({ iterations, losses, members = [], validation, marks = [], rates = [] }: LossSeries): string {
  const rows = [
    ...new Set([
      ...Array.from(iterations),
      ...Array.from(validation?.iterations ?? []),
      ...marks.map(({ iteration }) => iteration),
    ]),
  ].sort((a, b) => a - b);
  const by = (known: ArrayLike<number>, name: string, values: ArrayLike<number>): CsvColumn => {
    const places = new Map(Array.from(known, (iteration, place) => [iteration, place]));
    return { name, at: (row) => digitsOf(values[places.get(rows[row]) ?? -1]) };
  };
  const ofMembers = (known: ArrayLike<number>, name: string, lists: readonly ArrayLike<number>[]) =>
    lists.map((values, member) => by(known, `${name} of member ${member + 1}`, values));
  const columns: CsvColumn[] = [
    { name: 'iteration', at: (row) => String(rows[row]) },
    by(iterations, 'loss', losses),
    ...ofMembers(iterations, 'loss', members),
    ...(validation === undefined
      ? []
      : [
          by(validation.iterations, 'validation loss', validation.losses),
          ...ofMembers(validation.iterations, 'validation loss', validation.members ?? []),
        ]),
    ...(rates.length === 0
      ? []
      : [
          {
            name: 'learning rate',
            at: (row: number) => digitsOf(rates.findLast(({ iteration }) => iteration <= rows[row])?.learningRate),
          },
        ]),
    ...(marks.length === 0
      ? []
      : [
          {
            name: 'what happened',
            at: (row: number) =>
              marks
                .filter(({ iteration }) => iteration === rows[row])
                .map(markInWords)
                .join('; '),
          },
        ]),
  ];
  return csvOf(columns, rows.length);
}
