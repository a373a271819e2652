import { once } from 'node:events';
import { connect } from 'node:net';
import { wireFailure, type ServedPeer } from '@bot/simulation';
import { WebSocket, type ClientOptions } from 'ws';
import { HandshakeRefused } from './handshakeRefused';
import { serveOnLoopback, type LoopbackServer } from './serveOnLoopback';
import { createScriptedServer, textAnswer } from './testing/scriptedServer';

let serving: LoopbackServer | null = null;
const clients: WebSocket[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.terminate();
  await serving?.close();
});

async function serve(onAccept?: (peer: ServedPeer) => void, options = {}) {
  const server = createScriptedServer(async () => textAnswer('ok'), onAccept);
  serving = await serveOnLoopback(server, options);
  return { server, loopback: serving };
}

async function open(url: string, options: ClientOptions = {}): Promise<WebSocket> {
  const client = new WebSocket(url, options);
  clients.push(client);
  await once(client, 'open');
  return client;
}

const nextMessage = async (client: WebSocket): Promise<string> => {
  const [data] = (await once(client, 'message')) as [Buffer];
  return data.toString('utf8');
};
const nextEnd = async (client: WebSocket): Promise<string> => {
  const [code, reason] = (await once(client, 'close')) as [number, Buffer];
  return `${code} ${reason.toString()}`.trim();
};

describe('WebSockets on loopback', () => {
  it('carry messages both ways, on any path, until either side ends them', async () => {
    const { server, loopback } = await serve();
    const client = await open(`${loopback.wsUrl}/any/path`, { headers: { 'X-Kind': 'test' } });
    expect(server.accepted).toMatchObject([{ url: `${loopback.wsUrl}/any/path`, headers: { 'x-kind': 'test' } }]);
    const heard = server.nextHeard();
    client.send('{"type":"subscribe"}');
    expect(await heard).toBe('{"type":"subscribe"}');
    server.peer().send('one');
    expect(await nextMessage(client)).toBe('one');
    server.peer().sendBytes(new Uint8Array([0x61, 0x62]));
    expect(await nextMessage(client)).toBe('ab');
    const closed = server.nextHeard();
    server.peer().close(1001, 'restart');
    expect(await nextEnd(client)).toBe('1001 restart');
    expect(await closed).toBe('(closed)');
  });

  it('hear of a client that goes', async () => {
    const { server, loopback } = await serve();
    const client = await open(loopback.wsUrl);
    const heard = server.nextHeard();
    client.terminate();
    expect(await heard).toBe('(closed)');
    server.peer().send('to nobody');
  });

  it('are compressed for those who can read it', async () => {
    const { server, loopback } = await serve();
    const client = await open(loopback.wsUrl);
    expect(client.extensions).toBe('permessage-deflate');
    server.peer().send('x'.repeat(100_000));
    expect(await nextMessage(client)).toHaveLength(100_000);
    const plain = await open(loopback.wsUrl, { perMessageDeflate: false });
    expect(plain.extensions).toBe('');
  });

  it('break without a word', async () => {
    const { server, loopback } = await serve();
    const client = await open(loopback.wsUrl);
    server.peer().destroy();
    expect(await nextEnd(client)).toBe('1006');
  });

  it('send what is said before they are open when they are', async () => {
    const { loopback } = await serve((peer) => peer.send('early'));
    const client = new WebSocket(loopback.wsUrl);
    expect(await nextMessage(client)).toBe('early');
  });

  it('do not come about where the server takes none', async () => {
    const { loopback } = await serve(() => {
      throw wireFailure('Unreachable', 'memory');
    });
    const client = new WebSocket(loopback.wsUrl);
    const [error] = (await once(client, 'error')) as [Error];
    expect(error.message).toBe('socket hang up');
  });

  it('are answered with a status where that is said', async () => {
    const { loopback } = await serve(() => {
      throw new HandshakeRefused(429);
    });
    const client = new WebSocket(loopback.wsUrl);
    const [error] = (await once(client, 'error')) as [Error];
    expect(error.message).toBe('Unexpected server response: 429');
  });

  it('that go half-open take everything and say nothing, not even a pong, and notice when the client leaves', async () => {
    const { server, loopback } = await serve();
    const client = await open(loopback.wsUrl);
    server.peer().send('before');
    expect(await nextMessage(client)).toBe('before');
    server.peer().mute();
    let came = 0;
    for (const event of ['message', 'pong', 'close'] as const) client.on(event, () => (came += 1));
    server.peer().send('after');
    server.peer().close(1001, '');
    client.ping();
    const closed = server.nextHeard();
    client.send('is anybody there?');
    // A second socket is served meanwhile: what the first one sent was there before.
    const other = await open(loopback.wsUrl);
    server.peer().send('alive');
    expect(await nextMessage(other)).toBe('alive');
    expect(came).toBe(0);
    client.terminate();
    expect(await closed).toBe('(closed)');
    expect(server.heard).toEqual(['(closed)']);
  });

  it('take nothing more from the moment at which they go half-open', async () => {
    const { server, loopback } = await serve();
    const client = await open(loopback.wsUrl);
    const { peer } = server;
    server.onHeard = () => peer().mute();
    // Both in one piece, so that the second is read already.
    const heard = server.nextHeard();
    client.send('one');
    client.send('two');
    await heard;
    const other = await open(loopback.wsUrl);
    peer().send('alive');
    await nextMessage(other);
    expect(server.heard).toEqual(['one']);
  });

  it('cut off a client that does not read', async () => {
    const { server, loopback } = await serve(undefined, { mostUnread: 1 << 20 });
    const client = await open(loopback.wsUrl, { perMessageDeflate: false });
    client.pause();
    const closed = server.nextHeard();
    for (let sent = 0; sent < 40; sent++) server.peer().send('x'.repeat(1 << 20));
    expect(await closed).toBe('(closed)');
  });

  it('can be half-open from the beginning', async () => {
    const { server, loopback } = await serve((peer) => peer.mute());
    const client = await open(loopback.wsUrl);
    client.send('hello?');
    const closed = server.nextHeard();
    client.terminate();
    expect(await closed).toBe('(closed)');
  });

  it('go over TLS as well', async () => {
    const { server, loopback } = await serve(undefined, { tlsPort: 0 });
    const { wssUrl, certificate } = loopback.tls as NonNullable<LoopbackServer['tls']>;
    const client = await open(wssUrl, { ca: certificate });
    server.peer().send('secret');
    expect(await nextMessage(client)).toBe('secret');
  });

  it('end when a client sends what is too long or no message', async () => {
    const { loopback } = await serve();
    const client = await open(loopback.wsUrl);
    client.send('x'.repeat((1 << 20) + 1));
    expect(await nextEnd(client)).toBe('1009');
    const raw = connect(Number(new URL(loopback.httpUrl).port), '127.0.0.1');
    raw.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const [data] = (await once(raw, 'data')) as [Buffer];
    expect(data.toString()).toContain('HTTP/1.1 400');
    const [bad] = [connect(Number(new URL(loopback.httpUrl).port), '127.0.0.1')];
    bad.write('GET / HTTP/1.1\r\nHost: a b\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await once(bad, 'close');
  });
});
