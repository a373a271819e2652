import type { HttpAnswer } from '@bot/core';
import { createVirtualClock, formatPendingFaults } from '@bot/simulation';
import { ask as askOver } from '../sockets/testing/plainClient';
import { createScriptedServer, textAnswer } from '../sockets/testing/scriptedServer';
import { serveOnLoopback } from '../sockets/serveOnLoopback';
import { BODY, HOST, openFaultyWire } from './testing/openFaultyWire';
import { withWireFaults, type ArmableRequestFault } from './wireFaults';

describe('faults of requests on the wire', () => {
  const orders = '/api/v3/brokerage/orders';
  const ok = `200 ${BODY}`;

  it.each<[string, (fault: ArmableRequestFault) => void, string, number]>([
    ['reset', (fault) => fault.reset(), 'Broken', 0],
    ['reset after the venue acted', (fault) => fault.reset({ acted: true }), 'Broken', 1],
    ['half-open', (fault) => fault.halfOpen(), 'DeadlinePassed', 0],
    ['half-open after the venue acted', (fault) => fault.halfOpen({ acted: true }), 'DeadlinePassed', 1],
    ['truncated', (fault) => fault.truncateBody({ afterBytes: 5 }), 'Broken', 1],
    ['truncated behind its end', (fault) => fault.truncateBody({ afterBytes: 5_000 }), 'Broken', 1],
    ['cut gzip', (fault) => fault.cutGzip({ afterBytes: 5 }), 'Broken', 1],
    ['cut gzip behind its end', (fault) => fault.cutGzip({ afterBytes: 5_000 }), 'Broken', 1],
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

  it('are armed for what is asked for after a question mark, in any order', async () => {
    const { faults, texts } = openFaultyWire();
    faults.on('GET /orders?order_status=OPEN&limit=1').status(500);
    const asked = (query: string) => texts('GET', `${orders}${query}`).then(([text = '']) => text.slice(0, 3));
    expect(await asked('')).toBe('200');
    expect(await asked('?order_status=OPEN')).toBe('200');
    expect(await asked('?limit=1&order_status=FILLED')).toBe('200');
    expect(await asked('?limit=1&order_status=FILLED&order_status=OPEN')).toBe('500');
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

  it('break an answer without a body too', async () => {
    const { server, faults } = withWireFaults(
      createScriptedServer(async () => textAnswer('')),
      createVirtualClock({ startAt: 0 }),
    );
    faults.on('GET /orders').truncateBody({ afterBytes: 5 });
    await expect(server.answer({ method: 'GET', url: `${HOST}/orders`, headers: {} })).rejects.toThrow('broke');
  });

  it.each<[(fault: ArmableRequestFault) => void, string]>([
    [(fault) => fault.status(42), 'a status is 200 to 599, and not 42'],
    [(fault) => fault.html({ status: 200.5 }), 'a status is 200 to 599, and not 200.5'],
    [(fault) => fault.contentType('a\nb'), 'a content type is printable text on one line'],
    [(fault) => fault.truncateBody({ afterBytes: -1 }), 'afterBytes is a whole number from 0 to 268435456, and not -1'],
    [(fault) => fault.cutGzip({ afterBytes: NaN }), 'afterBytes is a whole number from 0 to 268435456, and not NaN'],
    [(fault) => fault.slowBytes({ bytes: 0, everyMs: 0 }), 'bytes is a whole number from 1 to 268435456, and not 0'],
    [(fault) => fault.slowBytes({ bytes: 1, everyMs: 1e9 }), expect.stringContaining('everyMs')],
  ])('that cannot happen are not armed: %s', (arm, message) => {
    const { faults } = openFaultyWire();
    expect(() => arm(faults.on('GET /orders'))).toThrow(expect.objectContaining({ message }));
    expect(faults.pending()).toEqual([]);
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
