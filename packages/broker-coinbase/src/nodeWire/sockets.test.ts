import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { isWireError, type Socket, type SocketEnd } from '@bot/core';
import { WebSocketServer, type WebSocket } from 'ws';
import { createNodeSockets } from './sockets';

interface Ended extends SocketEnd {
  readonly error: Error | undefined;
}

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of cleanUp.splice(0)) await each();
});

/** A server on this machine that does with each socket what the test says. */
async function givenServer(serve: (socket: WebSocket) => void): Promise<string> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', serve);
  await new Promise((resolve) => server.on('listening', resolve));
  cleanUp.push(async () => {
    for (const client of server.clients) client.terminate();
    await new Promise((resolve) => server.close(resolve));
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** Tells what comes, as one line each; `ended` resolves with the end. */
function connect(url: string, maxBytes = 1_000, act: (socket: Socket, line: string) => void = () => undefined) {
  const sockets = createNodeSockets();
  cleanUp.push(() => sockets.close());
  const lines: string[] = [];
  let end: (ended: Ended) => void = () => undefined;
  const ended = new Promise<Ended>((resolve) => (end = resolve));
  const say = (line: string): void => {
    lines.push(line);
    act(socket, line);
  };
  const socket = sockets.connect(
    url,
    {
      opened: () => say('opened'),
      received: (message) => say(`received ${Buffer.from(message).toString()}`),
      ponged: () => say('ponged'),
      closed: (how, error) => end({ ...how, error }),
    },
    { maxBytes },
  );
  return { socket, sockets, lines, ended };
}

describe('a socket of the network', () => {
  it('tells nothing before it was given, then what comes: text and bytes, whole', async () => {
    const url = await givenServer((socket) => {
      socket.send('one');
      socket.send(Buffer.from('two'));
      socket.send('th', { fin: false });
      socket.send('ree', { fin: true });
      socket.close(1001, 'restart');
    });
    const { lines, ended } = connect(url);
    expect(lines).toEqual([]);
    expect(await ended).toEqual({ code: 1001, reason: 'restart', error: undefined });
    expect(lines).toEqual(['opened', 'received one', 'received two', 'received three']);
  });

  it('sends text, and closes politely', async () => {
    const heard: string[] = [];
    const url = await givenServer((socket) => {
      socket.on('message', (message: Buffer) => {
        heard.push(String(message));
        socket.send('thanks');
      });
      socket.on('close', (code, reason) => heard.push(`${code} ${String(reason)}`));
    });
    const { ended } = connect(url, 1_000, (socket, line) => {
      if (line === 'opened') socket.send('hello');
      else socket.close();
    });
    expect(await ended).toMatchObject({ code: 1000, error: undefined });
    expect(heard[0]).toBe('hello');
  });

  it('is told that the other side lives, by its pings and its pongs', async () => {
    const url = await givenServer((socket) => {
      socket.on('ping', () => socket.ping());
      socket.on('pong', () => socket.close());
    });
    const { lines, ended } = connect(url, 1_000, (socket, line) => line === 'opened' && socket.ping());
    await ended;
    expect(lines).toEqual(['opened', 'ponged', 'ponged']);
  });

  it('ends at a message that is too large', async () => {
    const url = await givenServer((socket) => socket.send('x'.repeat(1_001)));
    const { lines, ended } = connect(url);
    const { error } = await ended;
    expect([isWireError(error, 'TooLarge'), lines]).toEqual([true, ['opened']]);
  });

  it('ends with 1006 when the other side is gone without a word', async () => {
    const url = await givenServer((socket) => socket.terminate());
    const { ended } = connect(url);
    expect((await ended).code).toBe(1006);
  });

  it('ends at once when it is destroyed, also half-open, and hears nothing more', async () => {
    const url = await givenServer((socket) => {
      socket.send('one');
      socket.send('two');
    });
    const { lines, ended, socket } = connect(url, 1_000, (its, line) => line === 'received one' && its.destroy());
    expect((await ended).code).toBe(1006);
    socket.send('too late');
    socket.ping();
    expect(lines).toEqual(['opened', 'received one']);
  });

  it('never opens where nobody listens', async () => {
    const url = await givenServer(() => undefined);
    for (const each of cleanUp.splice(0)) await each();
    const { error, code } = await connect(url).ended;
    expect([code, isWireError(error, 'Unreachable')]).toEqual([1006, true]);
  });

  it('never opens where something else answers', async () => {
    const server = createServer((socket) => {
      cleanUp.unshift(async () => void socket.destroy());
      socket.end('HTTP/1.1 429 Too Many Requests\r\ncontent-length: 0\r\n\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cleanUp.push(() => new Promise((resolve) => void server.close(() => resolve())));
    const { error } = await connect(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/`).ended;
    expect([isWireError(error, 'Unreachable'), error?.message]).toEqual([true, expect.stringContaining('HTTP 429')]);
  });

  it('leaves this machine only encrypted', async () => {
    const { socket, ended } = connect('ws://example.invalid/');
    socket.send('nothing');
    socket.ping();
    socket.close();
    socket.destroy();
    const { error } = await ended;
    expect(isWireError(error, 'CertificateRefused')).toBe(true);
  });

  it('needs nobody who wants to know that it lives', async () => {
    const url = await givenServer((socket) => {
      socket.ping();
      socket.on('pong', () => socket.close());
    });
    const sockets = createNodeSockets();
    cleanUp.push(() => sockets.close());
    const code = await new Promise((resolve) =>
      sockets.connect(
        url,
        { opened: () => undefined, received: () => undefined, closed: (end) => resolve(end.code) },
        { maxBytes: 10 },
      ),
    );
    expect(code).toBe(1005);
  });

  it('ends with its wire', async () => {
    const url = await givenServer(() => undefined);
    const { sockets, ended } = connect(url, 1_000, (_, line) => line === 'opened' && void sockets.close());
    expect((await ended).code).toBe(1006);
  });
});
