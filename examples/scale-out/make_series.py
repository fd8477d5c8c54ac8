"""Writes series to try the jobs on: trends, seasons of twelve and noise, of 48 to 144 values.

python make_series.py --series 100000 --out series
"""

import argparse
import pathlib

import numpy
import pyarrow
import pyarrow.parquet

PER_FILE = 12_500


def make(random: numpy.random.Generator) -> numpy.ndarray:
    time = numpy.arange(random.integers(48, 145))
    season = random.uniform(0, 20) * numpy.sin(2 * numpy.pi * (time + random.integers(12)) / 12)
    walk = numpy.cumsum(random.normal(0, random.uniform(0.1, 3), len(time)))
    return 200 + random.normal(0, 0.5) * time + season + walk + random.normal(0, 2, len(time))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('--series', type=int, default=100_000)
    parser.add_argument('--out', default='series')
    chosen = parser.parse_args()
    folder = pathlib.Path(chosen.out)
    folder.mkdir(parents=True, exist_ok=True)
    random = numpy.random.default_rng(7)
    for first in range(0, chosen.series, PER_FILE):
        ids = range(first, min(first + PER_FILE, chosen.series))
        table = pyarrow.table({'id': list(ids), 'values': [make(random) for _ in ids]})
        pyarrow.parquet.write_table(table, folder / f'part-{first // PER_FILE:05}.parquet')


if __name__ == '__main__':
    main()
