/** Something the person gave or asked for cannot be used; the message is one sentence that says what would do. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
