const general = `Forecasts the numbers of a file, on this machine, with nothing to install or to start.

  rnn-forecast forecast FILE   the next values of a column, with intervals
  rnn-forecast train --sine    the PyTorch tutorial: a network of 12 units learns a noisy sine
  rnn-forecast export-prior    the pre-trained network as one ONNX file, for any series
  rnn-forecast COMMAND --help  all that a command takes

Exit codes: 0 done, 1 the numbers cannot be used, 2 the command line is wrong, 3 something failed.
`;

const byCommand: Readonly<Record<string, string>> = {
  forecast: `rnn-forecast forecast FILE [options]

Finds what forecasts the numbers best (a pre-trained network, textbook methods, networks trained on them), by a backtest
on their own past, and prints what comes next. FILE holds CSV, TSV, JSON, JSON lines, a Markdown table or a list of
numbers; "-" reads standard input.

  -c, --column NAME    which column, by its name or its number; may be given several times
      --all            every column of numbers
  -n, --horizon N      how many values to forecast (12)
      --season N       a season's length in steps, or "none"; found in the numbers when left out
      --levels LIST    what the intervals should cover, in per cent (80,95)
      --seconds S      how long the search may take for one series, 0.1 to 60 (1); the same numbers, options and
                       seed give the same forecast however fast the machine is
      --seed N         of the networks that are trained (7)
      --non-negative   the forecast stops at zero, --no-non-negative: it does not; when left out, it does where no
                       number is below zero
      --model FILE     forecast by this model of RNN Forecast (.onnx) instead, without a search
  -f, --format NAME    table, csv, tsv, markdown or json (table)
      --json           as --format json: values, intervals, dates, verdict and all that decided
  -o, --out FILE       also write the model found as one ONNX file, which any ONNX Runtime can run
      --comma MEANING  what a comma in 1,234 is where that cannot be seen: decimal, thousands or separator
  -q, --quiet          no progress and no notes
`,
  train: `rnn-forecast train --sine [options]

Trains the network of the PyTorch RNN tutorial, nn.RNN(1, 12) and nn.Linear(12, 1), on 400 points of a noisy sine, and
generates the 200 that follow. For numbers of your own, "rnn-forecast forecast FILE --out MODEL.onnx" keeps what was found.

      --sine           train on the sine
      --iterations N   passes over the whole series, 1 to 100,000 (500)
      --seed N         of the first weights and the noise (7)
      --json           print losses and generated values as JSON
  -o, --out FILE       write the model as one ONNX file
  -q, --quiet          no progress
`,
  'export-prior': `rnn-forecast export-prior --out FILE [options]

Writes the network that comes with the extension, pre-trained on synthetic series, as one ONNX file that forecasts any
series, or many side by side, without training: values [time, batch] and a horizon in, forecast [horizon, batch] out.
docs/scale-out.md shows it at work on a million series.

  -o, --out FILE       where to write it
      --season N       the season's length of the series, in steps; without it the network sees the series as they are
      --multiplicative the season multiplies the level: better for series of positive numbers, and only for those
`,
};

/** What a command takes; all commands when it is none of them. */
export function help(command: string | undefined): string {
  return command !== undefined && Object.hasOwn(byCommand, command) ? byCommand[command] : general;
}
