import { expect, test } from 'vitest';
import { lossCsv } from './lossCsv.ts';

test('every iteration of which something is known has a row: losses, validation, rate, what happened', () => {
  const csv = lossCsv({
    iterations: [1, 2, 4],
    losses: [0.5, 0.25, 0.1 + 0.2],
    members: [
      [0.4, 0.2, 0.1],
      [0.6, 0.3, 0.5],
    ],
    validation: { iterations: [2, 3], losses: [0.75, 0.7] },
    rates: [
      { iteration: 1, learningRate: 0.01 },
      { iteration: 4, learningRate: 0.001 },
    ],
    marks: [{ iteration: 4, kind: 'restart', learningRate: 0.001 }],
    lastIteration: 4,
  });
  expect(csv).toBe(
    `iteration,loss,loss of member 1,loss of member 2,validation loss,learning rate,what happened
1,0.5,0.4,0.6,,0.01,
2,0.25,0.2,0.3,0.75,0.01,
3,,,,0.7,0.01,
4,0.30000000000000004,0.1,0.5,,0.001,restart at rate 0.001
`,
  );
});
