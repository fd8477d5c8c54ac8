/** What VS Code itself throws where something was cancelled. */
export function cancelledError(): Error {
  return Object.assign(new Error('Canceled'), { name: 'Canceled' });
}
