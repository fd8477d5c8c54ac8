import { Socket } from 'node:net';
import { expect } from 'chai';

const thisMachine = /^(127\.\d+\.\d+\.\d+|localhost|::1)$/;

/** Where the extension host wanted to connect to, off this machine, since the suite began. */
const reached: string[] = [];
const { connect } = Socket.prototype;

/** The host that a socket is to connect to; `null` for a pipe of this machine. */
function hostOf(given: readonly unknown[]): string | null {
  const [first, second] = (Array.isArray(given[0]) ? given[0] : given) as unknown[];
  if (typeof first === 'object' && first !== null) {
    const { path, host } = first as { readonly path?: string; readonly host?: string };
    return path === undefined ? (host ?? 'localhost') : null;
  }
  return Number.isInteger(Number(first)) ? (typeof second === 'string' ? second : 'localhost') : null;
}

// Of all tests: whatever they do, the host opens no connection. What would be one is seen, and does not come about.
before(() => {
  Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
    const host = hostOf(given);
    if (host === null || thisMachine.test(host)) {
      return (connect as (...all: unknown[]) => Socket).apply(this, given);
    }
    reached.push(host);
    return this.destroy(new Error(`the tests let nothing connect to ${host}`));
  } as typeof connect;
});
after(() => {
  Socket.prototype.connect = connect;
  expect(reached, 'what the extension host connected to').to.deep.equal([]);
});

describe('a connection of the extension host', () => {
  it('would be seen, by whatever way it is opened', async () => {
    const error = await fetch('http://192.0.2.1/').catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(Error);
    expect(reached.splice(0)).to.deep.equal(['192.0.2.1']);
  });
});
