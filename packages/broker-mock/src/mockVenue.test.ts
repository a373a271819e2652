import { moneyOf, priceOf, toText, type OrderReport, type OrderRequest, type Quote } from '@bot/core';
import { createKernel, createRandom, createTrace, createVirtualClock, limitOrder, marketOrder } from '@bot/simulation';
import { createMockVenue, instrumentTable, manualMarket, randomWalkMarket, type MockVenueOptions } from './index';

const START = Date.UTC(2026, 0, 1);

function openVenue(change: Partial<MockVenueOptions> = {}) {
  const clock = createVirtualClock({ startAt: START });
  const kernel = createKernel({ clock });
  const trace = createTrace(clock);
  const venue = createMockVenue({
    clock,
    trace,
    random: createRandom('venue'),
    instruments: instrumentTable,
    market: manualMarket(),
    balances: { USD: '10000' },
    ...change,
  });
  venue.start();
  return { clock, kernel, trace, venue, broker: venue.broker, control: venue.control, truth: venue.truth };
}

const request = (change: Partial<OrderRequest> = {}): OrderRequest => marketOrder('c1', change);
const limit = (price: string, change: Partial<OrderRequest> = {}): OrderRequest => limitOrder('c1', price, change);

describe('time at the venue', () => {
  it('passes for requests, answers, reports and the details of fills', async () => {
    const { clock, kernel, broker } = openVenue();
    const told: string[] = [];
    broker.subscribeReports((report: OrderReport) => {
      const what = report.type === 'Fill' ? report.fill.tradeId : report.progress.status;
      told.push(`${clock.now() - START} ${report.type} ${what}`);
    });
    const answer = await kernel.run(broker.submitOrder(request()));
    expect([answer.outcome, answer.at - START, clock.now() - START]).toEqual(['Accepted', 20, 40]);
    await kernel.advance(100);
    expect(told).toEqual(['40 Progress Accepted', '40 Progress Filled', '90 Fill T1']);
    expect(await kernel.run(broker.venueTime())).toBe(START + 140 + 20);
  });

  it('brings quotes after they were made, the newest one at once, and none after leaving', async () => {
    const { clock, kernel, broker, control } = openVenue();
    const heard: string[] = [];
    const listen = (quote: Quote): void => void heard.push(`${clock.now() - START} ${toText(quote.bid)}`);
    const leave = broker.subscribeQuotes(['BTC-USD'], listen);
    broker.subscribeQuotes(['NO-SUCH'], listen);
    await kernel.advance(1_000);
    control.price('BTC-USD', '40000');
    await kernel.advance(1_000);
    leave();
    await kernel.advance(10_000);
    expect(heard).toEqual(['20 49995', '1020 39996']);
  });

  it('runs out for a caller whose request was lost', async () => {
    const { clock, kernel, broker, control } = openVenue({ requestTimeoutMs: 300 });
    control.faults.on('balances').dropRequest();
    await expect(kernel.run(broker.balances())).rejects.toMatchObject({ code: 'Timeout', venueOutcome: 'Unknown' });
    expect(clock.now() - START).toBe(300);
  });
});

describe('what the account asks for', () => {
  it('is answered from the exchange', async () => {
    const { kernel, broker, truth } = openVenue();
    await kernel.run(broker.submitOrder(limit('40000')));
    await kernel.run(broker.submitOrder(request({ clientOrderId: 'c2' })));
    const [open] = await kernel.run(broker.openOrders());
    expect(open?.progress.clientOrderId).toBe('c1');
    expect((await kernel.run(broker.order('V2'))).progress.status).toBe('Filled');
    expect(await kernel.run(broker.positions())).toEqual(truth.positions());
    expect(await kernel.run(broker.balances())).toEqual(truth.balances());
    expect((await kernel.run(broker.fillsSince(START))).map(({ tradeId }) => tradeId)).toEqual(['T1']);
    expect(await kernel.run(broker.fillsSince(START + 999))).toEqual([]);
    expect(await kernel.run(broker.permissions())).toEqual({ canView: true, canTrade: true, canTransfer: false });
    expect(toText((await kernel.run(broker.fees())).taker)).toBe('0.012');
    expect(await kernel.run(broker.instruments())).toEqual(instrumentTable);
    expect(await kernel.run(broker.cancelOrders([]))).toEqual([]);
    expect(truth.orders()).toHaveLength(2);
    expect(truth.openOrders()).toEqual([open]);
    expect(truth.fills()).toHaveLength(1);
    expect(toText(truth.mark('BTC-USD').price)).toBe('50000');
    expect([...truth.totals()].map(([currency, total]) => [currency, toText(total)])).toEqual([
      ['USD', '10000'],
      ['BTC', '0'],
    ]);
  });

  it('has candles of the minutes that have closed', async () => {
    const { kernel, broker, control } = openVenue();
    const candles = async (durationMs: number, count = 10) =>
      (await kernel.run(broker.candles({ instrumentId: 'BTC-USD', durationMs, count }))).map(
        ({ openedAt, open, high, low, close }) => [
          (openedAt - START) / 60_000,
          ...[open, high, low, close].map(toText),
        ],
      );
    control.path('BTC-USD', '50000 → 50120 over 2m → 50000 over 2m');
    expect(await candles(60_000)).toEqual([]);
    await kernel.advance(240_000);
    expect(await candles(60_000, 2)).toEqual([
      [2, '50120', '50120', '50065', '50065'],
      [3, '50060', '50060', '50005', '50005'],
    ]);
    expect(await candles(120_000)).toEqual([
      [0, '50000', '50115', '50000', '50115'],
      [2, '50120', '50120', '50005', '50005'],
    ]);
    await expect(candles(59_000)).rejects.toMatchObject({ code: 'InvalidRequest' });
    await expect(candles(60_000, 0)).rejects.toMatchObject({ code: 'InvalidRequest' });
    const unknown = broker.candles({ instrumentId: 'NO-SUCH', durationMs: 60_000, count: 1 });
    await expect(kernel.run(unknown)).rejects.toMatchObject({ code: 'NotFound' });
  });
});

describe('the control of the venue', () => {
  it('puts money and positions there, and a price fills what waits for it at once', async () => {
    const { kernel, broker, control, truth } = openVenue();
    control.deposit('USD', '500.5');
    control.holds('BTC-USD', { quantity: '0.02', entryPrice: '48000' });
    control.holds('ETH-PERP', { quantity: '-2', entryPrice: '3100' });
    expect(truth.balances().map(({ currency, total }) => `${currency} ${toText(total)}`)).toEqual([
      'USD 10500.5',
      'BTC 0.02',
    ]);
    expect(truth.positions().map(({ instrumentId, netQuantity }) => `${instrumentId} ${toText(netQuantity)}`)).toEqual([
      'BTC-USD 0.02',
      'ETH-PERP -2',
    ]);
    await kernel.run(broker.submitOrder(limit('45000')));
    control.price('BTC-USD', '44000');
    expect(truth.orders()[0]?.progress.status).toBe('Filled');
    expect(truth.fills()[0]).toMatchObject({ liquidity: 'Maker', price: priceOf('45000'), commission: moneyOf('2.7') });
  });

  it('leaves nobody to trade with at a depth of zero, and the last quote stands', async () => {
    const { kernel, broker, control, truth } = openVenue();
    control.depth('BTC-USD', '0');
    await kernel.advance(5_000);
    expect(await kernel.run(broker.submitOrder(request()))).toMatchObject({
      outcome: 'Rejected',
      reason: 'NoLiquidity',
    });
    expect(truth.quote('BTC-USD').at).toBe(START);
    expect(() => truth.quote('NO-SUCH')).toThrow('NO-SUCH was quoted');
  });
});

describe('a venue that stops', () => {
  it('leaves no timer, whoever waits loses the connection, and nobody is heard any more', async () => {
    const { clock, kernel, venue, broker, control } = openVenue();
    broker.subscribeQuotes(['BTC-USD'], () => undefined);
    await kernel.advance(100);
    const waiting = broker.balances();
    venue.stop();
    await expect(waiting).rejects.toMatchObject({ code: 'ConnectionLost' });
    await expect(broker.balances()).rejects.toMatchObject({ code: 'NotConnected', venueOutcome: 'NotActed' });
    control.price('BTC-USD', '1');
    await kernel.settled();
    expect(clock.pendingTimers()).toEqual([]);
  });
});

describe('the same seed', () => {
  const hashOf = async (seed: number): Promise<string> => {
    const { kernel, broker, trace } = openVenue({ random: createRandom(seed), market: randomWalkMarket() });
    for (let number = 0; number < 20; number++) {
      void broker.submitOrder(request({ clientOrderId: `c${number}`, side: number % 2 === 0 ? 'Buy' : 'Sell' }));
      await kernel.advance(7_777);
    }
    return trace.hash();
  };

  it('gives the same trace, another seed another one', async () => {
    expect(await hashOf(1)).toBe(await hashOf(1));
    expect(await hashOf(1)).not.toBe(await hashOf(2));
  });
});
