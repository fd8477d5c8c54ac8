"""Runs the jobs of examples/scale-out on a few hundred series, each as docs/scale-out.md says.

    python checkScaleOut.py EXAMPLES MODEL COMMAND

MODEL is what `rnn-forecast export-prior` writes, COMMAND the command line as search_each.py wants it. What Spark and Ray Data write
must be what one process does; engines that this Python does not have are skipped, which is said.
"""
import importlib.util
import pathlib
import shutil
import subprocess
import sys
import tempfile

SERIES = 300
SEARCHED = 2
HORIZON = 12
TIMEOUT_SECONDS = 300


def run(script: pathlib.Path, *parameters: str) -> None:
    command = [sys.executable, str(script), *parameters]
    end = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_SECONDS)
    if end.returncode != 0:
        raise SystemExit(f'{script.name} failed:\n{end.stdout}\n{end.stderr}')
    print(f'{script.name}: {end.stdout.strip() or "done"}')


def missing(package: str) -> str | None:
    if importlib.util.find_spec(package) is None:
        return f'this Python has no {package}'
    return 'there is no Java' if package == 'pyspark' and shutil.which('java') is None else None


def main() -> None:
    examples, model, command = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    sys.path.insert(0, str(examples))
    import numpy
    import pandas
    from measure import compare

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        series, alone = folder / 'series', folder / 'one_process'
        run(examples / 'make_series.py', '--series', str(SERIES), '--out', str(series))
        run(examples / 'one_process.py', str(series), str(alone), '--model', model, '--horizon', str(HORIZON))
        forecasts = pandas.read_parquet(alone)
        assert len(forecasts) == SERIES and numpy.stack(forecasts['forecast']).shape == (SERIES, HORIZON)
        assert numpy.isfinite(numpy.stack(forecasts['forecast'])).all()
        for script, package in [('spark_job.py', 'pyspark'), ('ray_job.py', 'ray')]:
            reason = missing(package)
            if reason is not None:
                print(f'{script}: skipped, {reason}')
                continue
            target = folder / script
            run(examples / script, str(series), str(target), '--model', model, '--horizon', str(HORIZON))
            compare(alone, target)
        searched = folder / 'searched.parquet'
        parameters = ['--command', command, '--horizon', str(HORIZON), '--most', str(SEARCHED)]
        run(examples / 'search_each.py', str(series), str(searched), *parameters)
        found = numpy.stack(pandas.read_parquet(searched)['forecast'])
        assert found.shape == (SEARCHED, HORIZON) and numpy.isfinite(found).all()


if __name__ == '__main__':
    main()
