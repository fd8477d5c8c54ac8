"""What a worker of a cluster does with a piece of a table of series: the same in one process, in Spark and in Ray.

A piece is a pandas frame with the columns `id` and `values` (a list of numbers, oldest first, NaN where one is missing); what
comes back has `id` and `forecast` (a list of `horizon` numbers).
"""

import json
import subprocess

import numpy
import pandas

# So many series of one length go through the network side by side: more gain nothing and leave the processor's cache.
BATCH = 64


class PriorWorker:
    """Forecasts by one ONNX file, such as `rnn-forecast export-prior` writes: nothing is trained."""

    def __init__(self, model: bytes, horizon: int):
        import onnxruntime

        options = onnxruntime.SessionOptions()
        # The cluster has one worker for each core.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(model, options, providers=['CPUExecutionProvider'])
        self.horizon = numpy.array(horizon, numpy.int64)

    def __call__(self, frame: pandas.DataFrame) -> pandas.DataFrame:
        ids, forecasts = [], []
        for _, group in frame.groupby(frame['values'].map(len)):
            for start in range(0, len(group), BATCH):
                part = group.iloc[start : start + BATCH]
                # [time, batch], as the file wants it.
                values = numpy.stack(part['values'].to_list(), axis=1).astype(numpy.float32)
                (forecast,) = self.session.run(['forecast'], {'values': values, 'horizon': self.horizon})
                ids.extend(part['id'])
                forecasts.extend(forecast.T)
        return pandas.DataFrame({'id': ids, 'forecast': forecasts})


class SearchWorker:
    """Searches for what suits each series best, by the command line: about a second a series."""

    def __init__(self, command: list[str], horizon: int):
        self.command = [*command, 'forecast', '-', '--json', '--quiet', '--horizon', str(horizon)]

    def __call__(self, frame: pandas.DataFrame) -> pandas.DataFrame:
        return pandas.DataFrame(
            {'id': frame['id'], 'forecast': [self.forecast(values) for values in frame['values']]}
        )

    def forecast(self, values) -> list[float]:
        end = subprocess.run(self.command, input='\n'.join(map(str, values)), capture_output=True, text=True)
        if end.returncode == 1:
            # Numbers that cannot be forecast, such as fewer than 8, are no reason to give the job up.
            return []
        if end.returncode != 0:
            raise RuntimeError(end.stderr)
        return json.loads(end.stdout)['forecasts'][0]['point']
