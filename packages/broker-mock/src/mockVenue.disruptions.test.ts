import type { MarketMessage, OrderReport } from '@bot/core';
import { isNegative, moneyOf, toText } from '@bot/core';
import { createKernel, createRandom, createTrace, createVirtualClock, limitOrder, marketOrder } from '@bot/simulation';
import { createMockVenue, instrumentTable, manualMarket, type MockVenueOptions } from './index';

/** A venue with 10,000 USD, reports that are listened to, and a kernel. */
function openVenue(change: Partial<MockVenueOptions> = {}) {
  const clock = createVirtualClock({ startAt: 1_000_000 });
  const kernel = createKernel({ clock });
  const trace = createTrace(clock);
  const venue = createMockVenue({
    ...{ clock, trace, random: createRandom(1), instruments: instrumentTable },
    ...{ market: manualMarket({ prices: { 'BTC-USD': '50000' } }), balances: { USD: '10000' }, remembersMs: 300_000 },
    ...change,
  });
  const reports: string[] = [];
  venue.broker.subscribeReports((report) => void reports.push(textOf(report)));
  const { broker, truth, control } = venue;
  const { run, advance } = kernel;
  const codeOf = async (call: Promise<unknown>): Promise<unknown> =>
    run(call.then(() => 'answer').catch((error: unknown) => (error as { code: string }).code));
  return { clock, venue, broker, truth, control, faults: control.faults, reports, run, advance, codeOf };
}

const textOf = (report: OrderReport): string =>
  report.type === 'Progress'
    ? `${report.progress.clientOrderId} ${report.progress.status}`
    : `${report.fill.clientOrderId} ${report.fill.tradeType ?? 'Fill'} ${toText(report.fill.quantity)}`;

describe('a venue with faults', () => {
  it('answers reads with its books as they were, while reports are fresh', async () => {
    const { broker, run, advance, faults, reports } = openVenue();
    await advance(60_000);
    await run(broker.submitOrder(marketOrder('c1')));
    await advance(10_000);
    expect(reports).toEqual(['c1 Accepted', 'c1 Filled', 'c1 Fill 0.01']);
    for (const read of ['positions', 'fillsSince', 'findOrderByClientId', 'balances'] as const)
      faults.on(read).stale('30s');
    expect(await run(broker.positions())).toEqual([]);
    expect(await run(broker.fillsSince(0))).toEqual([]);
    expect(await run(broker.findOrderByClientId('c1'))).toBeNull();
    expect((await run(broker.balances())).map(({ currency, total }) => `${currency} ${toText(total)}`)).toEqual([
      'USD 10000',
    ]);
    expect(await run(broker.positions())).toHaveLength(1);
    await advance(30_000);
    faults.on('positions').stale('30s');
    expect(await run(broker.positions())).toHaveLength(1);
  });

  it('may come back with its open orders, and takes back no trade that it does not know', async () => {
    const { broker, run, advance, faults, truth } = openVenue();
    await run(broker.submitOrder(limitOrder('c1', '40000')));
    faults.restart({ for: '1s' });
    faults.bust('mine');
    await advance(2_000);
    expect(await run(broker.openOrders())).toHaveLength(1);
    expect(truth.fills()).toEqual([]);
  });

  it('gives old quotes, candles, rates and times too', async () => {
    const { broker, run, advance, faults, control, codeOf } = openVenue();
    await advance(120_000);
    control.price('BTC-USD', '40000');
    for (const read of ['quote', 'candles', 'fees', 'instruments', 'venueTime'] as const)
      faults.on(read).times(3).stale('60s');
    expect(toText((await run(broker.quote('BTC-USD'))).bid)).toBe('49995');
    expect(await codeOf(broker.quote('NO-SUCH'))).toBe('NotFound');
    expect(await run(broker.candles({ instrumentId: 'BTC-USD', durationMs: 60_000, count: 9 }))).toHaveLength(1);
    expect(await run(broker.instruments())).toHaveLength(instrumentTable.length);
    expect(toText((await run(broker.fees())).maker)).toBe('0.006');
    const said = await run(broker.venueTime());
    faults.heal();
    expect((await run(broker.venueTime())) - said).toBe(60_040);
  });

  it('does not look back where it remembers nothing', () => {
    const { faults } = openVenue({ remembersMs: 0 });
    expect(() => faults.on('positions').stale('1s')).toThrow('the venue remembers 0ms');
  });

  it('places one order when the request arrives twice', async () => {
    const { broker, truth, run, faults } = openVenue();
    faults.on('submitOrder').duplicateRequest();
    expect(await run(broker.submitOrder(marketOrder('c1')))).toMatchObject({ outcome: 'Accepted', venueOrderId: 'V1' });
    expect(truth.requests().map(({ method }) => method)).toEqual(['submitOrder', 'submitOrder']);
    expect(truth.orders()).toHaveLength(1);
  });

  it('refuses to close a position by a rule of its own', async () => {
    const { broker, run, faults, control } = openVenue();
    control.holds('BTC-USD', { quantity: '0.01', entryPrice: '48000' });
    faults.on('closePosition').refuse('Other');
    const close = { clientOrderId: 'x1', instrumentId: 'BTC-USD' };
    expect(await run(broker.closePosition(close))).toMatchObject({ outcome: 'Rejected', reason: 'Other' });
    expect(await run(broker.closePosition({ ...close, clientOrderId: 'x2' }))).toMatchObject({ outcome: 'Accepted' });
  });

  it('tells of balances that cannot be', async () => {
    const { broker, run, faults } = openVenue();
    faults.on('balances').malformed('NegativeBalance');
    expect((await run(broker.balances())).some(({ available }) => isNegative(available))).toBe(true);
    expect((await run(broker.balances())).some(({ available }) => isNegative(available))).toBe(false);
  });

  it('loses a report, doubles another and swaps two', async () => {
    const { broker, run, advance, faults, reports } = openVenue();
    faults.on('reports').nth(1).drop();
    faults.on('fills').duplicate();
    await run(broker.submitOrder(marketOrder('c1')));
    await advance(1_000);
    expect(reports).toEqual(['c1 Filled', 'c1 Fill 0.01', 'c1 Fill 0.01']);
    faults.on('reports').reorder();
    await run(broker.submitOrder(marketOrder('c2')));
    await advance(1_000);
    expect(reports.slice(3)).toEqual(['c2 Filled', 'c2 Accepted', 'c2 Fill 0.01']);
  });

  it('restarts: who waits loses the connection, and open orders may be gone', async () => {
    const { broker, truth, run, advance, faults, reports, codeOf } = openVenue();
    await run(broker.submitOrder(limitOrder('c1', '40000')));
    await advance(1_000);
    const waiting = codeOf(broker.balances());
    faults.restart({ for: '10s', losesOpenOrders: true });
    expect(await waiting).toBe('ConnectionLost');
    expect(truth.openOrders()).toEqual([]);
    expect(await codeOf(broker.openOrders())).toBe('NotConnected');
    await advance(10_000);
    expect(await run(broker.openOrders())).toEqual([]);
    // The end of the order was told while nobody could hear it.
    expect(reports).toEqual(['c1 Accepted']);
    expect(await run(broker.order('V1'))).toMatchObject({ progress: { reason: 'VenueRestarted' } });
  });

  it('takes a trade back, forbids, and changes what an instrument takes', async () => {
    const { broker, truth, run, advance, faults, reports, codeOf } = openVenue();
    await run(broker.submitOrder(marketOrder('c1')));
    await advance(1_000);
    faults.bust(truth.fills()[0]?.tradeId ?? '');
    await advance(1_000);
    expect(reports.at(-1)).toBe('c1 Reversal 0.01');
    expect((await run(broker.balances())).find(({ currency }) => currency === 'USD')?.available).toEqual(
      moneyOf('10000'),
    );
    faults.losePermission('trade');
    expect(await codeOf(broker.submitOrder(marketOrder('c2')))).toBe('PermissionDenied');
    expect(await run(broker.permissions())).toMatchObject({ canTrade: false });
    faults.restorePermission('trade');
    faults.status('BTC-USD', 'Disabled');
    expect(await run(broker.submitOrder(marketOrder('c3')))).toMatchObject({ reason: 'ProductDisabled' });
    faults.loseCredentials();
    expect(await codeOf(broker.balances())).toBe('AuthenticationFailed');
    expect(await codeOf(broker.instruments())).toBe('answer');
  });

  it('says another time than it is', async () => {
    const { broker, run, faults, clock } = openVenue();
    faults.clockSkew('2s');
    const said = await run(broker.venueTime());
    expect(said).toBe(clock.now() - 20 + 2_000);
  });

  it('stops telling of the market: with a gap, or silently', async () => {
    const { broker, control, advance, venue, faults } = openVenue();
    venue.start();
    const heard: MarketMessage[] = [];
    broker.subscribeMarket(
      { channels: ['Quotes', 'Heartbeats'], instrumentIds: ['BTC-USD'] },
      (message) => void heard.push(message),
    );
    const gaps = (): readonly number[] =>
      heard
        .slice(1)
        .flatMap(({ sequence }, index) => (sequence === (heard[index]?.sequence ?? 0) + 1 ? [] : [sequence]));
    control.path('BTC-USD', '50000 → 51000 over 10m');
    await advance(30_000);
    faults.disconnect('market', { kind: 'silent', for: '30s' });
    // What was under way still arrives.
    await advance(1_000);
    heard.length = 0;
    await advance(28_000);
    expect(new Set(heard.map(({ type }) => type))).toEqual(new Set(['Heartbeat']));
    await advance(31_000);
    expect(gaps()).toEqual([]);
    expect(new Set(heard.map(({ type }) => type))).toEqual(new Set(['Heartbeat', 'Quote']));
    faults.disconnect('market', { kind: 'clean', for: '10s' });
    await advance(30_000);
    expect(gaps()).toHaveLength(1);
    venue.stop();
  });

  it('has quotes that grow old while everything else lives', async () => {
    const { broker, run, advance, venue, faults, clock } = openVenue();
    venue.start();
    const streamed: number[] = [];
    broker.subscribeQuotes(['BTC-USD'], ({ at }) => void streamed.push(at));
    await advance(60_000);
    faults.preset('staleMark', { for: '1m' });
    const before = streamed.length;
    const began = clock.now();
    await advance(50_000);
    expect(streamed.slice(before).every((at) => at <= began)).toBe(true);
    const quote = await run(broker.quote('BTC-USD'));
    expect(quote.at).toBeLessThanOrEqual(began);
    expect(began - quote.at).toBeLessThan(10_000);
    expect(await run(broker.submitOrder(marketOrder('c1')))).toMatchObject({ outcome: 'Accepted' });
    await advance(30_000);
    expect((await run(broker.quote('BTC-USD'))).at).toBeGreaterThan(began);
    venue.stop();
  });

  it('has thin books in a slippage spike', async () => {
    const { truth, advance, venue, faults } = openVenue();
    venue.start();
    await advance(10_000);
    const size = (): number => Number(toText(truth.quote('BTC-USD').askSize));
    const usual = size();
    faults.preset('slippageSpike', { for: '30s' });
    expect(size() / usual).toBeCloseTo(0.02, 3);
    await advance(60_000);
    expect(size()).toBeCloseTo(usual, 8);
    venue.stop();
  });

  it('does nothing to other accounts', async () => {
    const { control, run, faults, truth } = openVenue();
    const other = control.account('ben', { USD: '10000' });
    faults.on('submitOrder').dropRequest();
    faults.outage({ kind: '5xx', for: '1m' });
    expect(await run(other.submitOrder(marketOrder('b1')))).toMatchObject({ outcome: 'Accepted' });
    expect(truth.requests()).toEqual([]);
    expect(faults.pending()).toHaveLength(2);
  });
});
