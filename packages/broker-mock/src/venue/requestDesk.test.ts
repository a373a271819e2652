import { balanceOf, moneyOf, toText, zeroMoney, type Balance } from '@bot/core';
import { openFaultWorld } from '../faults/testing/faultWorld';
import type { LatencyModel } from '../models/latencyModel';
import { createRequestDesk, type Reply } from './requestDesk';

describe('a request', () => {
  it('travels there and back, each way by the latency of its direction and method', async () => {
    const asked: (string | undefined)[] = [];
    const latency: LatencyModel = {
      requestMs: (method) => asked.push(`there ${method}`),
      answerMs: (method) => 10 * asked.push(`back ${method}`),
      streamMs: () => 0,
    };
    const { hear, desk } = openFaultWorld({ latency });
    expect(await hear('balances')).toEqual([1, 1 + 20]);
    expect(await hear('fees')).toEqual([2, 3 + 40]);
    expect(asked).toEqual(['there balances', 'back balances', 'there fees', 'back fees']);
    expect(desk.requests()).toEqual([
      { method: 'balances', at: 1_000_001, summary: '' },
      { method: 'fees', at: 1_000_024, summary: '' },
    ]);
  });

  it('is recorded as it was asked, and told on the timeline', async () => {
    const { desk, kernel, network } = openFaultWorld();
    const line = { method: 'submitOrder', summary: 'Buy 1 BTC-USD', clientOrderId: 'c1' } as const;
    await kernel.run(desk.send(line, ({ answer }) => answer(null)));
    expect(desk.requests()).toEqual([{ ...line, at: 1_000_020 }]);
    expect(network()).toEqual(['submitOrder Buy 1 BTC-USD c1']);
  });

  it('keeps the newest requests only', () => {
    const { desk, clock, ask } = openFaultWorld();
    for (let n = 0; n <= 40_000; n++) void ask('quote');
    // Each way and no further: patience would end later.
    while ((clock.nextTimerAt() ?? Infinity) <= 1_000_040) clock.fireNext();
    expect(desk.requests()).toHaveLength(20_000);
  });

  it('ends in a Timeout when the venue has no word, and is deaf to what comes later', async () => {
    const { hear, kernel } = openFaultWorld();
    let late: Reply<unknown> | null = null;
    expect(await hear('order', (reply) => (late = reply))).toEqual(['Timeout', 5_000]);
    (late as Reply<unknown> | null)?.answer('late');
    await kernel.advance(20);
  });

  it('hears only the first of two answers', async () => {
    const both = openFaultWorld();
    const work = ({ answer, fail }: Reply<unknown>): void => {
      answer('yes');
      fail(new Error('no'));
    };
    expect(await both.hear('order', work)).toEqual(['yes', 40]);
  });

  it('finds nobody when the venue cannot take it, or is closed', async () => {
    const { kernel, clock, timers } = openFaultWorld();
    const latency: LatencyModel = { requestMs: () => 1, answerMs: () => 1, streamMs: () => 1 };
    const down = createRequestDesk({ clock, timers, latency, timeoutMs: 10, trace: undefined, isUp: () => false });
    const sent = down.send({ method: 'fees', summary: '' }, () => undefined);
    await expect(kernel.run(sent)).rejects.toMatchObject({ code: 'VenueUnavailable', details: { operation: 'fees' } });
    down.close();
    await expect(down.send({ method: 'fees', summary: '' }, () => undefined)).rejects.toMatchObject({
      code: 'NotConnected',
    });
  });

  it('gets ConnectionLost when connections break; the next one is taken', async () => {
    const { ask, desk, kernel, hear } = openFaultWorld();
    const waiting = Promise.allSettled([ask('fees'), ask('order')]);
    await kernel.advance(30);
    desk.breakConnections();
    expect((await waiting).map((each) => each.status === 'rejected' && (each.reason as { code: string }).code)).toEqual(
      ['ConnectionLost', 'ConnectionLost'],
    );
    expect(await hear('fees')).toEqual([3, 40]);
  });
});

describe('a fault of a request', () => {
  it.each([
    ['dropRequest', 'Timeout', 5_000, 0, 'submitOrder request lost'],
    ['timeoutBefore', 'Timeout', 5_000, 0, 'submitOrder request lost'],
    ['acceptThenDropResponse', 'Timeout', 5_000, 1, 'submitOrder answer lost'],
    ['timeoutAfter', 'Timeout', 5_000, 1, 'submitOrder answer lost'],
    ['rateLimit', 'RateLimited', 40, 0, 'submitOrder rate limited'],
    ['serverError', 'VenueUnavailable', 40, 0, 'submitOrder server error, the venue did not act'],
    ['duplicateRequest', 1, 40, 2, 'submitOrder request arrives twice'],
    ['reorderResponse', 'Timeout', 5_000, 1, 'submitOrder answer comes after the next one'],
  ] as const)('%s: the caller gets %s after %i ms, the venue acts %i times', async (name, heard, ms, acts, told) => {
    const world = openFaultWorld();
    world.faults.on('submitOrder')[name]();
    expect(await world.hear('submitOrder')).toEqual([heard, ms]);
    await world.kernel.advance(5_000);
    expect([world.acts(), world.desk.requests().length]).toEqual([
      acts,
      name.endsWith('Before') || name === 'dropRequest' ? 0 : Math.max(1, acts),
    ]);
    expect(world.network().filter((text) => text === told)).toHaveLength(1);
    expect(world.faults.pending()).toEqual([]);
    expect(await world.hear('submitOrder')).toEqual([acts + 1, 40]);
  });

  it('may be an error of a 5xx after the venue acted', async () => {
    const { faults, hear, acts } = openFaultWorld();
    faults.on('cancelOrders').serverError({ acted: true });
    expect(await hear('cancelOrders')).toEqual(['VenueUnavailable', 40]);
    expect(acts()).toBe(1);
  });

  it('may be any error; one that was never sent is not recorded', async () => {
    const { faults, ask, desk, kernel } = openFaultWorld();
    faults.on('quote').fail('InvalidRequest', { retryAfterMs: 7 });
    faults.on('fees').fail('NotConnected');
    await expect(kernel.run(ask('quote'))).rejects.toMatchObject({
      code: 'InvalidRequest',
      message: 'quote: The venue could not read the request.',
      details: { operation: 'quote', retryAfterMs: 7 },
    });
    await expect(kernel.run(ask('fees'))).rejects.toMatchObject({ code: 'NotConnected' });
    expect(desk.requests().map(({ method }) => method)).toEqual(['quote']);
  });

  it('limits the rate for a time that begins with the first call, and says what is left of it', async () => {
    const { faults, ask, kernel, hear } = openFaultWorld();
    faults.on('balances').rateLimit({ for: '10s' });
    const limited = async (retryAfterMs: number | undefined): Promise<void> =>
      expect(kernel.run(ask('balances'))).rejects.toMatchObject({
        code: 'RateLimited',
        details: { operation: 'balances', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
      });
    await kernel.advance(60_000);
    await limited(10_000);
    await kernel.advance(4_000);
    await limited(5_960);
    await kernel.advance(5_919);
    await limited(1);
    expect(await hear('balances')).toEqual([1, 40]);
    faults.on('balances').rateLimit({ retryAfterMs: 250, times: 2 });
    await limited(250);
    await limited(250);
    expect(await hear('balances')).toEqual([2, 40]);
  });

  it('delays an answer, up to where patience ends', async () => {
    const { faults, hear } = openFaultWorld();
    faults.on('fees').delayResponse('3s');
    faults.on('fees').delayResponse(4_960);
    expect(await hear('fees')).toEqual([1, 3_040]);
    expect(await hear('fees')).toEqual(['Timeout', 5_000]);
  });

  it('lets the next answer of the same method pass', async () => {
    const { faults, ask, kernel } = openFaultWorld();
    faults.on('openOrders').times(2).reorderResponse();
    const heard: unknown[] = [];
    const listen = (method: 'openOrders' | 'fees') => void ask(method).then((answer) => heard.push(answer));
    listen('openOrders');
    await kernel.advance(10);
    listen('openOrders');
    listen('fees');
    await kernel.advance(1_000);
    expect(heard).toEqual([3]);
    listen('openOrders');
    await kernel.advance(1_000);
    expect(heard).toEqual([3, 4, 1, 2]);
  });

  it('tells the venue of a refusal and of stale answers, which only it can do', async () => {
    const { faults, hear } = openFaultWorld();
    faults.on('submitOrder').refuse('Other');
    faults.on('closePosition').reject('NoLiquidity');
    faults.on('positions').stale('30s');
    const told: unknown[] = [];
    for (const method of ['submitOrder', 'closePosition', 'positions', 'positions'] as const) {
      await hear(method, ({ answer }, fault) => answer(told.push(fault)));
    }
    expect(told).toEqual([
      { fault: 'Reject', reason: 'Other' },
      { fault: 'Reject', reason: 'NoLiquidity' },
      { fault: 'Stale', byMs: 30_000 },
      null,
    ]);
  });

  it('does not list what was created a moment ago', async () => {
    const { faults, kernel, ask, hear, acts } = openFaultWorld();
    faults.on('order').notFound();
    faults.on('findOrderByClientId').notFound();
    await expect(kernel.run(ask('order'))).rejects.toMatchObject({
      code: 'NotFound',
      message: 'order: the venue does not list it yet.',
    });
    expect(await hear('findOrderByClientId')).toEqual([null, 40]);
    expect(acts()).toBe(0);
  });

  it.each([
    ['submitOrder', 'MissingField', 'submitOrder: a field that must be there is missing.'],
    ['openOrders', 'UnknownStatus', 'openOrders: a status is none of those that are known.'],
    ['quote', 'EmptyNumber', 'quote: a number is empty.'],
  ] as const)('makes the answer of %s unreadable: %s', async (method, how, message) => {
    const { faults, ask, kernel, acts } = openFaultWorld();
    faults.on(method).malformed(how);
    await expect(kernel.run(ask(method))).rejects.toMatchObject({ code: 'UndecodableAnswer', message });
    expect(acts()).toBe(1);
  });

  it('also spoils an error that the venue answers', async () => {
    const { faults, hear } = openFaultWorld();
    faults.on('order').malformed('MissingField');
    expect(await hear('order', ({ fail }) => fail(new Error('no')))).toEqual(['UndecodableAnswer', 40]);
  });

  it.each([
    [
      [balanceOf('USD', moneyOf('10000'), moneyOf('500')), balanceOf('BTC', moneyOf('1'))],
      ['-9500', '1'],
    ],
    [[balanceOf('USD', zeroMoney)], ['-1']],
    [[], []],
  ])('makes the first balance negative, which can be read', async (balances, available) => {
    const { faults, kernel, desk } = openFaultWorld();
    faults.on('balances').malformed('NegativeBalance');
    const sent = desk.send<readonly Balance[]>({ method: 'balances', summary: '' }, ({ answer }) => answer(balances));
    const heard = await kernel.run(sent);
    expect(heard.map((balance) => toText(balance.available))).toEqual(available);
    expect(heard.map(({ total }) => total)).toEqual(balances.map(({ total }) => total));
  });
});
