"""Runs all jobs in turn, holds their forecasts against each other, and prints the medians of a few rounds.

python measure.py --model prior.onnx --series 100000 --rounds 3
"""

import argparse
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

import numpy
import pandas

HERE = pathlib.Path(__file__).parent
JOBS = ['one_process.py', 'spark_job.py', 'ray_job.py']


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--model', required=True)
    parser.add_argument('--series', type=int, default=100_000)
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--workers', type=int, default=2)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        series = str(folder / 'series')
        run('make_series.py', '--series', str(chosen.series), '--out', series)
        figures = {job: [] for job in JOBS}
        for _ in range(chosen.rounds):
            for job in JOBS:
                target = folder / job
                output = run(job, series, str(target), '--model', chosen.model, '--workers', str(chosen.workers))
                found = re.search(r'in ([\d.]+) s: (\d+) a second; ([\d.]+) s with the start', output)
                figures[job].append([float(figure) for figure in found.groups()])
        for job in JOBS[1:]:
            compare(folder / JOBS[0], folder / job)
    print(f'{chosen.series} series, {chosen.workers} workers, medians of {chosen.rounds} rounds')
    for job, rounds in figures.items():
        seconds, rate, whole = (statistics.median(column) for column in zip(*rounds))
        print(f'{job:16} {seconds:8.1f} s {rate:8.0f} a second {whole:8.1f} s with the start')


def run(script: str, *parameters: str) -> str:
    end = subprocess.run([sys.executable, str(HERE / script), *parameters], capture_output=True, text=True)
    if end.returncode != 0:
        raise SystemExit(f'{script} failed:\n{end.stdout}\n{end.stderr}')
    return end.stdout


def compare(one: pathlib.Path, other: pathlib.Path) -> None:
    """Throws unless both folders hold the same forecasts for the same series."""
    frames = [pandas.read_parquet(each).sort_values('id') for each in (one, other)]
    numpy.testing.assert_array_equal(*(frame['id'].to_numpy() for frame in frames))
    numpy.testing.assert_allclose(*(numpy.stack(frame['forecast']) for frame in frames), rtol=1e-4)


if __name__ == '__main__':
    main()
