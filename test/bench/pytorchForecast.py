"""Serves forecasts of the RNN tutorial's network by PyTorch on the CPU, to be timed beside others.

    python3 pytorchForecast.py --steps 1000 --points 400 [--hidden 12]

nn.RNN(1, hidden) and nn.Linear(hidden, 1) read the points at once, then one answer after another is fed back, as the
tutorial does, without gradients. Says what it is in a line of JSON, then takes a count of forecasts from each line of its
input and answers with the milliseconds that they took.
"""
import argparse
import json
import sys
import time

import torch


class Network(torch.nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.rnn = torch.nn.RNN(1, hidden)
        self.linear = torch.nn.Linear(hidden, 1)

    def forward(self, inputs, state=None):
        states, last = self.rnn(inputs, state)
        return self.linear(states), last


def forecast(network, series, steps):
    answers, state = network(series)
    value = answers[-1:]
    values = [value]
    for _ in range(steps - 1):
        value, state = network(value, state)
        values.append(value)
    return torch.cat(values)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--hidden", type=int, default=12)
    options.add_argument("--points", type=int, default=400)
    options.add_argument("--steps", type=int, default=1000)
    chosen = options.parse_args()
    torch.manual_seed(7)
    network = Network(chosen.hidden)
    series = torch.sin(0.2 * torch.arange(chosen.points)).reshape(-1, 1, 1)
    print(json.dumps({"version": torch.__version__, "threads": torch.get_num_threads()}), flush=True)
    with torch.no_grad():
        for line in sys.stdin:
            began = time.perf_counter()
            for _ in range(int(line)):
                forecast(network, series, chosen.steps)
            print(1000 * (time.perf_counter() - began), flush=True)


main()
