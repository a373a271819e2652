import { moneyOf, priceOf, quantityOf, toText, type Balance, type SubmitAnswer } from '@bot/core';
import { createKernel, createRandom, createTrace, createVirtualClock, limitOrder, marketOrder } from '@bot/simulation';
import {
  balancesOf,
  createMockVenue,
  generatedMarket,
  instrumentTable,
  manualMarket,
  openOrdersOf,
  type AnswerForm,
  type MockVenueOptions,
  type VenueCounter,
} from './index';

function openCounter(change: Partial<MockVenueOptions> = {}) {
  const clock = createVirtualClock({ startAt: 0 });
  const venue = createMockVenue({
    ...{ clock, trace: createTrace(clock), random: createRandom(1), instruments: instrumentTable },
    ...{ market: manualMarket(), balances: { USD: '10000' }, ...change },
  });
  venue.start();
  return { clock, kernel: createKernel({ clock }), venue, counter: venue.counter(), faults: venue.control.faults };
}

/** How a wire would ask: the request travels, and what it finds is read where it arrives. */
const submit = (counter: VenueCounter, clientOrderId: string): Promise<SubmitAnswer> =>
  counter.send<SubmitAnswer>({ method: 'submitOrder', summary: 'POST /orders', clientOrderId }, (reply, fault) =>
    counter.execution.submit(marketOrder(clientOrderId), reply, fault),
  );
const look = (counter: VenueCounter, form?: AnswerForm<string>): Promise<string> =>
  counter.send<string>(
    { method: 'balances', summary: 'GET /accounts' },
    ({ answer }) => answer(toText(balancesOf(counter.state, counter.accountId)[0]?.available ?? moneyOf('0'))),
    form,
  );

describe('the counter of a venue', () => {
  it('takes requests with their latency, and answers what the venue then knows', async () => {
    const { clock, kernel, counter, venue } = openCounter();
    const answer = await kernel.run(submit(counter, 'c1'));
    expect([answer.outcome, answer.at, clock.now()]).toEqual(['Accepted', 20, 40]);
    expect(venue.truth.requests()).toEqual([
      { method: 'submitOrder', at: 20, summary: 'POST /orders', clientOrderId: 'c1' },
    ]);
    expect(venue.truth.fills()).toHaveLength(1);
  });

  it('numbers trades among other people alike for everybody, whenever they came', async () => {
    const { kernel, venue, counter } = openCounter({ market: generatedMarket() });
    const heard: string[][] = [];
    const listen = (listener: VenueCounter): void => {
      const trades: string[] = [];
      heard.push(trades);
      listener.subscribeMarket({ channels: ['Trades'], instrumentIds: ['BTC-USD'] }, (message) => {
        if (message.type === 'Trade') trades.push(message.trade.tradeId);
      });
    };
    await kernel.advance(30_000);
    venue.control.account('late', {});
    const late = venue.counter('late');
    expect([late.printCount(), late.printCount() > 0]).toEqual([counter.printCount(), true]);
    for (const each of [counter, late]) listen(each);
    await kernel.advance(30_000);
    expect(heard[0]?.length).toBeGreaterThan(0);
    expect(heard[1]).toEqual(heard[0]);
  });

  it('meets the faults of the method that the request stands for', async () => {
    const { kernel, counter, venue, faults } = openCounter();
    faults.on('submitOrder').acceptThenDropResponse();
    await expect(kernel.run(submit(counter, 'c1'))).rejects.toMatchObject({ code: 'Timeout' });
    faults.on('submitOrder').reject('Other');
    expect(await kernel.run(submit(counter, 'c2'))).toMatchObject({ outcome: 'Rejected', reason: 'Other' });
    expect(venue.truth.orders().map(({ progress }) => progress.clientOrderId)).toContain('c1');
    expect(faults.pending()).toEqual([]);
  });

  it('acts at once on what has arrived: orders, cancels, changes, and the way out of a position', async () => {
    const { kernel, counter, venue } = openCounter({ balances: { USD: '100000' } });
    const heard: unknown[] = [];
    const reply = { answer: (value: unknown) => heard.push(value), fail: (error: unknown) => heard.push(error) };
    const { execution } = counter;
    execution.submit(limitOrder('c1', '40000'), reply);
    execution.amend({ venueOrderId: 'V1', limitPrice: priceOf('41000'), quantity: quantityOf('0.01') }, reply);
    execution.cancel(['V1', 'V9'], reply);
    execution.closePosition({ clientOrderId: 'c2', instrumentId: 'BTC-PERP-INTX' }, reply);
    expect(heard).toMatchObject([
      { outcome: 'Accepted', venueOrderId: 'V1' },
      { outcome: 'Accepted', venueOrderId: 'V1' },
      [{ outcome: 'Accepted' }, { outcome: 'Refused' }],
      { outcome: 'Rejected' },
    ]);
    await kernel.advance(10);
    expect(openOrdersOf(counter.state, counter.accountId)).toEqual([]);
    expect(venue.truth.requests()).toEqual([]);
  });

  it('tells the account what happens to its orders, and everybody what happens at the venue', async () => {
    const { kernel, counter, faults } = openCounter();
    const reports: string[] = [];
    const events: string[] = [];
    const samples: string[] = [];
    counter.subscribeReports(({ type }) => reports.push(type));
    counter.subscribeMarket({ channels: ['Quotes'], instrumentIds: ['BTC-USD'] }, ({ type }) => samples.push(type));
    const stop = counter.observe(({ type }) => events.push(type));
    await kernel.run(submit(counter, 'c1'));
    await kernel.advance(100);
    expect(reports).toEqual(['Progress', 'Progress', 'Fill']);
    expect(events).toContain('OrderAccepted');
    stop();
    events.length = 0;
    faults.on('reports').drop();
    await kernel.run(submit(counter, 'c2'));
    await kernel.advance(1_000);
    expect(reports.filter((type) => type === 'Progress')).toHaveLength(3);
    expect([events, samples.includes('Quote')]).toEqual([[], true]);
  });

  it('knows the time, the key, what was, and what is listed', async () => {
    const { kernel, counter, venue, faults } = openCounter({ remembersMs: 60_000 });
    faults.clockSkew('-30s');
    venue.control.permissions({ canTrade: false });
    await kernel.advance(10_000);
    venue.control.deposit('USD', '5');
    await kernel.advance(10_000);
    expect([counter.venueTime(), counter.permissions().canTrade]).toEqual([-10_000, false]);
    const usdAt = (at: number): string => toText(balancesOf(counter.stateAt(at), 'bot')[0]?.total ?? moneyOf('0'));
    expect([usdAt(5_000), usdAt(20_000)]).toEqual(['10000', '10005']);
    expect(counter.instruments).toEqual(instrumentTable);
    const candles = { instrumentId: 'BTC-USD', durationMs: 60_000, count: 3 };
    expect(counter.candles(candles, 20_000)).toEqual([]);
  });

  it('is one for each account, and for none that nobody opened', async () => {
    const { kernel, venue } = openCounter();
    venue.control.account('rival', { USD: '7' });
    const rival = venue.counter('rival');
    expect([rival.accountId, await kernel.run(look(rival))]).toEqual(['rival', '7']);
    expect(() => venue.counter('stranger')).toThrow('an account stranger was opened at the venue');
    const [usd] = balancesOf(venue.counter('rival').state, 'bot') as [Balance];
    expect(usd.currency).toBe('USD');
  });

  it('knows why a stream is cut, of the bot alone, and tells when something begins or is healed', async () => {
    const { kernel, venue, counter, faults } = openCounter();
    venue.control.account('rival');
    let told = 0;
    const stop = counter.observeCuts(() => (told += 1));
    const cuts = () => [counter.cutOf('reports'), counter.cutOf('market'), venue.counter('rival').cutOf('market')];
    expect(cuts()).toEqual([null, null, null]);
    faults.disconnect('market', { kind: 'clean', for: '1s' });
    expect(cuts()).toEqual([null, 'Broken', null]);
    await kernel.advance(1_000);
    faults.disconnect('all', { kind: 'halfOpen', for: '1s' });
    expect(cuts()).toEqual(['HalfOpen', 'HalfOpen', null]);
    faults.heal();
    expect(cuts()).toEqual([null, null, null]);
    faults.disconnect('all', { kind: 'silent', for: '1s' });
    expect(cuts()).toEqual([null, null, null]);
    faults.restart({ for: '1s' });
    expect(cuts()).toEqual(['Restart', 'Restart', null]);
    await kernel.advance(1_000);
    faults.outage({ kind: 'unreachable', for: '1s' });
    expect(cuts()).toEqual(['Unreachable', 'Unreachable', null]);
    expect(told).toBe(6);
    stop();
    faults.heal();
    expect(told).toBe(6);
  });
});

describe('answers in a form of their own', () => {
  const text: AnswerForm<string> = {
    unlisted: () => 'not listed',
    malformed: (answer, how) => (how === 'MissingField' ? `${answer} without a field` : null),
  };

  it('are wrong in the way of that form', async () => {
    const { kernel, counter, faults } = openCounter();
    faults.on('balances').malformed('MissingField');
    expect(await kernel.run(look(counter, text))).toBe('10000 without a field');
    faults.on('balances').malformed('EmptyNumber');
    await expect(kernel.run(look(counter, text))).rejects.toMatchObject({ code: 'UndecodableAnswer' });
  });

  it('say in that form that something is not listed, or fail where it has no word for it', async () => {
    const { kernel, counter, faults } = openCounter();
    const order = (form: AnswerForm<string>): Promise<string> =>
      counter.send<string>({ method: 'order', summary: 'V1' }, ({ answer }) => answer('V1'), form);
    faults.on('order').notFound();
    expect(await kernel.run(order(text))).toBe('not listed');
    faults.on('order').notFound();
    await expect(kernel.run(order({ ...text, unlisted: null }))).rejects.toMatchObject({ code: 'NotFound' });
  });
});
