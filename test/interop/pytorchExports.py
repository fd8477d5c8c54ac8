# Writes test/fixtures/pytorch/exports: recurrent layers with linear heads as PyTorch's exporter writes them, called in the
# ways that people call them, and what PyTorch computes with each, in exports.json, where some have their parameters as well.
# Needs torch.
#
#   python3 test/interop/pytorchExports.py
import json
import pathlib
import warnings

import torch

INPUTS, HIDDEN, OUTPUTS, STEPS, SERIES = 2, 4, 3, 6, 2

warnings.filterwarnings("ignore")
torch.manual_seed(5)
folder = pathlib.Path(__file__).parent.parent / "fixtures" / "pytorch" / "exports"
folder.mkdir(exist_ok=True)


class Network(torch.nn.Module):
    def __init__(self, layer, layers, batch_first):
        super().__init__()
        self.rnn = layer(INPUTS, HIDDEN, num_layers=layers, batch_first=batch_first)
        self.linear = torch.nn.Linear(HIDDEN, OUTPUTS)

    def forward(self, x, *states):
        if not states:
            return self.linear(self.rnn(x)[0])
        y, last = self.rnn(x, states if len(states) > 1 else states[0])
        return (self.linear(y), *(last if isinstance(last, tuple) else (last,)))


def export(cell, layer, way):
    batch_first = way.endswith("batch-first")
    layers = 2 if way.startswith("two-layers") else 3 if way == "three-layers" else 1
    network = Network(layer, layers, batch_first)
    x = torch.rand(STEPS, SERIES, INPUTS) * 2 - 1
    given = x.transpose(0, 1) if batch_first else x
    fixed = way.endswith("fixed")
    names = [] if fixed or way.endswith(("no-state", "batch-first")) else ["h", "c"][: 2 if cell == "lstm" else 1]
    states = [torch.zeros(layers, SERIES, HIDDEN) for _ in names]
    free = {0: "batch", 1: "time"} if batch_first else {0: "time", 1: "batch"}
    axes = {"x": free, "y": free, **{name + end: {1: "batch"} for name in names for end in ("_0", "_n")}}
    torch.onnx.export(
        network,
        (given, *states),
        str(folder / f"{cell}-{way}.onnx"),
        opset_version=9 if way.endswith("opset-9") else 14,
        input_names=["x"] + [name + "_0" for name in names],
        output_names=["y"] + [name + "_n" for name in names],
        dynamic_axes={} if fixed else axes,
    )
    y = network(given, *states)
    y = y[0] if names else y
    flat = (y.transpose(0, 1) if batch_first else y).reshape(-1)
    figures = {"x": x.flatten().tolist(), "y": flat.tolist()}
    # Nine digits tell every 32-bit float from its neighbours.
    names = list(network.state_dict())
    values = [float(f"{value:.9g}") for each in network.state_dict().values() for value in each.flatten().tolist()]
    known = {"names": names, "parameters": values} if way in ("state", "two-layers") else {}
    return {"file": f"{cell}-{way}.onnx", "cell": cell, "layers": layers, **figures, **known}


layers = {"rnn": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}
ways = ["state", "no-state", "batch-first", "fixed", "two-layers"]
deeper = ["two-layers-no-state", "two-layers-batch-first", "two-layers-fixed", "two-layers-opset-9", "three-layers"]
exports = [export(cell, layer, way) for each in (ways, deeper) for cell, layer in layers.items() for way in each]
sizes = {"inputSize": INPUTS, "hiddenSize": HIDDEN, "outputSize": OUTPUTS, "steps": STEPS, "series": SERIES}
(folder / "exports.json").write_text(json.dumps({**sizes, "exports": exports}))
