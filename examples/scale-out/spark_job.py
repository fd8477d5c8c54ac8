"""The job in Spark: mapInPandas hands each worker pieces of the table as pandas frames."""

import os
import pathlib
import sys
import time

from job import arguments, report

from pyspark.sql import SparkSession


def main() -> None:
    chosen = arguments()
    os.environ.setdefault('PYSPARK_PYTHON', sys.executable)
    here = pathlib.Path(__file__).parent
    spark = (
        SparkSession.builder.master(f'local[{chosen.workers}]')
        .appName('rnn-forecast')
        # As many series come in one frame.
        .config('spark.sql.execution.arrow.maxRecordsPerBatch', 10_000)
        .config('spark.sql.parquet.compression.codec', 'snappy')
        .getOrCreate()
    )
    spark.sparkContext.addPyFile(str(here / 'workers.py'))
    # One copy for each machine.
    model = spark.sparkContext.broadcast(chosen.model)
    horizon = chosen.horizon

    def forecast(frames):
        from workers import PriorWorker

        worker = PriorWorker(model.value, horizon)
        for frame in frames:
            yield worker(frame)

    started = time.perf_counter()
    series = spark.read.parquet(chosen.series).select('id', 'values')
    forecasts = series.mapInPandas(forecast, schema='id long, forecast array<float>')
    forecasts.write.mode('overwrite').parquet(chosen.forecasts)
    report(spark.read.parquet(chosen.forecasts).count(), started)
    spark.stop()


if __name__ == '__main__':
    main()
