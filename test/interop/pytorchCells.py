# Writes test/fixtures/pytorch/cells.json: what PyTorch says, in float64, of one batch under each of the cells, with
# several inputs and outputs and random biases. Needs torch.
#
#   python3 test/interop/pytorchCells.py
import json
import pathlib

import torch

INPUTS, HIDDEN, OUTPUTS, STEPS, SERIES = 3, 5, 2, 7, 4

torch.manual_seed(11)
torch.set_default_dtype(torch.float64)


def flat(values):
    return [float(value) for value in values.detach().flatten()]


def describe(name, layer):
    recurrent = layer(INPUTS, HIDDEN)
    linear = torch.nn.Linear(HIDDEN, OUTPUTS)
    inputs = torch.rand(STEPS, SERIES, INPUTS) * 2 - 1
    targets = torch.rand(STEPS, SERIES, OUTPUTS) * 2 - 1
    parameters = list(recurrent.parameters()) + list(linear.parameters())
    before = [flat(parameter) for parameter in parameters]
    answers = linear(recurrent(inputs)[0])
    loss = torch.nn.functional.mse_loss(answers, targets)
    loss.backward()
    return {
        "cell": name,
        "inputs": flat(inputs),
        "targets": flat(targets),
        "parameters": sum(before, []),
        "answers": flat(answers),
        "loss": float(loss),
        "gradient": sum((flat(parameter.grad) for parameter in parameters), []),
    }


cells = [("rnn", torch.nn.RNN), ("gru", torch.nn.GRU), ("lstm", torch.nn.LSTM)]
fixture = {
    "inputSize": INPUTS,
    "hiddenSize": HIDDEN,
    "outputSize": OUTPUTS,
    "steps": STEPS,
    "series": SERIES,
    "cells": [describe(name, layer) for name, layer in cells],
}
path = pathlib.Path(__file__).parent.parent / "fixtures" / "pytorch" / "cells.json"
path.write_text(json.dumps(fixture))
