/** What VS Code has sent before anybody listened: the page is read in several turns. */
const early: unknown[] = [];
let listener = (message: unknown): void => void early.push(message);
window.addEventListener('message', (event: MessageEvent<unknown>) => listener(event.data));

/** Has `receive` told what VS Code sends, from the page's beginning on. */
export function listenToHost(receive: (message: unknown) => void): void {
  listener = receive;
  for (const message of early.splice(0)) {
    receive(message);
  }
}
