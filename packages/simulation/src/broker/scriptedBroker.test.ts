import { priceOf, quantityOf, toText, type OrderRequest } from '@bot/core';
import { btcUsd } from '../sample/sampleInstruments';
import { limitOrder, marketOrder } from '../sample/sampleOrders';
import { createVirtualClock } from '../time/virtualClock';
import { createScriptedBroker } from './scriptedBroker';
import { balancesText, reasonOf, scriptedWorld } from './testing/scriptedWorld';

describe('the scripted broker left to itself', () => {
  it('fills a market order at the quote: value and fee leave, coins come', async () => {
    const { broker, kernel, reports } = scriptedWorld();
    await broker.submitOrder(marketOrder('a'));
    // 0.01 × 50,000.01 = 500.0001, fee 0.6 % = 3.0000006
    expect(balancesText(broker)).toEqual(['BTC 0.01 (0 held)', 'USD 9496.9998994 (0 held)']);
    expect(reports).toEqual([]);
    await kernel.advance(0);
    expect(reports).toEqual(['a Accepted 0', 'a Filled 0.01', 'Fill 0.01 at 50000.01']);
  });

  it('holds a resting buy with its fee and fills it at its limit when the quote crosses', async () => {
    const { broker, script } = scriptedWorld();
    await broker.submitOrder(limitOrder('a', '49000', { quantity: quantityOf('0.1') }));
    expect(balancesText(broker)).toEqual(['USD 10000 (4929.4 held)']);
    script.price('BTC-USD', '48000');
    // 4,900 and a maker fee of 19.60
    expect(balancesText(broker)).toEqual(['BTC 0.1 (0 held)', 'USD 5080.4 (0 held)']);
  });

  it('holds the coins of a resting sale and fills it when the bid reaches the limit', async () => {
    const { broker, script } = scriptedWorld({ balances: { USD: '0', BTC: '1' } });
    await broker.submitOrder(limitOrder('a', '51000', { side: 'Sell', quantity: quantityOf('0.4') }));
    expect(balancesText(broker)).toEqual(['BTC 1 (0.4 held)', 'USD 0 (0 held)']);
    script.quote({ instrumentId: 'BTC-USD', bid: '51000', ask: '51001', bidSize: '1', askSize: '1' });
    expect(balancesText(broker)).toEqual(['BTC 0.6 (0 held)', 'USD 20318.4 (0 held)']);
  });

  it('knows how an instrument stands and what it is worth, and insures nobody', () => {
    const { script, truth } = scriptedWorld();
    script.quote({ instrumentId: 'BTC-USD', bid: '49000', ask: '51000', bidSize: '1', askSize: '1' });
    expect(toText(truth.mark('BTC-USD').price)).toBe('50000');
    expect(truth.tradingStatus('BTC-USD')).toBe('Online');
    script.status('BTC-USD', 'CancelOnly');
    expect(truth.tradingStatus('BTC-USD')).toBe('CancelOnly');
    expect(truth.insured().size).toBe(0);
  });

  it('cancels an immediate order that cannot trade', async () => {
    const { broker } = scriptedWorld();
    await broker.submitOrder(limitOrder('a', '49000', { timeInForce: 'IOC' }));
    expect(broker.truth.orders().map(({ progress }) => [progress.status, progress.reason])).toEqual([
      ['Canceled', 'NoLiquidity'],
    ]);
  });

  it('leaves everything to the script when autoFill is off', async () => {
    const { broker, script } = scriptedWorld({ autoFill: false });
    await broker.submitOrder(marketOrder('a'));
    await broker.submitOrder(limitOrder('b', '49000'));
    script.price('BTC-USD', '40000');
    expect(broker.truth.openOrders()).toHaveLength(2);
    script.fill('a', '0.01');
    expect(broker.truth.fills().map(({ price, liquidity }) => [toText(price), liquidity])).toEqual([
      ['40000.01', 'Taker'],
    ]);
  });

  const refusals: readonly [string, OrderRequest][] = [
    ['UnsupportedOrder', limitOrder('a', '49000', { type: 'Market' })],
    ['UnsupportedOrder', marketOrder('a', { postOnly: true })],
    ['UnknownInstrument', marketOrder('a', { instrumentId: 'NO-SUCH' })],
    ['PostOnlyWouldCross', limitOrder('a', '50001', { postOnly: true })],
    ['ReduceOnlyWouldIncrease', marketOrder('a', { reduceOnly: true })],
    ['InvalidPrecision', marketOrder('a', { quantity: quantityOf('0.00105') })],
    ['InvalidPrecision', limitOrder('a', '49000.001')],
    ['BelowMinimumSize', marketOrder('a', { quantity: quantityOf('0.0001') })],
    ['BelowMinimumSize', limitOrder('a', '1')],
    ['BelowMinimumSize', marketOrder('a', { quantity: quantityOf('0') })],
    ['AboveMaximumSize', marketOrder('a', { quantity: quantityOf('101') })],
    ['InsufficientFunds', marketOrder('a', { quantity: quantityOf('0.2') })],
    ['InsufficientFunds', marketOrder('a', { side: 'Sell' })],
  ];
  it.each(refusals)('refuses with %s', async (reason, request) => {
    const { broker } = scriptedWorld();
    expect(reasonOf(await broker.submitOrder(request))).toBe(reason);
    expect(broker.truth.orders()).toEqual([]);
  });

  it('refuses a market order while there is no price, and says so when asked for it', async () => {
    const { broker } = scriptedWorld({ prices: {} });
    expect(reasonOf(await broker.submitOrder(marketOrder('a')))).toBe('NoLiquidity');
    expect(reasonOf(await broker.submitOrder(limitOrder('b', '49000')))).toBe('Accepted');
    await expect(broker.quote('BTC-USD')).rejects.toMatchObject({ code: 'VenueUnavailable' });
  });

  it('moves cash of a perpetual by the realised result and fees, and keeps margin back', async () => {
    const { broker, script } = scriptedWorld({ fees: { maker: '0', taker: '0' } });
    const perp = { instrumentId: 'BTC-PERP', quantity: quantityOf('0.1') };
    await broker.submitOrder(marketOrder('open', { ...perp, side: 'Sell' }));
    // A tenth of 0.1 × 49,999.99
    expect(balancesText(broker)).toEqual(['USD 10000 (499.9999 held)']);
    script.price('BTC-PERP', '49000');
    await broker.submitOrder(marketOrder('close', { ...perp, reduceOnly: true }));
    // 0.1 × (49,999.99 − 49,000.01)
    expect(balancesText(broker)).toEqual(['USD 10099.998 (0 held)']);
    expect(broker.truth.positions()).toEqual([]);
  });

  it('asks no margin for the part of an order that closes a position', async () => {
    const { broker, script } = scriptedWorld({ balances: { USD: '600' }, fees: { maker: '0', taker: '0' } });
    script.holds('BTC-PERP', { quantity: '-0.1', entryPrice: '50000' });
    const buy = { instrumentId: 'BTC-PERP', side: 'Buy' as const };
    expect(reasonOf(await broker.submitOrder(limitOrder('a', '50000', { ...buy, quantity: quantityOf('0.2') })))).toBe(
      'InsufficientFunds',
    );
    expect(reasonOf(await broker.submitOrder(limitOrder('b', '49000', { ...buy, quantity: quantityOf('0.1') })))).toBe(
      'Accepted',
    );
    expect(balancesText(broker)).toEqual(['USD 600 (500 held)']);
  });
});

describe('the scripted broker as the port', () => {
  it('acts and answers after its latency', async () => {
    const { broker, kernel, clock } = scriptedWorld({ latencyMs: 20 });
    const call = broker.submitOrder(marketOrder('a'));
    await kernel.advance(19);
    expect(broker.truth.orders()).toEqual([]);
    expect(await kernel.run(call)).toMatchObject({ outcome: 'Accepted', at: 20 });
    expect(clock.now()).toBe(20);
  });

  it('records every call with what was asked', async () => {
    const { broker } = scriptedWorld();
    await broker.submitOrder(limitOrder('a', '49000'));
    await Promise.all([broker.cancelOrders(['v-1']), broker.fillsSince(7), broker.permissions(), broker.fees()]);
    await broker.candles({ instrumentId: 'BTC-USD', durationMs: 60_000, count: 5 });
    expect(broker.requests.map(({ method, summary }) => `${method} ${summary}`.trim())).toEqual([
      'submitOrder Buy 0.01 BTC-USD Limit 49000',
      'cancelOrders v-1',
      'fillsSince 7',
      'permissions',
      'fees',
      'candles 5 of BTC-USD',
    ]);
    expect(broker.requests[0]).toMatchObject({ clientOrderId: 'a', at: 0 });
  });

  it('tells its own time, its instruments, orders, positions and fills', async () => {
    const { broker, kernel } = scriptedWorld();
    await broker.submitOrder(marketOrder('a'));
    await broker.submitOrder(limitOrder('b', '49000'));
    await kernel.advance(5);
    expect(await broker.venueTime()).toBe(5);
    expect((await broker.instruments()).map(({ instrumentId }) => instrumentId)).toEqual(['BTC-USD', 'BTC-PERP']);
    expect((await broker.openOrders()).map(({ progress }) => progress.clientOrderId)).toEqual(['b']);
    expect((await broker.positions()).map(({ netQuantity }) => toText(netQuantity))).toEqual(['0.01']);
    expect((await broker.fillsSince(0)).map(({ clientOrderId }) => clientOrderId)).toEqual(['a']);
    expect(await broker.fillsSince(1)).toEqual([]);
    expect(broker.truth.requests()).toBe(broker.requests);
  });

  it('finds orders by either id, and says so when there is none', async () => {
    const { broker } = scriptedWorld();
    await broker.submitOrder(limitOrder('a', '49000'));
    expect(await broker.order('v-1')).toEqual(await broker.findOrderByClientId('a'));
    expect(await broker.findOrderByClientId('b')).toBeNull();
    await expect(broker.order('v-2')).rejects.toMatchObject({ code: 'NotFound' });
    await expect(broker.quote('NO-SUCH')).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('refuses to cancel what is unknown or has ended', async () => {
    const { broker } = scriptedWorld();
    await broker.submitOrder(marketOrder('a'));
    expect(await broker.cancelOrders(['v-1', 'v-9'])).toEqual([
      { venueOrderId: 'v-1', outcome: 'Refused', message: 'The order is Filled already.' },
      { venueOrderId: 'v-9', outcome: 'Refused', message: 'There is no such order.' },
    ]);
  });

  it('begins empty: no money, no price and no fees unless they are given', async () => {
    const clock = createVirtualClock({ startAt: 0 });
    const broker = createScriptedBroker({ clock, instruments: [btcUsd] });
    expect([broker.truth.balances(), toText((await broker.fees()).maker)]).toEqual([[], '0']);
    expect(() => broker.truth.quote('BTC-USD')).toThrow('quote of BTC-USD');
  });

  it('quotes the sizes that it was given', async () => {
    const { broker, script } = scriptedWorld();
    script.quote({ instrumentId: 'BTC-USD', bid: '1', ask: '2', bidSize: '3', askSize: '4' });
    const given = await broker.quote('BTC-USD');
    script.quote({ instrumentId: 'BTC-USD', bid: '1', ask: '2' });
    const largest = broker.truth.quote('BTC-USD');
    const sizes = [given, largest].flatMap(({ bidSize, askSize }) => [bidSize, askSize]);
    expect(sizes.map(toText)).toEqual(['3', '4', '100', '100']);
  });

  it('uses the ids that it was given', async () => {
    const ids = { order: () => 'order-x', trade: () => 'trade-x' };
    const { broker } = scriptedWorld({ ids });
    expect(await broker.submitOrder(marketOrder('a'))).toMatchObject({ venueOrderId: 'order-x' });
    expect(broker.truth.fills()).toMatchObject([{ tradeId: 'trade-x', venueOrderId: 'order-x' }]);
  });

  it('gives the newest candles of one instrument and duration, oldest first', async () => {
    const { broker, script } = scriptedWorld();
    const candle = (openedAt: number, durationMs = 60_000, instrumentId = 'BTC-USD') => {
      const price = priceOf('50000');
      const prices = { open: price, high: price, low: price, close: price };
      return { instrumentId, openedAt, durationMs, ...prices, volume: quantityOf('1') };
    };
    script.candles([candle(120_000), candle(0), candle(60_000), candle(0, 1000), candle(180_000, 60_000, 'ETH-USD')]);
    const candles = await broker.candles({ instrumentId: 'BTC-USD', durationMs: 60_000, count: 2 });
    expect(candles.map(({ openedAt }) => openedAt)).toEqual([60_000, 120_000]);
  });

  it('tells its permissions, its fees and its mark', async () => {
    const { broker, script } = scriptedWorld();
    script.permissions({ canTrade: false });
    expect(await broker.permissions()).toEqual({ canView: true, canTrade: false, canTransfer: false });
    expect(toText((await broker.fees()).taker)).toBe('0.006');
    expect(toText(broker.truth.mark('BTC-USD').price)).toBe('50000');
  });

  it('streams quotes of the instruments that were asked for only', async () => {
    const { broker, script, kernel } = scriptedWorld();
    await kernel.advance(0);
    const heard: string[] = [];
    broker.subscribeQuotes(['BTC-PERP'], ({ instrumentId }) => heard.push(instrumentId));
    script.price('BTC-USD', '51000');
    script.price('BTC-PERP', '51000');
    await kernel.advance(0);
    expect(heard).toEqual(['BTC-PERP']);
  });
});

describe('a key that may not do everything', () => {
  it('gets PermissionDenied for every write when it may not trade, and nothing happens', async () => {
    const { broker, script, truth } = scriptedWorld();
    await broker.submitOrder(limitOrder('a', '49000'));
    script.permissions({ canTrade: false });
    const amendment = { venueOrderId: 'v-1', limitPrice: priceOf('48000'), quantity: quantityOf('0.02') };
    const before = truth.orders();
    const writes = [
      () => broker.submitOrder(marketOrder('b')),
      () => broker.cancelOrders(['v-1']),
      () => broker.amendOrder(amendment),
      () => broker.closePosition({ clientOrderId: 'c', instrumentId: 'BTC-USD' }),
    ];
    for (const write of writes) await expect(write()).rejects.toMatchObject({ code: 'PermissionDenied' });
    expect(truth.orders()).toEqual(before);
    expect(await broker.openOrders()).toHaveLength(1);
  });

  it('gets it for reads when it may not view, but may ask what it may do', async () => {
    const { broker, script } = scriptedWorld();
    script.permissions({ canView: false });
    await expect(broker.balances()).rejects.toMatchObject({ code: 'PermissionDenied' });
    await expect(broker.findOrderByClientId('a')).rejects.toMatchObject({ code: 'PermissionDenied' });
    expect((await broker.permissions()).canView).toBe(false);
  });

  it('gets AuthenticationFailed for everything but market data when it is not accepted', async () => {
    const { broker, script, truth } = scriptedWorld();
    script.acceptKey(false);
    const refused = { code: 'AuthenticationFailed', venueOutcome: 'NotActed' };
    await expect(broker.submitOrder(marketOrder('a'))).rejects.toMatchObject(refused);
    await expect(broker.balances()).rejects.toMatchObject(refused);
    await expect(broker.permissions()).rejects.toMatchObject(refused);
    expect((await broker.quote('BTC-USD')).instrumentId).toBe('BTC-USD');
    expect(await broker.venueTime()).toBe(0);
    expect(truth.orders()).toEqual([]);
    script.acceptKey(true);
    expect(await broker.balances()).not.toEqual([]);
  });
});

describe('a cancel that takes a while', () => {
  it('happens by itself after its time; until then a second one is refused', async () => {
    const { broker, script, kernel, truth } = scriptedWorld();
    script.deferCancels({ afterMs: 200 });
    await broker.submitOrder(limitOrder('a', '49000'));
    expect(await broker.cancelOrders(['v-1'])).toMatchObject([{ outcome: 'Accepted' }]);
    expect(await broker.cancelOrders(['v-1'])).toMatchObject([
      { outcome: 'Refused', message: 'The order is being canceled already.' },
    ]);
    await kernel.advance(199);
    expect(truth.openOrders()).toHaveLength(1);
    await kernel.advance(1);
    expect(truth.orders().map(({ progress }) => progress.status)).toEqual(['Canceled']);
  });

  it('loses against a fill that was faster', async () => {
    const { broker, script, kernel, truth } = scriptedWorld();
    script.deferCancels({ afterMs: 200 });
    await broker.submitOrder(limitOrder('a', '49000'));
    await broker.cancelOrders(['v-1']);
    script.price('BTC-USD', '48000');
    await kernel.advance(1000);
    expect(truth.orders().map(({ progress }) => progress.status)).toEqual(['Filled']);
  });
});
