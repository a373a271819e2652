import { moneyOf, priceOf, quantityOf, ratioOf, type BotConfig } from '@bot/core';
import { nextWakeAt } from '../nextWakeAt';
import { booksOf, btc, btcPerp, buy, failedCall, limits, orderRules, progressOf, sell } from '../testing/fixtures';
import {
  given,
  givenTrading,
  ordered,
  started,
  venueLoaded,
  wish,
  type EngineUnderTest,
  type Then,
} from '../testing/given';
import { PROTECTION } from '../state/strategyIds';

const both = { orders: { ...orderRules, takeProfit: ratioOf('0.02'), stopLoss: ratioOf('0.01') } };
const reported = (engine: EngineUnderTest, id: string, ...word: [Parameters<typeof progressOf>[1], string?]): Then =>
  engine.when({ type: 'OrderReported', progress: progressOf(id, ...word) });
const submits = ({ commands }: Then) => commands.flatMap((one) => (one.type === 'SubmitOrder' ? [one.request] : []));
const cancels = ({ commands }: Then) =>
  commands.flatMap((one) => (one.type === 'CancelOrder' ? [one.clientOrderId] : []));
const protectionOf = ({ state }: EngineUnderTest) =>
  [...state.ledger.liveOrderIds].filter((id) => state.ledger.orders.get(id)?.strategyId === PROTECTION);
const statusOf = (engine: EngineUnderTest, id: string) => engine.state.ledger.orders.get(id)?.status;

/** 0.4 of 1 was bought at 100, and the bracket for it rests. */
function givenProtected(config: Partial<BotConfig> = both): {
  engine: EngineUnderTest;
  entry: string;
  bracket: string;
} {
  const engine = givenTrading({ config });
  const entry = ordered(engine, buy('1', '100'));
  reported(engine, entry, 'PartiallyFilled', '0.4');
  const [bracket = ''] = protectionOf(engine);
  reported(engine, bracket, 'Accepted');
  return { engine, entry, bracket };
}

describe('what is held is protected', () => {
  it('from the first fill of an entry, by the order of the venue that ends it either way', () => {
    const engine = givenTrading({ config: both });
    const entry = ordered(engine, buy('1', '100'));
    const filled = reported(engine, entry, 'PartiallyFilled', '0.4');
    expect(filled.types).toEqual(['OrderProgressed', 'OrderSubmitted', 'SubmitAttempted']);
    expect(submits(filled)).toMatchObject([
      {
        ...{ side: 'Sell', type: 'Bracket', quantity: quantityOf('0.4'), reduceOnly: true, timeInForce: 'GTC' },
        ...{ limitPrice: priceOf('102'), stopPrice: priceOf('99') },
      },
    ]);
    // While that one is on its way nothing else is sent.
    expect(submits(reported(engine, entry, 'PartiallyFilled', '0.6'))).toEqual([]);
  });

  it('no more once the configuration asks for none, and what rests is canceled', () => {
    const { engine, bracket } = givenProtected();
    const config = { ...engine.state.config, orders: orderRules };
    expect(cancels(engine.when({ type: 'ConfigOffered', reloadId: 'reload-1', config }))).toEqual([bracket]);
    expect(submits(reported(engine, bracket, 'Canceled'))).toEqual([]);
  });

  it('more when it fills more, also when there is no order that could take in the rest', () => {
    const { engine, entry, bracket } = givenProtected();
    const more = reported(engine, entry, 'PartiallyFilled', '0.9');
    expect(submits(more)).toMatchObject([{ type: 'Bracket', quantity: quantityOf('0.5') }]);
    expect(protectionOf(engine)).toHaveLength(2);
    expect(statusOf(engine, bracket)).toBe('Accepted');
  });

  it('by one order for all of it when the rest is too little for one of its own', () => {
    const large = { ...btc, minQuantity: quantityOf('0.2') };
    const engine = givenTrading({ config: both, instruments: [large] });
    const entry = ordered(engine, buy('1', '100'));
    reported(engine, entry, 'PartiallyFilled', '0.4');
    const [bracket = ''] = protectionOf(engine);
    reported(engine, bracket, 'Accepted');
    expect(cancels(reported(engine, entry, 'PartiallyFilled', '0.5'))).toEqual([bracket]);
    expect(submits(reported(engine, bracket, 'Canceled'))).toMatchObject([{ quantity: quantityOf('0.5') }]);
  });

  it.each([
    [
      { takeProfit: ratioOf('0.02'), stopLoss: null },
      { type: 'Limit', limitPrice: priceOf('102') },
    ],
    [
      { takeProfit: null, stopLoss: ratioOf('0.01') },
      { type: 'StopLimit', limitPrice: priceOf('94.05') },
    ],
  ] as const)('by one price alone when that is asked for', (prices, terms) => {
    const engine = givenTrading({ config: { orders: { ...orderRules, ...prices } } });
    const entry = ordered(engine, buy('1', '100'));
    expect(submits(reported(engine, entry, 'Filled', '1'))).toMatchObject([terms]);
  });

  it('when it is short: above the entry, by a buy', () => {
    const config = { ...both, instrumentIds: ['BTC-PERP'] };
    const engine = givenTrading({ config, instruments: [btcPerp] });
    const entry = ordered(engine, { ...sell('1', '100'), instrumentId: 'BTC-PERP' });
    const progress = progressOf(entry, 'Filled', '1', { instrumentId: 'BTC-PERP' });
    expect(submits(engine.when({ type: 'OrderReported', progress }))).toMatchObject([
      { side: 'Buy', type: 'Bracket', limitPrice: priceOf('98'), stopPrice: priceOf('101') },
    ]);
  });

  it('not when nothing is asked for', () => {
    const engine = givenTrading();
    const entry = ordered(engine, buy('1', '100'));
    expect(submits(reported(engine, entry, 'Filled', '1'))).toEqual([]);
  });

  it('after a restart when the process ended between the fill and its protection', () => {
    const before = givenTrading();
    const entry = ordered(before, buy('1', '100'));
    reported(before, entry, 'Filled', '1');
    const engine = given({ config: both });
    Object.assign(engine.state, { ledger: before.state.ledger });
    engine.now += 1_000;
    engine.when(started);
    engine.when(venueLoaded);
    engine.sampled(0, '100');
    const usd = { currency: 'USD', total: moneyOf('9900'), available: moneyOf('9900'), hold: moneyOf('0') };
    const held = { instrumentId: 'BTC-USD', netQuantity: quantityOf('1'), averageEntryPrice: null };
    const books = booksOf({ balances: [usd], positions: [held] });
    const read = [engine.when({ type: 'VenueBooksRead', books }), engine.when({ type: 'VenueBooksRead', books })];
    expect([...read, engine.woke(1)].flatMap(submits)).toMatchObject([{ type: 'Bracket', quantity: quantityOf('1') }]);
  });
});

describe('protection', () => {
  it('goes when the position goes', () => {
    const { engine, entry, bracket } = givenProtected();
    reported(engine, entry, 'Canceled', '0.4');
    reported(engine, bracket, 'Filled', '0.4');
    expect(protectionOf(engine)).toEqual([]);
    expect(engine.state.ledger.positions.size).toBe(0);
  });

  it('is canceled before an exit, which follows its confirmation', () => {
    const { engine, entry, bracket } = givenProtected();
    reported(engine, entry, 'Canceled', '0.4');
    const asked = engine.when(wish({ ...sell('0.4'), reduceOnly: true }));
    expect([submits(asked), cancels(asked)]).toEqual([[], [bracket]]);
    expect(nextWakeAt(engine.state)).toBeGreaterThan(engine.now);
    expect(submits(engine.woke(500))).toEqual([]);
    const freed = reported(engine, bracket, 'Canceled');
    expect(submits(freed)).toMatchObject([{ type: 'Market', side: 'Sell', quantity: quantityOf('0.4') }]);
    expect(protectionOf(engine)).toEqual([]);
  });

  it('that filled first leaves nothing for the exit', () => {
    const { engine, entry, bracket } = givenProtected();
    reported(engine, entry, 'Canceled', '0.4');
    const exit = ordered(engine, { ...sell('0.4'), reduceOnly: true });
    reported(engine, bracket, 'Filled', '0.4');
    expect(statusOf(engine, exit)).toBe('Failed');
    expect(engine.state.ledger.positions.size).toBe(0);
  });

  it('that filled in part first leaves the rest for an exit of that size', () => {
    const { engine, entry, bracket } = givenProtected();
    reported(engine, entry, 'Canceled', '0.4');
    const exit = ordered(engine, { ...sell('0.4'), reduceOnly: true });
    reported(engine, bracket, 'PartiallyFilled', '0.1');
    engine.woke(1);
    reported(engine, bracket, 'Canceled', '0.1');
    const sent = submits(engine.woke(1));
    expect(statusOf(engine, exit)).toBe('Failed');
    expect(sent).toMatchObject([{ side: 'Sell', quantity: quantityOf('0.3'), reduceOnly: true }]);
  });

  it('makes room for a smaller exit, and comes back for the rest', () => {
    const { engine, entry, bracket } = givenProtected();
    reported(engine, entry, 'Canceled', '0.4');
    expect(cancels(engine.when(wish({ ...sell('0.1', '110'), reduceOnly: true })))).toEqual([bracket]);
    const freed = reported(engine, bracket, 'Canceled');
    const sizes = submits(freed).map(({ type, quantity }) => ({ type, quantity }));
    expect(sizes).toEqual(
      expect.arrayContaining([
        { type: 'Limit', quantity: quantityOf('0.1') },
        { type: 'Bracket', quantity: quantityOf('0.3') },
      ]),
    );
  });

  it('does not count against a further entry', () => {
    // 40 are held and 60 still to come; with the bracket there would be 140 already.
    const { engine } = givenProtected({ ...both, limits: { ...limits, maxLeverage: ratioOf('0.0125') } });
    expect(engine.when(wish(buy('0.2', '100'))).types).toContain('OrderSubmitted');
  });

  it('that the venue refuses is alerted once, and tried again when the position changes', () => {
    const engine = givenTrading({ config: both });
    const entry = ordered(engine, buy('1', '100'));
    reported(engine, entry, 'PartiallyFilled', '0.4');
    const [bracket = ''] = protectionOf(engine);
    const refused = { outcome: 'Rejected', clientOrderId: bracket, reason: 'UnsupportedOrder', message: '' } as const;
    const answer = engine.when({ type: 'SubmitAnswered', answer: { ...refused, at: 0 } });
    expect(answer.payload('AlertRaised')).toMatchObject({ code: 'Unprotected', subject: 'BTC-USD' });
    expect(engine.woke(1_000).events).toEqual([]);
    const [again] = submits(reported(engine, entry, 'Filled', '1'));
    expect(again).toMatchObject({ quantity: quantityOf('1') });
    reported(engine, String(again?.clientOrderId), 'Accepted');
    expect([...engine.state.ledger.alerts]).toEqual([]);
  });

  it('that risk denies is alerted', () => {
    const engine = givenTrading({ config: both });
    const entry = ordered(engine, buy('1', '100'));
    engine.when({ type: 'TradingStatusSeen', instrumentId: 'BTC-USD', status: 'CancelOnly' });
    const alerted = reported(engine, entry, 'Filled', '1');
    expect(alerted.payload('OrderDenied')?.reason).toBe('ProductStatus');
    expect(alerted.payload('AlertRaised')?.message).toContain('our own risk denied it (ProductStatus)');
  });

  it('is not placed while trading is halted', () => {
    const engine = givenTrading({ config: both });
    const entry = ordered(engine, buy('1', '100'));
    engine.when({ type: 'ModeCommanded', mode: 'Halted', reason: 'look first' });
    expect(submits(reported(engine, entry, 'PartiallyFilled', '0.4'))).toEqual([]);
    const resumed = engine.when({ type: 'ModeCommanded', mode: 'Normal', reason: 'looked' });
    expect(submits(resumed)).toMatchObject([{ type: 'Bracket' }]);
  });

  it('whose stop was passed already closes at the market', () => {
    const engine = givenTrading({ config: both });
    const entry = ordered(engine, buy('1', '100'));
    engine.sampled(1_000, '98.9');
    expect(submits(reported(engine, entry, 'Filled', '1'))).toMatchObject([
      { type: 'Market', side: 'Sell', quantity: quantityOf('1'), reduceOnly: true },
    ]);
  });

  it('whose profit was passed already closes at the market, since the venue takes no such bracket', () => {
    const engine = givenTrading({ config: both });
    const entry = ordered(engine, buy('1', '100'));
    engine.sampled(1_000, '103');
    expect(submits(reported(engine, entry, 'Filled', '1'))).toMatchObject([
      { type: 'Market', side: 'Sell', quantity: quantityOf('1') },
    ]);
  });

  it('that the venue refused since its price was passed gives way to a close, once a price says so, once each', () => {
    const engine = givenTrading({ config: both });
    const entry = ordered(engine, buy('1', '100'));
    reported(engine, entry, 'Filled', '1');
    const [bracket = ''] = protectionOf(engine);
    reported(engine, bracket, 'Rejected');
    expect(submits(engine.sampled(1_000, '101'))).toEqual([]);
    const closed = engine.sampled(1_000, '103');
    expect(submits(closed)).toMatchObject([
      { type: 'Market', side: 'Sell', quantity: quantityOf('1'), reduceOnly: true },
    ]);
    expect(closed.payload('OrderSubmitted')).toMatchObject({ strategyId: PROTECTION, reason: 'TakeProfitHit' });
    expect(submits(engine.sampled(1_000, '103'))).toEqual([]);
    const refused = reported(engine, String(closed.payload('OrderSubmitted')?.request.clientOrderId), 'Rejected');
    expect(submits(refused)).toEqual([]);
    engine.when({ type: 'ModeCommanded', mode: 'Halted', reason: 'lunch' });
    expect(submits(engine.sampled(1_000, '104'))).toEqual([]);
    engine.when({ type: 'ModeCommanded', mode: 'Normal', reason: 'lunch is over' });
    expect(submits(engine.sampled(1_000, '104'))).toHaveLength(1);
  });

  it('that could not be sent is sent again', () => {
    const engine = givenTrading({ config: both });
    const entry = ordered(engine, buy('1', '100'));
    reported(engine, entry, 'Filled', '1');
    const [bracket = ''] = protectionOf(engine);
    engine.when({ type: 'SubmitFailed', clientOrderId: bracket, failure: failedCall('NotConnected', 'NotActed') });
    expect(submits(engine.woke(1_100))).toMatchObject([{ clientOrderId: bracket }]);
  });
});
