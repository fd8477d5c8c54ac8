"""The job in one process, to compare with."""

import pathlib
import time

from job import arguments, report
from workers import PriorWorker

import pandas


def main() -> None:
    chosen = arguments()
    target = pathlib.Path(chosen.forecasts)
    target.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    worker = PriorWorker(chosen.model, chosen.horizon)
    count = 0
    for file in sorted(pathlib.Path(chosen.series).glob('*.parquet')):
        forecasts = worker(pandas.read_parquet(file))
        forecasts.to_parquet(target / file.name)
        count += len(forecasts)
    report(count, started)


if __name__ == '__main__':
    main()
