import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { HttpAnswer, HttpRequest } from '@bot/core';
import { createNodeHttp } from './http';
import type { NodeHttp } from './nodeWireParts';
import { connectionFailure } from './wireFailure';

const never = new AbortController().signal;
const request = (port: number, change: Partial<HttpRequest> = {}): HttpRequest => ({
  ...{ method: 'GET', url: `http://127.0.0.1:${port}/a?b=1`, headers: { accept: 'application/json' } },
  ...change,
});
const textOf = ({ body }: HttpAnswer): string => new TextDecoder().decode(body);

describe('requests over the network', () => {
  const open: { http: NodeHttp; servers: Server[] } = { http: createNodeHttp(), servers: [] };

  async function serve(listener: RequestListener): Promise<number> {
    const server = createServer(listener);
    open.servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }
  const exchange = (port: number, change: Partial<HttpRequest> = {}, signal = never, maxBytes = 1_000) =>
    open.http.exchange(request(port, change), { signal, maxBytes });

  beforeEach(() => void (open.http = createNodeHttp()));
  afterEach(async () => {
    await open.http.close();
    for (const server of open.servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('carry method, path, headers and body, and bring back the whole answer', async () => {
    const port = await serve((incoming, answer) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        answer.writeHead(201, { 'x-one': 'a', 'set-cookie': ['b', 'c'] });
        answer.write(`${incoming.method} ${incoming.url} ${incoming.headers['accept']} `);
        answer.end(Buffer.concat(chunks));
      });
    });
    const answer = await exchange(port, { method: 'POST', body: '{"ü":1}' });
    expect([answer.status, textOf(answer)]).toEqual([201, 'POST /a?b=1 application/json {"ü":1}']);
    expect(answer.headers).toMatchObject({ 'x-one': 'a', 'set-cookie': 'b,c' });
  });

  it('to an address without a path go to its root', async () => {
    const port = await serve((incoming, answer) => void answer.end(incoming.url));
    expect(textOf(await exchange(port, { url: `http://127.0.0.1:${port}` }))).toBe('/');
  });

  it('go over connections that are kept', async () => {
    const ports = new Set<number | undefined>();
    const port = await serve((incoming, answer) => {
      ports.add(incoming.socket.remotePort);
      answer.end('x');
    });
    for (let each = 0; each < 20; each++) await exchange(port);
    // While the first is still being cleared away the next one may take another.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it('are unpacked, up to what may come', async () => {
    const packed = gzipSync('x'.repeat(900));
    const sizes = [900, 2_000_000];
    const port = await serve((incoming, answer) => {
      expect(incoming.headers['accept-encoding']).toBe('gzip');
      answer.setHeader('content-encoding', 'gzip');
      answer.end(sizes.shift() === 900 ? packed : gzipSync('x'.repeat(2_000_000)));
    });
    expect(textOf(await exchange(port))).toHaveLength(900);
    await expect(exchange(port, {}, never, 10_000)).rejects.toMatchObject({ code: 'TooLarge' });
  });

  it('that are packed wrongly are broken', async () => {
    const port = await serve((_incoming, answer) => {
      answer.setHeader('content-encoding', 'gzip');
      answer.end('no gzip');
    });
    await expect(exchange(port)).rejects.toMatchObject({ code: 'Broken' });
  });

  it('that are longer than may come are given up', async () => {
    const port = await serve((_incoming, answer) => void answer.end('x'.repeat(5_000)));
    await expect(exchange(port)).rejects.toMatchObject({ code: 'TooLarge' });
  });

  it('end with their deadline, before, during and after they are sent', async () => {
    const controller = new AbortController();
    const port = await serve(() => controller.abort());
    await expect(exchange(port, {}, controller.signal)).rejects.toMatchObject({ code: 'DeadlinePassed' });
    await expect(exchange(port, {}, controller.signal)).rejects.toMatchObject({ code: 'DeadlinePassed' });
    const early = new AbortController();
    const waiting = exchange(port, {}, early.signal);
    early.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'DeadlinePassed' });
  });

  it.each([
    ['reset', (incoming: Parameters<RequestListener>[0]) => void incoming.socket.resetAndDestroy()],
    [
      'cut',
      (incoming: Parameters<RequestListener>[0]) =>
        void incoming.socket.end('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nhalf'),
    ],
    [
      'answered with something else',
      (incoming: Parameters<RequestListener>[0]) => void incoming.socket.end('SSH-2.0-OpenSSH\r\n'),
    ],
  ])('that are %s are broken: nobody knows', async (_what, act) => {
    const port = await serve((incoming) => act(incoming));
    await expect(exchange(port)).rejects.toMatchObject({ code: 'Broken', venueOutcome: 'Unknown' });
  });

  it('to nobody are not sent', async () => {
    const port = await serve(() => undefined);
    const [server] = open.servers.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    await expect(exchange(port)).rejects.toMatchObject({ code: 'Unreachable', venueOutcome: 'NotActed' });
  });

  it('to somebody who cannot prove who they are are not sent', async () => {
    const port = await serve((_incoming, answer) => void answer.end('x'));
    const answer = exchange(port, { url: `https://127.0.0.1:${port}/` });
    await expect(answer).rejects.toMatchObject({ code: 'CertificateRefused', venueOutcome: 'NotActed' });
  });

  it('to another machine are never sent unencrypted', async () => {
    await expect(exchange(0, { url: 'http://api.coinbase.com/' })).rejects.toMatchObject({
      code: 'CertificateRefused',
    });
  });

  it('that wait when the wire is closed are broken', async () => {
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const port = await serve(() => arrive());
    const waiting = exchange(port).catch((error: unknown) => error);
    await arrived;
    await open.http.close();
    expect(await waiting).toMatchObject({ code: 'Broken' });
  });
});

describe('what the system says of a connection', () => {
  it.each([
    [{ code: 'ECONNREFUSED', syscall: 'connect' }, 'Unreachable'],
    [{ code: 'ECONNREFUSED', errors: [{ syscall: 'connect' }] }, 'Unreachable'],
    [{ code: 'EAI_AGAIN', syscall: 'getaddrinfo' }, 'Unreachable'],
    [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, 'Unreachable'],
    [{ code: 'ETIMEDOUT', syscall: 'read' }, 'Broken'],
    [{ code: 'EHOSTUNREACH', syscall: 'write' }, 'Broken'],
    [{ code: 'ECONNRESET' }, 'Broken'],
    [{}, 'Broken'],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'CertificateRefused'],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'CertificateRefused'],
    [{ code: 'CERT_HAS_EXPIRED' }, 'CertificateRefused'],
  ])('%j is %s', (error, code) => {
    expect(connectionFailure(error, 'h').code).toBe(code);
  });

  it.each(['EPROTO', 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'ECONNREFUSED'])(
    '%s is Broken once something may have been sent',
    (code) => {
      const failed = connectionFailure({ code, syscall: 'connect' }, 'h', true);
      expect([failed.code, failed.venueOutcome]).toEqual(['Broken', 'Unknown']);
    },
  );
});
