import { notionalOf, priceOf, quantityOf, toText, zeroQuantity, type OrderReport, type OrderRequest } from '@bot/core';
import { createKernel, createRandom, createVirtualClock, limitOrder, marketOrder } from '@bot/simulation';
import { createMockVenue, depthOf, fixedFees, instrumentTable, manualMarket, type MockVenueOptions } from './index';

/** Both sides of BTC-USD are a tick beside 50,000, with 10 BTC each. */
function openVenue(change: Partial<MockVenueOptions> = {}) {
  const clock = createVirtualClock({ startAt: 0 });
  const kernel = createKernel({ clock });
  const venue = createMockVenue({
    clock,
    random: createRandom(1),
    instruments: instrumentTable,
    market: manualMarket({ preset: { dailyVolatility: 0, spreadBps: 0, depth: depthOf('500000', 1) } }),
    balances: { USD: '10000', BTC: '1' },
    fees: fixedFees({ maker: '0.001', taker: '0.002' }),
    ...change,
  });
  venue.start();
  const reports: OrderReport[] = [];
  venue.broker.subscribeReports((report) => reports.push(report));
  const ask = <T>(call: Promise<T>): Promise<T> => kernel.run(call);
  const progress = async (venueOrderId: string) => {
    const { progress: at, terms } = await ask(venue.broker.order(venueOrderId));
    return { status: at.status, reason: at.reason, filled: toText(at.cumulativeQuantity), terms };
  };
  const place = (request: OrderRequest) => ask(venue.broker.submitOrder(request));
  return { ...venue, kernel, reports, ask, progress, place };
}

const limit = (id: string, price: string, change: Partial<OrderRequest> = {}): OrderRequest =>
  limitOrder(id, price, { quantity: quantityOf('0.1'), ...change });

describe('through the port', () => {
  it('funding is listed, or not where the venue is to list none; how often it is due the instrument says', async () => {
    const [listing, silent] = [openVenue(), openVenue({ listsFunding: false })];
    expect(await listing.ask(listing.broker.fundingSince(0))).toEqual([]);
    expect(await silent.ask(silent.broker.fundingSince(0))).toBeNull();
    const rare = openVenue({ rules: { 'BTC-PERP': { fundingIntervalMs: 28_800_000 } } });
    const listed = await rare.ask(rare.broker.instruments());
    expect(listed.find(({ instrumentId }) => instrumentId === 'BTC-PERP')?.fundingIntervalMs).toBe(28_800_000);
  });

  it('an order is amended: the answer says so, and a refusal says why', async () => {
    const { broker, ask, place, progress } = openVenue();
    await place(limit('a', '40000'));
    const amend = (venueOrderId: string, limitPrice: string, quantity: string) =>
      ask(broker.amendOrder({ venueOrderId, limitPrice: priceOf(limitPrice), quantity: quantityOf(quantity) }));
    expect(await amend('V1', '41000', '0.2')).toEqual({
      ...{ venueOrderId: 'V1', outcome: 'Accepted', reason: null },
      message: 'Amended.',
    });
    const { terms } = await progress('V1');
    expect([terms.limitPrice && toText(terms.limitPrice), toText(terms.quantity)]).toEqual(['41000', '0.2']);
    expect(await amend('V1', '41000', '0.25')).toMatchObject({ outcome: 'Refused', reason: 'InsufficientFunds' });
    expect(await amend('V1', '41000.001', '0.2')).toMatchObject({ reason: 'InvalidPrecision' });
    expect(await amend('V1', '41000', '0')).toMatchObject({ reason: 'InvalidPrecision' });
    expect(await amend('V9', '41000', '0.2')).toMatchObject({ reason: 'OrderNotFound' });
    expect(await amend('mine', '41000', '0.2')).toMatchObject({ reason: 'OrderNotFound' });
    // More ticks or lots than can be counted.
    expect(await amend('V1', '90071992547409.92', '0.2')).toMatchObject({ reason: 'InvalidSize' });
    expect(await amend('V1', '41000', '90071992.54740992')).toMatchObject({ reason: 'InvalidSize' });
  });

  it('a position is closed, or a part of it', async () => {
    const { broker, ask, control, truth } = openVenue();
    control.holds('BTC-PERP', { quantity: '-0.5', entryPrice: '50000' });
    const close = (clientOrderId: string, instrumentId: string, quantity?: string) =>
      ask(
        broker.closePosition({
          clientOrderId,
          instrumentId,
          ...(quantity !== undefined && { quantity: quantityOf(quantity) }),
        }),
      );
    expect(await close('a', 'BTC-PERP', '0.2')).toMatchObject({ outcome: 'Accepted' });
    expect(await close('b', 'BTC-PERP')).toMatchObject({ outcome: 'Accepted' });
    expect(await close('c', 'BTC-PERP')).toMatchObject({ outcome: 'Rejected', reason: 'ReduceOnlyWouldIncrease' });
    expect(await close('b', 'BTC-PERP')).toMatchObject({ outcome: 'Accepted', venueOrderId: 'V2' });
    expect(await close('d', 'BTC-USD', '0.000000001')).toMatchObject({ reason: 'InvalidPrecision' });
    expect(await close('g', 'BTC-USD', '90071992.54740992')).toMatchObject({ reason: 'AboveMaximumSize' });
    expect(await close('e', 'BTC-USD')).toMatchObject({ outcome: 'Accepted' });
    expect(await close('f', 'NO-SUCH')).toMatchObject({ outcome: 'Rejected', reason: 'UnknownInstrument' });
    expect(truth.positions()).toEqual([]);
    expect(truth.fills().map(({ side, quantity }) => `${side} ${toText(quantity)}`)).toEqual([
      'Buy 0.2',
      'Buy 0.3',
      'Sell 1',
    ]);
  });

  it('a market buy spends an amount, a stop wakes, a bracket ends, a date comes', async () => {
    const { place, progress, control, kernel } = openVenue();
    await place(marketOrder('a', { quantity: zeroQuantity, quoteSize: notionalOf('501') }));
    await place(limit('b', '48900', { type: 'StopLimit', stopPrice: priceOf('49000'), side: 'Sell' }));
    await place(limit('c', '51000', { type: 'Bracket', stopPrice: priceOf('48000'), side: 'Sell' }));
    await place(limit('d', '30000', { timeInForce: 'GTD', expiresAt: 60_000 }));
    const spent = await progress('V1');
    expect([spent.status, spent.filled]).toEqual(['Filled', '0.00999999']);
    expect(spent.terms.quoteSize && toText(spent.terms.quoteSize)).toBe('501');
    control.price('BTC-USD', '48950');
    expect(await progress('V2')).toMatchObject({ status: 'Filled', filled: '0.1' });
    control.price('BTC-USD', '47000');
    expect(await progress('V3')).toMatchObject({ status: 'Filled', filled: '0.1' });
    await kernel.advance(60_000);
    expect(await progress('V4')).toMatchObject({ status: 'Expired', reason: 'Expired' });
  });

  it('a cancel is accepted, and a fill that is faster wins', async () => {
    const { broker, ask, place, progress, control, kernel } = openVenue({ cancelDelayMs: 100 });
    await place(limit('a', '45000'));
    await place(limit('b', '44000'));
    expect(await ask(broker.cancelOrders(['V1', 'V2', 'V1', 'V9', 'x']))).toMatchObject([
      { outcome: 'Accepted' },
      { outcome: 'Accepted' },
      { outcome: 'Refused', message: 'The order is being canceled already.' },
      { outcome: 'Refused' },
      { venueOrderId: 'x', outcome: 'Refused' },
    ]);
    control.price('BTC-USD', '44500');
    await kernel.advance(200);
    expect(await progress('V1')).toMatchObject({ status: 'Filled' });
    expect(await progress('V2')).toMatchObject({ status: 'Canceled', reason: 'CanceledByUser' });
  });
});

describe('a key', () => {
  it('that may not trade is denied every write, one that may not view every read', async () => {
    const { broker, ask, place, control } = openVenue({ permissions: { canTrade: false, portfolioId: 'p1' } });
    const denied = { code: 'PermissionDenied', venueOutcome: 'NotActed' };
    expect(await ask(broker.permissions())).toMatchObject({ canView: true, canTrade: false, portfolioId: 'p1' });
    await expect(place(limit('a', '40000'))).rejects.toMatchObject(denied);
    await expect(ask(broker.cancelOrders(['V1']))).rejects.toMatchObject(denied);
    await expect(ask(broker.closePosition({ clientOrderId: 'c', instrumentId: 'BTC-USD' }))).rejects.toMatchObject({
      ...denied,
      details: { operation: 'closePosition' },
    });
    const amendment = { venueOrderId: 'V1', limitPrice: priceOf('1'), quantity: quantityOf('1') };
    await expect(ask(broker.amendOrder(amendment))).rejects.toMatchObject(denied);
    control.permissions({ canTrade: true, canView: false });
    expect(await place(limit('a', '40000'))).toMatchObject({ outcome: 'Accepted' });
    await expect(ask(broker.openOrders())).rejects.toMatchObject(denied);
  });

  it('of an account without perpetuals has its perpetual orders refused', async () => {
    const { place } = openVenue({ permissions: { canTradePerpetuals: false } });
    const perpetual = { instrumentId: 'BTC-PERP' };
    expect(await place(limit('a', '40000', perpetual))).toMatchObject({ outcome: 'Rejected', reason: 'NotPermitted' });
  });
});

describe('others', () => {
  it('have accounts of their own, and orders meet', async () => {
    const { control, place, ask, reports, truth, kernel } = openVenue();
    control.depth('BTC-USD', '0');
    await kernel.advance(5_000);
    const bob = control.account('bob', { USD: '20000' });
    await ask(bob.submitOrder(limit('b', '50000', { quantity: quantityOf('0.2') })));
    expect(await ask(bob.openOrders())).toHaveLength(1);
    expect(truth.openOrders()).toEqual([]);
    expect(await place(marketOrder('a', { side: 'Sell', quantity: quantityOf('0.2') }))).toMatchObject({
      outcome: 'Accepted',
    });
    await kernel.advance(100);
    expect((await ask(bob.fillsSince(0))).map(({ liquidity }) => liquidity)).toEqual(['Maker']);
    expect(reports.map(({ type }) => type)).toEqual(['Progress', 'Progress', 'Fill']);
    expect([...truth.totals()].map(([currency, total]) => `${currency} ${toText(total)}`)).toEqual([
      'USD 30000',
      'BTC 1',
    ]);
  });

  it.each(['market', 'fees', 'insurance'])('are not those of the venue itself: %s', (accountId) => {
    const { control } = openVenue();
    expect(() => control.account(accountId, { USD: '5' })).toThrow('a name of its own');
  });

  it('trade on the bot’s account by hand, take from the book, and change what the product takes', async () => {
    const { control, place, truth } = openVenue();
    control.manualOrder(limit('by-hand', '45000'));
    expect(truth.openOrders()).toHaveLength(1);
    expect(truth.requests()).toEqual([]);
    await place(limit('a', '50000.02', { side: 'Sell' }));
    control.take('BTC-USD', 'Buy', '10.05');
    expect(truth.fills().map(({ quantity, price }) => `${toText(quantity)} at ${toText(price)}`)).toEqual([
      '0.05 at 50000.02',
    ]);
    expect(() => control.take('BTC-USD', 'Buy', '-1')).toThrow('a quantity above zero');
    expect(truth.tradingStatus('BTC-USD')).toBe('Online');
    control.status('BTC-USD', 'CancelOnly');
    expect(truth.tradingStatus('BTC-USD')).toBe('CancelOnly');
    expect(() => truth.tradingStatus('NO-SUCH')).toThrow('NO-SUCH is listed');
    expect(truth.fundings()).toEqual([]);
    expect(await place(limit('b', '40000'))).toMatchObject({ reason: 'CancelOnly' });
  });

  it('the venue cancels the rest of an order that it finds the account cannot pay for', async () => {
    const { control, place, progress, kernel } = openVenue();
    await place(limit('a', '40000'));
    control.cancelRest('V1', 'InsufficientFunds');
    control.cancelRest('x', 'Other');
    await kernel.advance(200);
    expect(await progress('V1')).toMatchObject({ status: 'Canceled', reason: 'InsufficientFunds' });
  });

  it('the venue rejects late, takes a trade back, forgets what waits, and says what it takes', async () => {
    const { control, place, progress, truth, kernel, reports, broker, ask } = openVenue();
    await place(limit('a', '40000'));
    await place(limit('b', '40000'));
    await place(marketOrder('c', { quantity: quantityOf('0.01') }));
    control.rejectLate('V1', 'Other');
    control.bust('T1');
    control.loseOpenOrders();
    control.status('ETH-USD', 'Disabled');
    control.rejectLate('x', 'Other');
    control.bust('x');
    await kernel.advance(200);
    expect(await progress('V1')).toMatchObject({ status: 'Rejected', reason: 'Other' });
    expect(await progress('V2')).toMatchObject({ status: 'Canceled', reason: 'VenueRestarted' });
    expect(truth.fills().map(({ tradeId, tradeType }) => [tradeId, tradeType])).toEqual([
      ['T1', undefined],
      ['R1', 'Reversal'],
    ]);
    expect(reports.filter(({ type }) => type === 'Fill')).toHaveLength(2);
    expect(truth.balances().map(({ currency, total }) => `${currency} ${toText(total)}`)).toEqual([
      'USD 10000',
      'BTC 1',
    ]);
    const disabled = (await ask(broker.instruments())).filter(({ tradingStatus }) => tradingStatus === 'Disabled');
    expect(disabled.map(({ instrumentId }) => instrumentId)).toEqual(['ETH-USD']);
  });
});
