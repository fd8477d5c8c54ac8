import type { PanelView } from './protocol.ts';

/** What the panel shows before anything was trained or forecast. */
export const emptyView: PanelView = {
  title: '',
  sentence: '',
  history: [],
  fit: [],
  fitIsInSample: false,
  fitIsTrained: false,
  forecast: [],
  intervals: [],
  baselines: [],
  report: null,
  backtest: null,
  nonNegative: null,
  truth: [],
  gaps: [],
  time: null,
  model: null,
  canInsert: false,
  canResume: false,
};
