/** What of the Web Locks is used; TypeScript's library for workers has it, some old browser may not. */
interface Locks {
  request(name: string, held: () => Promise<void>): Promise<void>;
}

/**
 * Takes a lock of that name for as long as this worker lives: the browser frees it at the worker's end, whatever ended it.
 * Answers whether it is held; `false` where the browser knows no locks.
 */
export async function holdLife(name: string): Promise<boolean> {
  const { locks } = navigator as { locks?: Locks };
  if (locks === undefined) {
    return false;
  }
  return new Promise((resolve) => {
    locks
      .request(name, () => {
        resolve(true);
        return new Promise(() => {});
      })
      .catch(() => resolve(false));
  });
}
