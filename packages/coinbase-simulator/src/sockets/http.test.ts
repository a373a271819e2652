import { once } from 'node:events';
import { Agent } from 'node:http';
import { connect, createServer as createNetServer } from 'node:net';
import { createVirtualClock, wireFailure, type ServedAnswer } from '@bot/simulation';
import type { HttpRequest } from '@bot/core';
import { serveOnLoopback, type LoopbackServer } from './serveOnLoopback';
import { ask } from './testing/plainClient';
import { createScriptedServer, textAnswer } from './testing/scriptedServer';

let serving: LoopbackServer | null = null;
afterEach(() => serving?.close());

async function serve(answer: (request: HttpRequest) => Promise<ServedAnswer>, options = {}) {
  const server = createScriptedServer(answer);
  serving = await serveOnLoopback(server, options);
  return { server, url: serving.httpUrl, loopback: serving };
}

describe('HTTP on loopback', () => {
  it('brings the request as it was sent, and the answer as it was given', async () => {
    const answer = textAnswer('näh', { status: 418, headers: { 'x-kind': 'teapot' } });
    const { server, url } = await serve(async () => answer);
    const headers = { 'X-Token': 'abc' };
    const came = await ask(`${url}/api/v3?limit=2`, { method: 'POST', headers, body: '{"a":"ö"}' });
    expect(came).toMatchObject({ status: 418, text: 'näh' });
    expect(came.headers['x-kind']).toBe('teapot');
    expect(server.requests).toMatchObject([
      { method: 'POST', url: `${url}/api/v3?limit=2`, headers: { 'x-token': 'abc' }, body: '{"a":"ö"}' },
    ]);
  });

  it('keeps a connection for the next request, and has no body where none was sent', async () => {
    const { server, url } = await serve(async () => textAnswer('ok'));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const [first, second] = [await ask(url, { agent }), await ask(url, { agent })];
    expect(second.fromPort).toBe(first.fromPort);
    expect(server.requests[0]).not.toHaveProperty('body');
    agent.destroy();
  });

  it.each([0, 3])('breaks after %i bytes of the body where that is said', async (afterBytes) => {
    const { url } = await serve(async () => textAnswer('whole', { delivery: { kind: 'Cut', afterBytes } }));
    const pieces: string[] = [];
    await expect(ask(url, { piece: (text) => pieces.push(text) })).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(pieces.join('')).toBe('whole'.slice(0, afterBytes));
  });

  it('says that it failed where an answer cannot be sent', async () => {
    const { url } = await serve(async () => textAnswer('whole', { status: 42 }));
    expect(await ask(url)).toMatchObject({ status: 500, text: expect.stringContaining('Invalid status code: 42') });
  });

  it('is whole when it is to break behind its end', async () => {
    const { url } = await serve(async () => textAnswer('whole', { delivery: { kind: 'Cut', afterBytes: 5 } }));
    expect((await ask(url)).text).toBe('whole');
  });

  it('comes in pieces, with a pause before each', async () => {
    const clock = createVirtualClock({ startAt: 0 });
    const slow = textAnswer('abcde', { delivery: { kind: 'Slow', bytes: 2, everyMs: 100 } });
    const { url } = await serve(
      async () => {
        // The timer is set once the answer is handed over.
        setImmediate(() => clock.fireNext());
        return slow;
      },
      { clock },
    );
    const pieces: string[] = [];
    const { text, headers } = await ask(url, {
      piece(part) {
        pieces.push(`${clock.now()} ${part}`);
        clock.fireNext();
      },
    });
    expect([text, headers['transfer-encoding']]).toEqual(['abcde', 'chunked']);
    expect(pieces).toEqual(['100 ab', '200 cd', '300 e']);
  });

  it('sends no more to somebody who has gone', async () => {
    const clock = createVirtualClock({ startAt: 0 });
    const slow = textAnswer('abcde', { delivery: { kind: 'Slow', bytes: 2, everyMs: 100 } });
    const { url, loopback } = await serve(async () => slow, { clock });
    const asked = ask(url);
    while (clock.pendingTimers().length === 0) await new Promise(setImmediate);
    await loopback.close();
    await expect(asked).rejects.toThrow();
    while (clock.pendingTimers().length > 0) await new Promise(setImmediate);
    expect(clock.now()).toBe(0);
  });

  it('breaks the connection where the wire breaks, and says so where the simulator does', async () => {
    const errors = [wireFailure('Broken', 'memory'), new TypeError('a bug')];
    const { url } = await serve(() => Promise.reject(errors.shift()));
    await expect(ask(url)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await ask(url)).toMatchObject({ status: 500, text: 'the simulator failed: TypeError: a bug\n' });
  });

  it('answers nothing where the server answers nothing, and lets go when it is closed', async () => {
    const { url, server, loopback } = await serve(() => new Promise(() => undefined));
    const asked = ask(url);
    while (server.requests.length === 0) await new Promise(setImmediate);
    await loopback.close();
    await expect(asked).rejects.toMatchObject({ code: 'ECONNRESET' });
    await loopback.close();
  });

  it('refuses what is no request of an API', async () => {
    const { url, server } = await serve(async () => textAnswer('ok'));
    expect((await ask(url, { method: 'PATCH' })).status).toBe(405);
    expect((await ask(url, { method: 'POST', body: 'x'.repeat((1 << 20) + 1) })).status).toBe(413);
    const raw = connect(Number(new URL(url).port), '127.0.0.1');
    raw.write('GET http://elsewhere/ HTTP/1.1\r\nHost: a b\r\n\r\n');
    const [data] = (await once(raw, 'data')) as [Buffer];
    expect(data.toString()).toContain('HTTP/1.1 400');
    raw.destroy();
    expect(server.requests).toEqual([]);
  });

  it('is reached over TLS by whoever trusts its certificate', async () => {
    const { server, loopback } = await serve(async () => textAnswer('secret'), { tlsPort: 0 });
    const { httpsUrl, certificate } = loopback.tls as NonNullable<LoopbackServer['tls']>;
    expect((await ask(`${httpsUrl}/time`, { ca: certificate })).text).toBe('secret');
    const byName = httpsUrl.replace('127.0.0.1', 'localhost');
    expect((await ask(byName, { ca: certificate, family: 4 })).text).toBe('secret');
    expect(server.requests[0]?.url).toBe(`${httpsUrl}/time`);
    await expect(ask(httpsUrl)).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  });

  it.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['otherHost', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('has a certificate that is to be refused where that is said: %s', async (certificate, code) => {
    const { loopback } = await serve(async () => textAnswer('secret'), { tlsPort: 0, certificate });
    const { httpsUrl, certificate: ca } = loopback.tls as NonNullable<LoopbackServer['tls']>;
    await expect(ask(httpsUrl, { ca })).rejects.toMatchObject({ code });
  });

  it('serves also what never goes away', async () => {
    const { answer, accept } = createScriptedServer(async () => textAnswer('ok'));
    serving = await serveOnLoopback({ answer, accept });
    expect((await ask(serving.httpUrl)).text).toBe('ok');
  });

  it('says when a port is taken, and keeps none of the others', async () => {
    const { url } = await serve(async () => textAnswer('ok'));
    const taken = Number(new URL(url).port);
    const server = createScriptedServer(async () => textAnswer('ok'));
    await expect(serveOnLoopback(server, { port: taken })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await expect(serveOnLoopback(server, { tlsPort: taken })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('passes over what a client could speak besides', async () => {
    const { url } = await serve(async () => textAnswer('ok'));
    const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABk' };
    expect(await ask(url, { headers })).toMatchObject({ status: 200, text: 'ok' });
  });

  it('waits for its port where somebody else has it when the server can be reached again', async () => {
    const { server, url, loopback } = await serve(async () => textAnswer('ok'));
    const port = Number(new URL(url).port);
    for (const isWaitedFor of [true, false]) {
      server.reach(false);
      const other = createNetServer((socket) => socket.destroy()).listen(port, '127.0.0.1');
      await once(other, 'listening');
      server.reach(true);
      await expect(ask(url)).rejects.toMatchObject({ code: 'ECONNRESET' });
      if (!isWaitedFor) await loopback.close();
      other.close();
      const again = (): Promise<string> => ask(url).then(({ text }) => text, again);
      if (isWaitedFor) expect(await again()).toBe('ok');
    }
  });

  it.each([false, true])(
    'is away when it is told so before it was back, also where its port is taken: %s',
    async (isTaken) => {
      const { server, url } = await serve(async () => textAnswer('ok'));
      server.reach(false);
      const other = createNetServer();
      if (isTaken) await once(other.listen(Number(new URL(url).port), '127.0.0.1'), 'listening');
      server.reach(true);
      server.reach(false);
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
      other.close();
      await expect(ask(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    },
  );

  it('refuses everybody while the server cannot be reached, and is at the same place afterwards', async () => {
    const { server, url } = await serve(async () => textAnswer('ok'));
    server.reach(true);
    server.reach(false);
    server.reach(false);
    await expect(ask(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    server.reach(true);
    expect((await ask(url)).text).toBe('ok');
  });
});
