import { moneyOf, notionalOf, priceOf, ratioOf, type Signal } from '@bot/core';
import { booksOf, btc, btcPerp, failedCall, limits, opinionated, progressOf, quoteAt, sell } from '../testing/fixtures';
import { given, givenTrading, ordered, started, venueLoaded, wish } from '../testing/given';

const always = (strategyId: string, opinion: Pick<Signal, 'action'> & Partial<Signal>) =>
  opinionated(strategyId, () => opinion);
/** Samples are counted from the first price of `givenTrading`: the next one is the second. */
const once = (strategyId: string, opinion: Pick<Signal, 'action'> & Partial<Signal>) =>
  opinionated(strategyId, (samples) => (samples === 2 ? opinion : null));

describe('a sample', () => {
  it('goes its way from opinion to order, and is durable before it is sent', () => {
    const engine = givenTrading({ strategies: [once('A', { action: 'Buy', targetNotional: notionalOf('505') })] });
    const { types, events, commands, payload } = engine.sampled(1_000, '101');
    expect(types).toEqual(['DayOpened', 'SignalsAggregated', 'OrderSubmitted', 'SubmitAttempted']);
    const request = payload('OrderSubmitted')?.request;
    expect(request).toMatchObject({
      clientOrderId: 'bot-test-1-1-e',
      ...{ side: 'Buy', type: 'Market', quantity: moneyOf('5'), reduceOnly: false },
    });
    expect(payload('OrderSubmitted')?.decidedOn).toEqual({
      ...{ mark: priceOf('101'), markAgeMs: 0, equity: moneyOf('10000'), dayResult: moneyOf('0') },
    });
    expect(commands).toEqual([{ type: 'SubmitOrder', request, attempt: 1 }]);
    expect(new Set(events.slice(1).map(({ correlationId }) => correlationId))).toEqual(new Set(['bot-test-1-1-e']));
  });

  it('decides nothing before the books were compared, or in an instrument that nobody listed', () => {
    const strategies = [always('A', { action: 'Buy' })];
    const engine = given({ strategies });
    engine.when(started);
    engine.when(venueLoaded);
    expect(engine.sampled(1_000, '100').events).toEqual([]);
    const trading = givenTrading({ strategies: [] });
    expect(trading.sampled(1_000, '100', 'ETH-USD').events).toEqual([]);
  });

  it('that a newer one has overtaken is no sample', () => {
    const engine = givenTrading({ strategies: [once('A', { action: 'Buy' })] });
    engine.now += 1_000;
    const late = { type: 'QuoteSampled', quote: quoteAt(engine.now - 2_000, '1') } as const;
    expect(engine.when(late).events).toEqual([]);
    expect(engine.state.view.marks.get('BTC-USD')?.latest()?.price).toEqual(priceOf('100'));
    expect(engine.sampled(0, '100').types).toContain('OrderSubmitted');
  });

  it('from the future opens nothing, and does not hold back those that follow', () => {
    const engine = givenTrading({ strategies: [always('A', { action: 'Buy' })] });
    const future = { type: 'QuoteSampled', quote: quoteAt(engine.now + 61_000, '100') } as const;
    expect(engine.when(future).payload('OrderDenied')).toMatchObject({
      reason: 'StaleMark',
      numbers: { markAgeMs: '-61000' },
    });
    expect(engine.sampled(500, '100').types).toContain('OrderSubmitted');
  });

  it('opens no order while one of the same strategy is live', () => {
    const engine = givenTrading({ strategies: [always('A', { action: 'Buy' })] });
    const submitted = engine.sampled(1_000, '100').payload('OrderSubmitted');
    expect(engine.sampled(1_000, '100').events).toEqual([]);
    const id = submitted?.request.clientOrderId ?? '';
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Canceled') });
    expect(engine.sampled(1_000, '100').types).toContain('OrderSubmitted');
  });

  it.each([
    { fate: 'Unknown', entry: false },
    { fate: 'Accepted', entry: true },
  ])('enters while the order of another one is $fate: $entry', ({ fate, entry }) => {
    const engine = givenTrading({ strategies: [opinionated('A', (n) => (n === 3 ? { action: 'Buy' } : null))] });
    const other = ordered(engine, { ...sell('1', '200'), side: 'Buy', limitPrice: priceOf('90') });
    engine.sampled(1_000, '100');
    engine.when(
      fate === 'Unknown'
        ? { type: 'SubmitFailed', clientOrderId: other, failure: failedCall('Timeout', 'Unknown') }
        : { type: 'OrderReported', progress: progressOf(other, 'Accepted') },
    );
    expect(engine.sampled(1_000, '100').types.includes('OrderSubmitted')).toBe(entry);
  });

  it('does not await what happens in another instrument', () => {
    const both = { instruments: [btc, btcPerp], config: { instrumentIds: ['BTC-USD', 'BTC-PERP'] } };
    const engine = givenTrading({ ...both, strategies: [always('A', { action: 'Buy' })] });
    expect(engine.sampled(1_000, '100', 'BTC-PERP').types).toContain('OrderSubmitted');
    expect(engine.sampled(1_000, '100', 'BTC-USD').types).toContain('OrderSubmitted');
  });

  it('is judged by the strategy that is surest; the others are recorded as overruled', () => {
    const sure = always('Sure', { action: 'Buy', confidence: ratioOf('0.8') });
    const unsure = always('Unsure', { action: 'Close', confidence: ratioOf('0.6') });
    const engine = givenTrading({ strategies: [unsure, sure] });
    const aggregated = engine.sampled(1_000, '100').payload('SignalsAggregated');
    expect(aggregated?.winners.map(({ strategyId }) => strategyId)).toEqual(['Sure']);
    expect(aggregated?.losers.map(({ strategyId }) => strategyId)).toEqual(['Unsure']);
  });

  it('brings no order where two who are equally sure disagree, or where the target is too small for one lot', () => {
    const torn = givenTrading({ strategies: [always('A', { action: 'Buy' }), always('B', { action: 'Sell' })] });
    expect(torn.sampled(1_000, '100').types).toEqual(['DayOpened', 'SignalsAggregated']);
    expect(torn.sampled(1_000, '100').types).toEqual([]);
    const tiny = givenTrading({ strategies: [always('A', { action: 'Buy', targetNotional: notionalOf('0.05') })] });
    expect(tiny.sampled(1_000, '100').types).toEqual(['DayOpened']);
  });
});

describe('a denial', () => {
  const capped = { limits: { ...limits, maxTradeValueUsd: notionalOf('100') } };

  it('is said once for a strategy, instrument, side and reason, and again when something has changed', () => {
    const engine = givenTrading({ config: capped, strategies: [always('A', { action: 'Buy' })] });
    const denied = engine.sampled(1_000, '100');
    expect(denied.types).toEqual(['DayOpened', 'SignalsAggregated', 'OrderDenied']);
    expect(denied.payload('OrderDenied')).toMatchObject({ reason: 'MaxTradeValue', numbers: { notional: '500' } });
    expect(engine.sampled(1_000, '100').events).toEqual([]);

    engine.when({ type: 'ModeCommanded', mode: 'Degraded', reason: 'look again' });
    expect(engine.sampled(1_000, '100').types).toContain('OrderDenied');
    const smaller = ordered(engine, { ...sell('0.5', '99'), side: 'Buy' });
    engine.when({ type: 'OrderReported', progress: progressOf(smaller, 'Accepted') });
    expect(engine.sampled(1_000, '100').events).toEqual([]);
    engine.woke(24 * 3_600_000 - 1_000);
    expect(engine.sampled(1_000, '100').types.slice(-3)).toEqual(['DayOpened', 'SignalsAggregated', 'OrderDenied']);
  });

  it('of a wish is said every time', () => {
    const engine = givenTrading({ config: capped });
    const wished = () => engine.when(wish({ ...sell('2'), side: 'Buy' })).types;
    expect([wished(), wished()]).toEqual([['OrderDenied'], ['OrderDenied']]);
  });

  it('of one strategy is news again after an order of the same kind has passed', () => {
    const sizes = ['500', '500', '50', '500'];
    const strategy = opinionated('A', (n) => ({ action: 'Buy', targetNotional: notionalOf(sizes[n - 2] ?? '500') }));
    const engine = givenTrading({ config: capped, strategies: [strategy] });
    expect(engine.sampled(1_000, '100').types).toContain('OrderDenied');
    expect(engine.sampled(1_000, '100').events).toEqual([]);
    const passed = engine.sampled(1_000, '100').payload('OrderSubmitted')?.request.clientOrderId ?? '';
    engine.when({ type: 'OrderReported', progress: progressOf(passed, 'Canceled') });
    expect(engine.sampled(1_000, '100').types).toContain('OrderDenied');
  });
});

describe('while a position cannot be valued', () => {
  const instrumentIds = [btc.instrumentId, btcPerp.instrumentId];
  const held = booksOf({
    positions: [
      { instrumentId: 'BTC-USD', netQuantity: moneyOf('1') as never, averageEntryPrice: priceOf('100') },
      { instrumentId: 'BTC-PERP', netQuantity: moneyOf('1') as never, averageEntryPrice: priceOf('100') },
    ],
  });

  /** A price of the perpetual has never come. */
  const givenHalfBlind = () => {
    const config = {
      instrumentIds,
      holdings: 'adopt',
      limits: { ...limits, dailyLossLimitUsd: moneyOf('1') },
    } as const;
    const engine = given({ config, strategies: [always('A', { action: 'Buy' })] });
    engine.when(started);
    engine.when({ ...venueLoaded, instruments: [btc, btcPerp] });
    engine.sampled(0, '100');
    engine.when({ type: 'VenueBooksRead', books: held });
    engine.when({ type: 'VenueBooksRead', books: held });
    return engine;
  };

  it('there is no opinion and no day, but a stop still closes', () => {
    const engine = givenHalfBlind();
    expect(engine.sampled(1_000, '100').types).toEqual(['StopTrailed']);
    const stopped = engine.sampled(1_000, '90');
    expect(stopped.types).toEqual(['SignalsAggregated', 'OrderSubmitted', 'SubmitAttempted']);
    expect(stopped.payload('OrderSubmitted')).toMatchObject({
      strategyId: 'TrailingStop',
      request: { reduceOnly: true },
    });
    expect(stopped.payload('OrderSubmitted')?.decidedOn).toMatchObject({
      equity: moneyOf('0'),
      dayResult: moneyOf('0'),
    });
  });

  it('nothing may be entered, by nobody', () => {
    const engine = givenHalfBlind();
    const wished = engine.when({ type: 'OrderWished', wishId: 'w', terms: { ...sell('1'), side: 'Buy' } });
    expect(wished.payload('OrderDenied')?.reason).toBe('MaxLeverage');
    expect(engine.when({ type: 'OrderWished', wishId: 'w', terms: sell('1') }).types).toContain('OrderSubmitted');
  });
});
