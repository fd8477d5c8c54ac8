import { translate } from './l10n/translate.ts';
import type { ExportFormat } from './protocol.ts';

/** What a file of a format is called, and what is in it. */
export const exportWords: Readonly<Record<ExportFormat, { readonly label: string; readonly description: string }>> = {
  svg: {
    label: translate('Charts as SVG'),
    description: translate('One picture that needs no other file'),
  },
  png: {
    label: translate('Charts as PNG'),
    description: translate('The same with twice as many pixels as on the screen'),
  },
  csv: {
    label: translate('Numbers as CSV'),
    description: translate('Every step: data, forecast, intervals, textbook methods, backtest'),
  },
  states: {
    label: translate('Hidden state as CSV'),
    description: translate('What each unit holds at the steps shown, and what its gates do'),
  },
  units: {
    label: translate('Units as CSV'),
    description: translate('What each unit of the hidden state responds to'),
  },
  weights: {
    label: translate('Weights as CSV'),
    description: translate('All numbers of the network shown, by their names in PyTorch'),
  },
  losses: {
    label: translate('Losses as CSV'),
    description: translate('The training, iteration by iteration'),
  },
  errors: {
    label: translate('Backtest errors as CSV'),
    description: translate('How far off the forecast was by step ahead, beside the textbook methods'),
  },
  coverage: {
    label: translate('Coverage as CSV'),
    description: translate('How often the intervals held in the backtest, beside how often they should'),
  },
  md: {
    label: translate('Report as Markdown'),
    description: translate('How the forecast was found, how good it is, and every step of it'),
  },
};
