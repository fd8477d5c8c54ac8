import { RandomGenerator } from '../model/randomGenerator.ts';

const months = 72;
const firstYear = 2019;

/** Monthly sales with a trend, a season of a year and some noise, as CSV: numbers to try a forecast on. */
export function sampleTable(): string {
  const random = new RandomGenerator(7, 0);
  const rows = Array.from({ length: months }, (_, month) => {
    const season = 1 + 0.25 * Math.sin((2 * Math.PI * month) / 12) + 0.1 * Math.cos((2 * Math.PI * month) / 6);
    const sales = Math.round((200 + 1.5 * month) * season + random.uniform(-12, 12));
    return `${firstYear + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, '0')},${sales}`;
  });
  return `month,sales\n${rows.join('\n')}\n`;
}
