/** The options of tests that forecast six values. */
export const forecastWindow = {
  settings: { 'rnn.training.iterations': 60, 'rnn.forecast.horizon': 6 },
};
