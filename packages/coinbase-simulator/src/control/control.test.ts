import { priceOf } from '@bot/core';
import { createMockVenue, instrumentTable, manualMarket } from '@bot/broker-mock';
import { createRandom, type ServedAnswer } from '@bot/simulation';
import { createSteppedClock } from '../clock/steppedClock';
import { withWireFaults } from '../faults/wireFaults';
import { createScriptedServer, textAnswer } from '../sockets/testing/scriptedServer';
import { withControl } from './withControl';

function openControl({ isVirtual = true } = {}) {
  const clock = createSteppedClock({ startAt: 0 });
  const venue = createMockVenue({
    ...{ clock, random: createRandom(1), instruments: instrumentTable, market: manualMarket() },
    ...{ balances: { USD: '1000' }, latencyMs: 0 },
  });
  venue.start();
  const behind = createScriptedServer(async () => textAnswer('the venue'));
  const { server, faults } = withWireFaults(behind, clock);
  const advance = isVirtual ? (ms: number) => clock.advance(ms) : null;
  const controlled = withControl(server, { venue, wire: faults, now: () => clock.now(), advance });

  async function ask(method: 'GET' | 'POST', path: string, body?: unknown, more = {}, host = '127.0.0.1:8080') {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const request = {
      method,
      url: `http://${host}${path}`,
      headers: {},
      ...(body !== undefined && { body: text }),
      ...more,
    };
    const answer: ServedAnswer = await controlled.answer(request);
    const said = new TextDecoder().decode(answer.body);
    return { status: answer.status, said: answer.headers['content-type'] === 'text/plain' ? said : JSON.parse(said) };
  }
  return { venue, faults, ask };
}

describe('the control API', () => {
  it('says what can be asked for, and lets everything else through', async () => {
    const { ask } = openControl();
    const { said } = await ask('GET', '/control');
    expect(said[0]).toEqual({ route: 'GET /control', meaning: 'what can be asked for here', takes: {} });
    expect(await ask('GET', '/controls')).toEqual({ status: 200, said: 'the venue' });
  });

  it('injects faults, says what never struck, and heals', async () => {
    const { ask } = openControl();
    const wire = { fault: 'status', on: 'GET /time', status: 503 };
    expect(await ask('POST', '/control/fault', wire)).toEqual({ status: 200, said: { ok: true } });
    expect((await ask('GET', '/api/v3/brokerage/time')).said).toBe('error code: 503\n');
    await ask('POST', '/control/fault', { fault: 'drop', on: 'reports' });
    await ask('POST', '/control/fault', { fault: 'reset', on: 'POST /orders', nth: 2 });
    await ask('POST', '/control/heal');
    expect((await ask('GET', '/control/faults')).said).toEqual([
      { point: 'reports', call: '1', fault: 'message lost', callsSeen: 0 },
      { point: 'POST /orders', call: '2', fault: 'connection reset', callsSeen: 0 },
    ]);
  });

  it('moves the market and puts money there, and tells the truth', async () => {
    const { ask, venue } = openControl();
    await ask('POST', '/control/advance', { by: '1s' });
    await ask('POST', '/control/price', { product: 'BTC-USD', price: '60000' });
    await ask('POST', '/control/take', { product: 'BTC-USD', side: 'Buy', quantity: '0.5' });
    await ask('POST', '/control/deposit', { currency: 'USD', amount: '0.5' });
    const { said } = await ask('GET', '/control/truth');
    expect(said.balances).toEqual([{ currency: 'USD', total: '1000.5', hold: '0', available: '1000.5' }]);
    expect(said).toMatchObject({ openOrders: [], fills: [], positions: [], totals: { USD: '1000.5' } });
    await ask('POST', '/control/path', { product: 'BTC-USD', path: '60000 → 50000 over 10m' });
    expect(await ask('POST', '/control/advance', { by: '10m5s' })).toEqual({ status: 200, said: { now: 606_000 } });
    expect(venue.truth.mark('BTC-USD').price).toEqual(priceOf('50000'));
    expect((await ask('GET', '/control/time')).said).toEqual({ now: 606_000, standsStill: true });
  });

  it('moves no time that goes by itself, and none back', async () => {
    const real = openControl({ isVirtual: false });
    expect(await real.ask('POST', '/control/advance', { by: '1s' })).toEqual({
      ...{ status: 400, said: { error: 'time can be moved where it stands still: begin with --virtual' } },
    });
    expect((await real.ask('GET', '/control/time')).said).toMatchObject({ standsStill: false });
    const { ask } = openControl();
    expect((await ask('POST', '/control/advance', { by: '-1s' })).said).toEqual({ error: 'time goes forward' });
  });

  it.each([
    ['POST', '/control/fault', '{', 400, /JSON/],
    ['POST', '/control/fault', '[]', 400, 'a body is a JSON object'],
    ['POST', '/control/fault', undefined, 400, 'fault is given, as a text'],
    ['POST', '/control/fault', { fault: 'explode' }, 400, /^a fault there is disconnect/],
    ['POST', '/control/price', { product: 'BTC-USD' }, 400, 'price is given, as a text'],
    ['POST', '/control/price', { product: 'NOBODY', price: '1' }, 400, /NOBODY/],
    ['POST', '/control/take', { product: 'BTC-USD', side: 'BUY', quantity: '1' }, 400, 'side is one of Buy, Sell'],
    ['GET', '/control/nothing', undefined, 404, 'there is no GET /control/nothing: ask GET /control'],
  ] as const)('refuses with words what it cannot do: %s %s %j', async (method, path, body, status, error) => {
    const { ask } = openControl();
    const answer = await ask(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.said.error).toEqual(typeof error === 'string' ? error : expect.stringMatching(error));
  });

  it('is for programs on this machine alone', async () => {
    const { ask } = openControl();
    const error = 'the control API is for programs on this machine';
    for (const answer of [
      await ask('GET', '/control', undefined, {}, 'rebound.example.com:8080'),
      await ask('GET', '/control', undefined, { headers: { origin: 'http://127.0.0.1:3000' } }),
    ]) {
      expect(answer).toEqual({ status: 403, said: { error } });
    }
    expect((await ask('GET', '/control', undefined, {}, 'localhost:8080')).status).toBe(200);
  });
});
