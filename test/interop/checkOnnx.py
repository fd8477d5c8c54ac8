"""Checks exported files the way others will use them: onnx.checker, and Python's onnxruntime.

    python checkOnnx.py FOLDER

FOLDER holds NAME.onnx files, each with NAME.json beside it: {"x": [...], "horizon": n, "forecast": [...]},
what the extension forecasts after the numbers x, in their own units.
"""
import json
import pathlib
import sys

import numpy
import onnx
import onnxruntime


def forecast(session, x, horizon):
    hidden = numpy.zeros((1, 1, session.get_inputs()[1].shape[2]), numpy.float32)
    inputs = numpy.asarray(x, numpy.float32).reshape(-1, 1, 1)
    values = []
    for _ in range(horizon):
        y, hidden = session.run(None, {'x': inputs, 'h_0': hidden})
        inputs = y[-1:]
        values.append(float(y[-1, 0, 0]))
    return values


def same_in_a_batch(session, x):
    """Whether two series side by side are answered as each alone: time and batch are free."""
    size = session.get_inputs()[1].shape[2]
    one = numpy.asarray(x, numpy.float32).reshape(-1, 1, 1)
    two = numpy.concatenate([one, one[::-1]], axis=1)
    both, _ = session.run(None, {'x': two, 'h_0': numpy.zeros((1, 2, size), numpy.float32)})
    spread = max(float(numpy.std(one)), 1e-30)
    for place in range(2):
        alone, _ = session.run(None, {'x': two[:, place : place + 1], 'h_0': numpy.zeros((1, 1, size), numpy.float32)})
        if float(numpy.max(numpy.abs(both[:, place] - alone[:, 0]))) / spread > 1e-5:
            return False
    return True


def main():
    failed = 0
    files = sorted(pathlib.Path(sys.argv[1]).glob('*.onnx'))
    if not files:
        sys.exit(f'{sys.argv[1]} holds no .onnx files')
    for file in files:
        onnx.checker.check_model(str(file), full_check=True)
        expected = json.loads(file.with_suffix('.json').read_text())
        session = onnxruntime.InferenceSession(str(file))
        values = forecast(session, expected['x'], expected['horizon'])
        scale = max(numpy.std(expected['x']), 1e-30)
        error = float(numpy.max(numpy.abs(numpy.subtract(values, expected['forecast'])))) / scale
        good = error < 1e-4 and same_in_a_batch(session, expected['x'])
        failed += not good
        print(f"{file.name}: checker passes, forecast of {expected['horizon']} off by {error:.1e} deviations{'' if good else ': FAILED'}")
    sys.exit(1 if failed else 0)


main()
