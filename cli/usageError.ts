/** The command line itself is wrong; the message is one sentence that says what would do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
