import type { HttpAnswer, Socket } from '@bot/core';
import { createKernel, createMemoryWire, createVirtualClock, formatPendingFaults } from '@bot/simulation';
import { ask as askOver } from '../sockets/testing/plainClient';
import { createScriptedServer, textAnswer, type ScriptedServer } from '../sockets/testing/scriptedServer';
import { serveOnLoopback } from '../sockets/serveOnLoopback';
import { withWireFaults, type ArmableRequestFault } from './wireFaults';

const HOST = 'https://api.coinbase.com';
const BODY = '{"orders":[{"status":"OPEN"}]}';

interface Client {
  readonly socket: Socket;
  readonly heard: string[];
}

function openFaultyWire() {
  const clock = createVirtualClock({ startAt: 0 });
  const kernel = createKernel({ clock });
  const headers = { 'content-type': 'application/json' };
  const behind: ScriptedServer = createScriptedServer(async () => textAnswer(BODY, { headers }));
  const { server, faults } = withWireFaults(behind, clock);
  const wire = createMemoryWire({ clock, server });

  /** What the caller sees. */
  async function call(method: 'GET' | 'POST', path: string): Promise<HttpAnswer | string> {
    const gaveUp = new AbortController();
    clock.setTimer(60_000, () => gaveUp.abort());
    const asked = wire.exchange(
      { method, url: `${HOST}${path}`, headers: {} },
      { signal: gaveUp.signal, maxBytes: 1e6 },
    );
    return kernel.run(
      asked.catch((error: unknown) => {
        const { code, message } = error as { code?: string; message: string };
        return code ?? message;
      }),
    );
  }
  async function texts(method: 'GET' | 'POST', path: string, times = 1): Promise<readonly string[]> {
    const seen: string[] = [];
    for (let called = 0; called < times; called++) {
      const answer = await call(method, path);
      seen.push(typeof answer === 'string' ? answer : `${answer.status} ${new TextDecoder().decode(answer.body)}`);
    }
    return seen;
  }
  async function connect(): Promise<Client> {
    const heard: string[] = [];
    const socket = wire.connect(
      'wss://advanced-trade-ws.coinbase.com/',
      {
        opened: () => heard.push('(opened)'),
        received: (message) => heard.push(Buffer.from(message).toString('latin1')),
        closed: ({ code, reason }) => heard.push(`(${code} ${reason})`),
      },
      { maxBytes: 1e6 },
    );
    await kernel.settled();
    return { socket, heard };
  }
  return { clock, kernel, behind, faults, call, texts, connect };
}

const frame = (number: number, channel = 'l2_data'): string =>
  JSON.stringify({ channel, sequence_num: number, events: [{ type: 'update' }] });

describe('faults of requests on the wire', () => {
  const orders = '/api/v3/brokerage/orders';
  const ok = `200 ${BODY}`;

  it.each<[string, (fault: ArmableRequestFault) => void, string, number]>([
    ['reset', (fault) => fault.reset(), 'Broken', 0],
    ['reset after the venue acted', (fault) => fault.reset({ acted: true }), 'Broken', 1],
    ['half-open', (fault) => fault.halfOpen(), 'DeadlinePassed', 0],
    ['half-open after the venue acted', (fault) => fault.halfOpen({ acted: true }), 'DeadlinePassed', 1],
    ['truncated', (fault) => fault.truncateBody({ afterBytes: 5 }), 'Broken', 1],
    ['cut gzip', (fault) => fault.cutGzip({ afterBytes: 5 }), 'Broken', 1],
    ['status', (fault) => fault.status(503), '503 error code: 503\n', 0],
    ['status after the venue acted', (fault) => fault.status(429, { acted: true }), '429 error code: 429\n', 1],
    ['empty', (fault) => fault.emptyBody(), '200 ', 1],
    ['another value', (fault) => fault.field('orders.0.status', 'NEW'), '200 {"orders":[{"status":"NEW"}]}', 1],
    ['a missing field', (fault) => fault.field('orders.0.status', undefined), '200 {"orders":[{}]}', 1],
    ['garbled', (fault) => fault.garble(), '200 {"orders":[{"st\ufffdtus":"OPEN"}]}', 1],
  ])('%s', async (_name, arm, seen, acts) => {
    const { faults, texts, behind } = openFaultyWire();
    arm(faults.on('POST /orders'));
    expect(await texts('POST', orders, 2)).toEqual([seen, ok]);
    expect(behind.requests).toHaveLength(acts + 1);
    expect(faults.pending()).toEqual([]);
  });

  it('a page of HTML in place of JSON, and a wrong content type', async () => {
    const { faults, call, behind } = openFaultyWire();
    faults.on('GET /time').html({ status: 429 });
    faults.on('GET /time').nth(2).html({ acted: true });
    faults.on('GET /time').nth(3).contentType('text/html');
    const ask = async () => (await call('GET', '/api/v3/brokerage/time')) as HttpAnswer;
    const [first, second, third] = [await ask(), await ask(), await ask()];
    expect([first.status, second.status, third.status]).toEqual([429, 502, 200]);
    expect(first.headers['content-type']).toContain('text/html');
    expect(first.body.length).toBeGreaterThan(3_000);
    expect(third.headers['content-type']).toBe('text/html');
    expect(behind.requests).toHaveLength(2);
  });

  it('slow bytes and late answers', async () => {
    const { clock, faults, texts } = openFaultyWire();
    faults.on('GET /orders').slowBytes({ bytes: 10, everyMs: 1_000 });
    expect(await texts('GET', orders)).toEqual([ok]);
    expect(clock.now()).toBe(3_000);
    faults.on('GET /orders').delay('5s');
    expect(await texts('GET', orders)).toEqual([ok]);
    expect(clock.now()).toBe(8_000);
  });

  it('are armed for the calls that are named, by method, path or all below it, and say what never struck', async () => {
    const { faults, texts } = openFaultyWire();
    faults.on('POST /orders').nth(2).times(2).status(500);
    faults.on('* /accounts').status(501);
    faults.on('GET /orders/*').status(502);
    faults.on('GET /v2/*').status(503);
    faults.on('GET /api/v3/brokerage/time').status(504);
    const statuses = (seen: readonly string[]) => seen.map((text) => text.slice(0, 3));
    expect(statuses(await texts('POST', orders, 4))).toEqual(['200', '500', '500', '200']);
    expect(statuses(await texts('GET', orders))).toEqual(['200']);
    expect(statuses(await texts('GET', `${orders}/historical/batch?limit=1`))).toEqual(['502']);
    expect(statuses(await texts('GET', '/v2/accounts'))).toEqual(['503']);
    expect(statuses(await texts('GET', '/api/v3/brokerage/time'))).toEqual(['504']);
    expect(formatPendingFaults(faults.pending())).toBe(
      ['point        call  fault       calls seen', '* /accounts  1     status 501  0'].join('\n'),
    );
  });

  it('last for a while, or until they are healed', async () => {
    const { clock, faults, texts } = openFaultyWire();
    faults.on('* /*').for('10s').status(503);
    expect(await texts('GET', orders, 2)).toEqual(['503 error code: 503\n', '503 error code: 503\n']);
    clock.pass(10_000);
    expect(await texts('GET', orders)).toEqual([ok]);
    faults.on('* /*').always().reset();
    faults.on('DELETE /orders').reset();
    expect(await texts('GET', orders, 2)).toEqual(['Broken', 'Broken']);
    faults.heal();
    expect(await texts('GET', orders)).toEqual([ok]);
    expect(faults.pending()).toMatchObject([{ point: 'DELETE /orders', fault: 'connection reset' }]);
  });

  it('say so when a field is to be changed that is not there', async () => {
    const { faults, texts } = openFaultyWire();
    for (const path of ['orders.1.status', 'orders.0.status.name.first']) {
      faults.on('GET /orders').field(path, 'NEW');
      expect(await texts('GET', orders)).toEqual([`a message has a place ${path}`]);
    }
  });

  it('look the same over real sockets', async () => {
    const clock = createVirtualClock({ startAt: 0 });
    const { server, faults } = withWireFaults(
      createScriptedServer(async () => textAnswer(BODY)),
      clock,
    );
    const serving = await serveOnLoopback(server);
    faults.on('GET /orders').cutGzip({ afterBytes: 20 });
    await expect(askOver(`${serving.httpUrl}${orders}`)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await askOver(`${serving.httpUrl}${orders}`)).text).toBe(BODY);
    await serving.close();
  });
});

describe('faults of frames', () => {
  async function openOne() {
    const world = openFaultyWire();
    const { heard, socket } = await world.connect();
    heard.splice(0);
    return {
      ...world,
      ...{ heard, socket },
      async send(...frames: readonly string[]) {
        for (const text of frames) world.behind.peer().send(text);
        await world.kernel.settled();
        return heard.splice(0);
      },
    };
  }
  const frames = [frame(0), frame(1), frame(2)];

  it('lost, twice, after the next one, behind a gap', async () => {
    const { faults, send } = await openOne();
    faults.on('frames').nth(2).drop();
    expect(await send(...frames)).toEqual([frame(0), frame(2)]);
    faults.on('frames level2').duplicate();
    expect(await send(...frames)).toEqual([frame(0), frame(0), frame(1), frame(2)]);
    faults.on('frames level2').reorder();
    expect(await send(...frames)).toEqual([frame(1), frame(0), frame(2)]);
    faults.on('frames level2').nth(2).sequenceGap();
    expect(await send(...frames)).toEqual([frame(0), frame(2), frame(3)]);
    faults.on('frames level2').sequenceGap({ by: 10 });
    expect(await send(...frames)).toEqual([frame(11), frame(12), frame(13)]);
    expect(faults.pending()).toEqual([]);
  });

  it('of one channel alone; errors have a name too', async () => {
    const { faults, send } = await openOne();
    faults.on('frames user').drop();
    faults.on('frames error').drop();
    faults.on('frames ticker').drop();
    const error = '{"type":"error","message":"authentication failure"}';
    expect(await send(frame(0), error, frame(1, 'user'), frame(2, 'user'))).toEqual([frame(0), frame(2, 'user')]);
    expect(faults.pending()).toMatchObject([{ point: 'frames ticker', callsSeen: 0 }]);
  });

  it('too long, cut, garbled, with a field that is wrong', async () => {
    const { faults, send } = await openOne();
    faults.on('frames').oversize({ bytes: 1_000 });
    faults.on('frames').nth(2).truncate({ afterBytes: 7 });
    faults.on('frames').nth(3).garble();
    faults.on('frames').nth(4).field('events.0.type', 7);
    faults.on('frames').nth(5).field('events', undefined);
    const [long, cut, garbled, wrong, missing] = await send(...frames, frame(3), frame(4));
    expect(missing).toBe('{"channel":"l2_data","sequence_num":4}');
    expect(JSON.parse(String(long))).toMatchObject({ sequence_num: 0, padding: expect.any(String) });
    expect(String(long).length).toBeGreaterThanOrEqual(1_000);
    expect(cut).toBe('{"chann');
    expect(garbled).toContain('\u00ff');
    expect(wrong).toContain('"events":[{"type":7}]');
  });

  it.each([
    ['close', '(1001 restart)'],
    ['close without a word', '(1000 )'],
    ['break', '(1006 )'],
  ] as const)('in place of one the socket ends, %s', async (how, end) => {
    const { faults, send, behind } = await openOne();
    const fault = faults.on('frames').nth(2);
    if (how === 'close') fault.close({ code: 1001, reason: 'restart' });
    else if (how === 'break') fault.break();
    else fault.close({ code: 1000 });
    expect(await send(...frames)).toEqual([frame(0), end]);
    expect(behind.heard).toEqual(['(closed)']);
  });

  it('in place of one the socket goes half-open', async () => {
    const { faults, send, socket, behind, kernel, heard } = await openOne();
    faults.on('frames').nth(2).halfOpen();
    // What was sent just before is lost with it.
    await send(frame(0));
    expect(await send(frame(1), frame(2))).toEqual([]);
    socket.send('hello?');
    await kernel.settled();
    expect([heard, behind.heard]).toEqual([[], ['(closed)']]);
  });
});

describe('faults of sockets', () => {
  it('refused, half-open from the beginning, then as ever', async () => {
    const { faults, connect, behind, kernel } = openFaultyWire();
    faults.on('sockets').refuse();
    faults.on('sockets').nth(2).halfOpen();
    expect((await connect()).heard).toEqual(['(1006 )']);
    const mute = await connect();
    behind.peer().send('to nobody');
    const alive = await connect();
    behind.peer().send('hello');
    await kernel.settled();
    expect([mute.heard, alive.heard]).toEqual([['(opened)'], ['(opened)', 'hello']]);
  });

  it('end all at once, as is said', async () => {
    const { faults, connect, behind, kernel } = openFaultyWire();
    const first = await connect();
    faults.closeSockets();
    const second = await connect();
    faults.closeSockets({ code: 1000, reason: 'deprecated hostname' });
    const third = await connect();
    faults.breakSockets();
    const fourth = await connect();
    faults.muteSockets();
    behind.peer().send('to nobody');
    const fifth = await connect();
    fifth.socket.close();
    await kernel.settled();
    faults.breakSockets();
    await kernel.settled();
    expect([first, second, third, fourth, fifth].map(({ heard }) => heard.at(-1))).toEqual([
      ...['(1001 )', '(1000 deprecated hostname)', '(1006 )', '(opened)', '(1000 )'],
    ]);
    expect(behind.heard).toHaveLength(5);
  });
});
