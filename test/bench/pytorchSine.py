"""Times one training iteration of the RNN tutorial in PyTorch on the CPU; prints JSON.

    python3 pytorchSine.py [--hidden 12] [--points 400] [--seconds 4]

nn.RNN(1, hidden) and nn.Linear(hidden, 1) learn the next value of a noisy sine: the whole sequence at once, mean
squared error, Adam with a rate of 0.01, float32. The figure is the median iteration, the first five left out.
"""
import argparse
import json
import statistics
import time

import torch


class Network(torch.nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.rnn = torch.nn.RNN(1, hidden)
        self.linear = torch.nn.Linear(hidden, 1)

    def forward(self, inputs):
        states, _ = self.rnn(inputs)
        return self.linear(states)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--hidden", type=int, default=12)
    options.add_argument("--points", type=int, default=400)
    options.add_argument("--seconds", type=float, default=4)
    chosen = options.parse_args()

    torch.manual_seed(7)
    noise = 0.2 * (torch.rand(chosen.points) - 0.5)
    series = (torch.sin(0.2 * torch.arange(chosen.points)) + noise).reshape(-1, 1, 1)
    network = Network(chosen.hidden)
    loss_of = torch.nn.MSELoss()
    optimiser = torch.optim.Adam(network.parameters(), lr=0.01)

    times = []
    end = time.perf_counter() + chosen.seconds
    while len(times) < 8 or time.perf_counter() < end:
        began = time.perf_counter()
        loss = loss_of(network(series[:-1]), series[1:])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        times.append(time.perf_counter() - began)

    print(
        json.dumps(
            {
                "msPerIteration": 1000 * statistics.median(times[5:]),
                "version": torch.__version__,
                "threads": torch.get_num_threads(),
            }
        )
    )


main()
