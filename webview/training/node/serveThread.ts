import { parentPort } from 'node:worker_threads';
import { type Handlers, RpcPeer } from '../../../src/shared/rpc.ts';

/** Has the script of a `Thread` answer its calls. */
export function serveThread<Local extends { [Name in keyof Local]: (...parameters: never[]) => unknown }>(
  handlers: Handlers<Local>,
): void {
  const port = parentPort;
  if (port === null) {
    throw new Error('This script is for a thread.');
  }
  const peer = new RpcPeer<Local, Record<never, never>>((message) => port.postMessage(message), handlers);
  port.on('message', (message: unknown) => peer.receive(message));
}
