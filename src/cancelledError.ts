/** What is thrown where a person, or a caller, cancels; named as VS Code names its own. */
export class CancelledError extends Error {
  override readonly name = 'Canceled';

  constructor() {
    super('Canceled');
  }
}
