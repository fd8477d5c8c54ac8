"""A search of its own for each series, by the command line, as many at a time as there are cores.

python search_each.py SERIES FORECASTS --command "npx rnn-forecast"
"""

import argparse
import concurrent.futures
import os
import pathlib
import shlex
import time

import pandas
from workers import SearchWorker


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument('series', help='folder of Parquet files with the columns id and values')
    parser.add_argument('forecasts', help='file to write to')
    parser.add_argument('--command', default='npx rnn-forecast')
    parser.add_argument('--horizon', type=int, default=12)
    parser.add_argument('--most', type=int, help='stop after so many series')
    parser.add_argument('--workers', type=int, default=os.cpu_count())
    chosen = parser.parse_args()
    worker = SearchWorker(shlex.split(chosen.command), chosen.horizon)
    series = pandas.read_parquet(pathlib.Path(chosen.series))[: chosen.most]
    started = time.perf_counter()
    # The work is done by the processes of the command line; Spark's mapInPandas and Ray's map_batches take the worker, too.
    with concurrent.futures.ThreadPoolExecutor(chosen.workers) as pool:
        forecasts = pandas.concat(pool.map(worker, (series[at : at + 1] for at in range(len(series)))))
    forecasts.to_parquet(chosen.forecasts)
    seconds = time.perf_counter() - started
    print(f'{len(forecasts)} series in {seconds:.1f} s: {seconds * chosen.workers / len(forecasts):.2f} s of a core each')


if __name__ == '__main__':
    main()
