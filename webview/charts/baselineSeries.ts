/** CSS classes of a textbook method's line, by which each has dashes of its own in all charts; by its own, English name. */
export function baselineSeries(name: string): string {
  switch (name) {
    case 'Seasonal naive':
      return 'baseline seasonal-naive';
    case 'Drift':
      return 'baseline drift';
    case 'Theta':
      return 'baseline theta';
    default:
      return 'baseline';
  }
}
