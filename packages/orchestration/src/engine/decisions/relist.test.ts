import { moneyOf, notionalOf, priceOf, quantityOf, ratioOf, type Instrument } from '@bot/core';
import { btc, buy, DAY, mayTrade, progressOf, sell } from '../testing/fixtures';
import { givenTrading, ordered, wish, type EngineUnderTest } from '../testing/given';

/** What the venue lists is read by the telemetry. */
const listed = (engine: EngineUnderTest, ...instruments: readonly Instrument[]) =>
  engine.when({
    type: 'TaskFinished',
    result: {
      task: 'Telemetry',
      balances: [],
      fees: { maker: ratioOf('0'), taker: ratioOf('0') },
      permissions: mayTrade,
      instruments,
    },
  });
const coarse: Instrument = { ...btc, tickSize: priceOf('5'), lotSize: quantityOf('0.5') };
const denialOf = (engine: EngineUnderTest, terms: ReturnType<typeof buy>) =>
  engine.when(wish(terms)).payload('OrderDenied')?.reason;

describe('terms that change while the bot runs', () => {
  it('are recorded once, and hold for every order from then on', () => {
    const engine = givenTrading();
    expect(listed(engine, btc).events).toEqual([]);
    expect(listed(engine, coarse).payload('InstrumentListed')?.instrument).toEqual(coarse);
    expect(listed(engine, coarse).events).toEqual([]);
    expect(denialOf(engine, buy('0.7'))).toBe('InvalidQuantity');
    expect(denialOf(engine, buy('1', '99'))).toBe('InvalidPrice');
    expect(denialOf(engine, buy('1', '95'))).toBeUndefined();
  });

  it.each<Partial<Instrument>>([
    { tickSize: priceOf('5') },
    { lotSize: quantityOf('0.5') },
    { minQuantity: quantityOf('2') },
    { maxQuantity: quantityOf('2') },
    { minNotional: notionalOf('2') },
    { contractSize: ratioOf('2') },
    { initialMarginRate: ratioOf('0.5') },
    { maintenanceMarginRate: ratioOf('0.5') },
    { kind: 'Perpetual' },
    { baseCurrency: 'XBT' },
    { quoteCurrency: 'USDC' },
  ])('are recorded when no more has changed than %j', (change) => {
    expect(listed(givenTrading(), { ...btc, ...change }).types).toContain('InstrumentListed');
  });

  it('are read at once when the venue refuses an order for its terms', () => {
    const engine = givenTrading();
    const clientOrderId = ordered(engine, buy('1'));
    const answer = { outcome: 'Rejected', clientOrderId, reason: 'InvalidPrecision', message: '', at: DAY } as const;
    engine.when({ type: 'SubmitAnswered', answer });
    expect(engine.woke(0).commands).toContainEqual({ type: 'RunTask', task: 'Telemetry' });

    const second = ordered(engine, buy('1'));
    engine.when({
      type: 'OrderReported',
      progress: progressOf(second, 'Rejected', '0', { reason: 'BelowMinimumSize' }),
    });
    // It is being read already.
    expect(engine.woke(0).commands).toEqual([]);
  });

  it('are not read for any other refusal', () => {
    const engine = givenTrading();
    const clientOrderId = ordered(engine, buy('1'));
    const answer = { outcome: 'Rejected', clientOrderId, reason: 'InsufficientFunds', message: '', at: DAY } as const;
    engine.when({ type: 'SubmitAnswered', answer });
    expect(engine.woke(0).commands).toEqual([]);
  });
});

describe('an instrument that is not listed any more', () => {
  it('gets no orders, is said once, and keeps its position', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1'));
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1') });
    const told = listed(engine);
    expect(told.types).toEqual(['DriftFound', 'AlertRaised', 'ModeChanged', 'AlertRaised']);
    const drift = { drift: 'InstrumentGone', instrumentId: 'BTC-USD', netQuantity: quantityOf('1') };
    expect(told.payload('DriftFound')?.drift).toEqual(drift);
    expect(told.events.at(-1)?.payload).toMatchObject({
      code: 'UnknownInstrument',
      message: expect.stringContaining('does not list BTC-USD any more'),
    });
    expect(listed(engine).events).toEqual([]);
    expect(engine.when(wish({ ...sell('1'), reduceOnly: true })).payload('OrderDenied')).toMatchObject({
      reason: 'TradingHalted',
      also: [{ reason: 'ProductStatus' }],
    });
    expect(engine.state.ledger.positions.get('BTC-USD')?.costBasis).toEqual(moneyOf('100'));
  });

  it('is traded again once it is listed again and a person has looked at it', () => {
    const engine = givenTrading();
    const resume = () => engine.when({ type: 'ModeCommanded', mode: 'Normal', reason: 'Looked at' });
    listed(engine);
    resume();
    expect(denialOf(engine, buy('1'))).toBe('ProductStatus');
    listed(engine, btc);
    expect(denialOf(engine, buy('1'))).toBeUndefined();
    listed(engine);
    listed(engine, { ...btc, tradingStatus: 'LimitOnly' });
    resume();
    expect(denialOf(engine, buy('1'))).toBe('ProductStatus');
  });

  it('that was listed all along goes by what the stream says of it', () => {
    const engine = givenTrading();
    engine.when({ type: 'TradingStatusSeen', instrumentId: 'BTC-USD', status: 'CancelOnly' });
    listed(engine, btc);
    expect(denialOf(engine, buy('1', '99'))).toBe('ProductStatus');
  });
});
