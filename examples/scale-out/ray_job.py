"""The job in Ray Data: map_batches keeps one worker for each core and hands it pieces of the table as pandas frames."""

import pathlib
import shutil
import time

from job import arguments, report
from workers import PriorWorker

import ray


def main() -> None:
    chosen = arguments()
    here = str(pathlib.Path(__file__).parent)
    # One more than the workers, who keep theirs: without it nothing would be read for them, and all would wait for ever.
    cores = chosen.workers + 1
    ray.init(num_cpus=cores, include_dashboard=False, runtime_env={'env_vars': {'PYTHONPATH': here}})
    shutil.rmtree(chosen.forecasts, ignore_errors=True)
    started = time.perf_counter()
    forecasts = ray.data.read_parquet(chosen.series, columns=['id', 'values']).map_batches(
        PriorWorker,
        fn_constructor_args=(chosen.model, chosen.horizon),
        batch_format='pandas',
        batch_size=10_000,
        compute=ray.data.ActorPoolStrategy(size=chosen.workers),
    )
    forecasts.write_parquet(str(pathlib.Path(chosen.forecasts).absolute()))
    report(ray.data.read_parquet(str(pathlib.Path(chosen.forecasts).absolute())).count(), started)
    ray.shutdown()


if __name__ == '__main__':
    main()
