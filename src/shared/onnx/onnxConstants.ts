/** The oldest operator set that has everything we write, so that old runtimes read our files. */
export const operatorSetVersion = 14n;
/** ONNX IR version 7, which every ONNX Runtime since 1.3 reads. */
export const irVersion = 7n;

/** What our files say made them. */
export const producerName = 'rnn-forecast';

/** ONNX's `TensorProto.DataType`. */
export const dataType = { float: 1, int64: 7, bool: 9 } as const;

/** ONNX's `AttributeProto.AttributeType`. */
export const attributeType = {
  float: 1,
  int: 2,
  string: 3,
  tensor: 4,
  graph: 5,
  floats: 6,
  ints: 7,
  strings: 8,
} as const;

/** The one metadata entry of ours: everything of a ForecastModel that is not in the graph, as JSON. */
export const metadataKey = 'rnn_forecast';
/** Grows when an older reader could no longer read the metadata rightly. */
export const metadataVersion = 2;

/** Several times what a large ensemble takes; a larger file is neither written nor even decoded. */
export const largestModelBytes = 16 * 1024 * 1024;
