"""Checks exported files the way others will use them.

    python checkOnnx.py FOLDER GUIDE

FOLDER holds NAME.forecaster.onnx and NAME.step.onnx files and NAME.json: {"x": [...], "horizon": n, "forecast": [...],
"lower": [...] or null, "upper": ...}, what the extension forecasts after the numbers x. Each file goes through
onnx.checker with a full check, strict shape inference, Python's onnxruntime and onnx's reference evaluator; the Python of
GUIDE (docs/run-a-model.md) is run on one of each kind. Prints a table; fails when a figure is off by more than 1e-4 of what
the numbers and their forecast span.
"""
import contextlib
import io
import json
import os
import pathlib
import re
import sys

import numpy
import onnx
import onnx.reference
import onnxruntime

MOST = 1e-4
# The reference evaluator is slow with steps taken one by one.
REFERENCE_STEPS = 20


class Reference:
    """onnx's reference evaluator behind the methods of a session."""

    def __init__(self, model):
        self.evaluator = onnx.reference.ReferenceEvaluator(model)
        self.model = model

    def run(self, names, feeds):
        return self.evaluator.run(names, feeds)

    def get_inputs(self):
        return onnxruntime.InferenceSession(self.model.SerializeToString()).get_inputs()


def run_forecaster(session, series, horizon):
    """The outputs forecast, lower and upper, [horizon, batch]."""
    feeds = {'values': series.astype(numpy.float32), 'horizon': numpy.array(horizon, numpy.int64)}
    return dict(zip(('forecast', 'lower', 'upper'), session.run(['forecast', 'lower', 'upper'], feeds)))


def run_step_model(session, series, horizon):
    inputs = session.get_inputs()
    states = [numpy.zeros((each.shape[0], series.shape[1], each.shape[2]), numpy.float32) for each in inputs[1:]]
    x = series[:, :, None].astype(numpy.float32)
    rows = []
    for _ in range(horizon):
        y, *states = session.run(None, {'x': x, **{each.name: state for each, state in zip(inputs[1:], states)}})
        x = y[-1:]
        rows.append(y[-1, :, 0])
    return {'forecast': numpy.stack(rows)}


def off_by(outputs, expected, count):
    """The largest difference, relative to what the numbers and their forecast span."""
    known = numpy.array([value for value in expected['x'] if value is not None], float)
    both = numpy.concatenate([known, expected['forecast']])
    span = max(float(numpy.ptp(both)) / 2, 1e-30)
    worst = 0.0
    for name, values in outputs.items():
        if expected[name] is not None:
            wanted = numpy.array(expected[name][:count])
            worst = max(worst, float(numpy.max(numpy.abs(values[:count, 0] - wanted))) / span)
    return worst


def in_a_batch(run, session, series, horizon):
    """Whether two series side by side are answered as each alone: time and batch are free."""
    both = numpy.concatenate([series, series[::-1]], axis=1)
    together = run(session, both, horizon)['forecast']
    for place in range(2):
        alone = run(session, both[:, place : place + 1], horizon)['forecast'][:, 0]
        if float(numpy.max(numpy.abs(together[:, place] - alone))) > 1e-4 * max(float(numpy.nanstd(series)), 1e-30):
            return False
    return True


def check(file):
    model = onnx.load(str(file))
    onnx.checker.check_model(model, full_check=True)
    onnx.shape_inference.infer_shapes(model, strict_mode=True, data_prop=True)
    name, kind = file.name.split('.')[:2]
    expected = json.loads(file.with_name(f'{name}.json').read_text())
    series = numpy.array([numpy.nan if value is None else value for value in expected['x']])[:, None]
    run = run_forecaster if kind == 'forecaster' else run_step_model
    horizon = expected['horizon']
    session = onnxruntime.InferenceSession(str(file))
    runtime = off_by(run(session, series, horizon), expected, horizon)
    few = min(horizon, REFERENCE_STEPS)
    reference = off_by(run(Reference(model), series, few), expected, few)
    batch = in_a_batch(run, session, series, few)
    good = runtime < MOST and reference < MOST and batch
    print(f'{name:10} {kind:11} passes   {runtime:9.1e}   {reference:9.1e}   {"same" if batch else "other"}{"" if good else "   FAILED"}')
    return good


def check_guide(guide, folder):
    """Runs the guide's Python on the tutorial's files and compares what it prints."""
    blocks = re.findall(r'```python\n(.*?)```', guide.read_text(), re.S)
    expected = json.loads((folder / 'tutorial.json').read_text())
    os.chdir(folder)
    (folder / 'series.txt').write_text('\n'.join(map(str, expected['x'])))
    for kind in ('forecaster', 'step'):
        (folder / f'{kind}.onnx').write_bytes((folder / f'tutorial.{kind}.onnx').read_bytes())
    good = len(blocks) == 2
    for block in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(block, {})
        values = numpy.array(printed.getvalue().split(), float)
        good = good and len(values) == 12 and bool(numpy.allclose(values, expected['forecast'][:12], atol=1e-4))
    print(f'The Python of {guide.name}: {"forecasts what the extension does" if good else "FAILED"}')
    return good


def main():
    folder = pathlib.Path(sys.argv[1])
    files = sorted(folder.glob('*.*.onnx'))
    if not files:
        sys.exit(f'{folder} holds no .onnx files')
    print(f'onnx {onnx.__version__}, onnxruntime {onnxruntime.__version__}; off by, relative to the span of the numbers')
    print('name       kind        checker  onnxruntime reference   in a batch')
    good = [check(file) for file in files]
    sys.exit(0 if all([*good, check_guide(pathlib.Path(sys.argv[2]).resolve(), folder.resolve())]) else 1)


main()
