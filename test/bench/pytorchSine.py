"""Times training iterations of the RNN tutorial in PyTorch; prints JSON.

    python3 pytorchSine.py [--cell rnn|gru|lstm] [--hidden 12] [--points 400] [--device cpu|cuda] [--seconds 4]
    python3 pytorchSine.py --serve ...

nn.RNN(1, hidden) (or nn.GRU, nn.LSTM) and nn.Linear(hidden, 1) learn the next value of a noisy sine: the whole sequence
at once, mean squared error, Adam with a rate of 0.01, float32. The figure is the median iteration, the first five left
out. With --serve it says what it is, then takes a count of iterations from each line of its input and answers with the
milliseconds that they took.
"""
import argparse
import json
import statistics
import sys
import time

import torch

CELLS = {"rnn": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}


class Network(torch.nn.Module):
    def __init__(self, cell, hidden):
        super().__init__()
        self.rnn = CELLS[cell](1, hidden)
        self.linear = torch.nn.Linear(hidden, 1)

    def forward(self, inputs):
        states, _ = self.rnn(inputs)
        return self.linear(states)


class Training:
    def __init__(self, cell, hidden, points, device):
        torch.manual_seed(7)
        self.device = torch.device(device)
        noise = 0.2 * (torch.rand(points) - 0.5)
        self.series = (torch.sin(0.2 * torch.arange(points)) + noise).reshape(-1, 1, 1).to(self.device)
        self.network = Network(cell, hidden).to(self.device)
        self.loss_of = torch.nn.MSELoss()
        self.optimiser = torch.optim.Adam(self.network.parameters(), lr=0.01)

    def seconds_of(self, iterations):
        began = time.perf_counter()
        for _ in range(iterations):
            loss = self.loss_of(self.network(self.series[:-1]), self.series[1:])
            self.optimiser.zero_grad()
            loss.backward()
            self.optimiser.step()
        if self.device.type == "cuda":
            torch.cuda.synchronize()
        return time.perf_counter() - began


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--cell", choices=CELLS, default="rnn")
    options.add_argument("--hidden", type=int, default=12)
    options.add_argument("--points", type=int, default=400)
    options.add_argument("--device", choices=["cpu", "cuda"], default="cpu")
    options.add_argument("--seconds", type=float, default=4)
    options.add_argument("--serve", action="store_true")
    chosen = options.parse_args()
    training = Training(chosen.cell, chosen.hidden, chosen.points, chosen.device)
    about = {"version": torch.__version__, "threads": torch.get_num_threads()}

    if chosen.serve:
        print(json.dumps(about), flush=True)
        for line in sys.stdin:
            print(1000 * training.seconds_of(int(line)), flush=True)
        return
    times = []
    end = time.perf_counter() + chosen.seconds
    while len(times) < 8 or time.perf_counter() < end:
        times.append(training.seconds_of(1))
    print(json.dumps({"msPerIteration": 1000 * statistics.median(times[5:]), **about}))


main()
