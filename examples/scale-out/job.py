"""What all jobs take: python one_process.py SERIES FORECASTS --model prior.onnx"""

import argparse
import pathlib
import time

# The process begins with the imports.
began = time.perf_counter()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument('series', help='folder of Parquet files with the columns id and values')
    parser.add_argument('forecasts', help='folder to write to')
    parser.add_argument('--model', required=True, help='an ONNX file of RNN Forecast')
    parser.add_argument('--horizon', type=int, default=12)
    parser.add_argument('--workers', type=int, default=2)
    chosen = parser.parse_args()
    chosen.model = pathlib.Path(chosen.model).read_bytes()
    return chosen


def report(count: int, started: float) -> None:
    """Says how fast it was, without and with the start of the engine (`started`), which a small job pays for."""
    now = time.perf_counter()
    work, all_of_it = now - started, now - began
    print(f'{count} series in {work:.1f} s: {count / work:.0f} a second; {all_of_it:.1f} s with the start')
