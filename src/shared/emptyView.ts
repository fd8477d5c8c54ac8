import type { PanelView } from './protocol.ts';

/** What the panel shows before anything was trained or forecast. */
export const emptyView: PanelView = {
  title: '',
  sentence: '',
  history: [],
  fit: [],
  forecast: [],
  truth: [],
  gaps: [],
  time: null,
  model: null,
  canInsert: false,
  canResume: false,
};
