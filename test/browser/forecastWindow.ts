/** The options of tests that forecast six values in a window that they share with those of other files. */
export const forecastWindow = {
  sharesWindow: true,
  settings: { 'rnn.training.iterations': 60, 'rnn.forecast.horizon': 6 },
};
