import { priceOf, quantityOf, ratioOf, type OrderRules } from '@bot/core';
import { nextWakeAt } from '../nextWakeAt';
import { booksOf, btc, btcPerp, buy, fillOf, orderRules, progressOf, sell, testConfig } from '../testing/fixtures';
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
import { alertsOf, holding } from '../testing/holdings';

const orders: OrderRules = { ...orderRules, takeProfit: ratioOf('0.02'), stopLoss: ratioOf('0.01') };
const eth = { ...btc, instrumentId: 'ETH-USD', baseCurrency: 'ETH' };
const submits = ({ commands }: Then) => commands.flatMap((one) => (one.type === 'SubmitOrder' ? [one.request] : []));
const cancels = ({ commands }: Then) =>
  commands.flatMap((one) => (one.type === 'CancelOrder' ? [one.clientOrderId] : []));
const bracketIn = (then: Then): string => String(then.payload('OrderSubmitted')?.request.clientOrderId);

/** Orders in one instrument, and what the venue says of them. */
function givenIn(instrument: typeof btc, rules = orders) {
  const { instrumentId } = instrument;
  const config = { orders: rules, instrumentIds: [instrumentId] };
  const engine = givenTrading({ instruments: [instrument], config });
  return {
    engine,
    order: (terms: ReturnType<typeof buy>): string => ordered(engine, { ...terms, instrumentId }),
    reported: (id: string, status: Parameters<typeof progressOf>[1], filled = '0'): Then =>
      engine.when({ type: 'OrderReported', progress: progressOf(id, status, filled, { instrumentId }) }),
  };
}

describe('protection', () => {
  it('of a position that turns to the other side goes first, and that of the new side follows', () => {
    const { engine, order, reported } = givenIn(btcPerp);
    const bracket = bracketIn(reported(order(buy('1', '100')), 'Filled', '1'));
    reported(bracket, 'Accepted');
    const turned = reported(order(sell('3')), 'PartiallyFilled', '2');
    expect([submits(turned), engine.state.ledger.orders.get(bracket)?.status]).toEqual([[], 'PendingCancel']);
    const gone = reported(bracket, 'Canceled');
    expect(submits(gone)).toContainEqual(expect.objectContaining({ side: 'Buy', type: 'Bracket' }));
  });

  it('of a position that others have turned round is canceled before the new side gets its own', () => {
    const { engine, order, reported } = givenIn(btcPerp);
    const bracket = bracketIn(reported(order(buy('1', '100')), 'Filled', '1'));
    reported(bracket, 'Accepted');
    const reconciliation = { ...testConfig.reconciliation, foreignTrade: 'adopt' } as const;
    engine.state.config = { ...engine.state.config, reconciliation };
    const fill = { ...fillOf('by-hand'), instrumentId: 'BTC-PERP', side: 'Sell', quantity: quantityOf('3') } as const;
    const turned = engine.when({ type: 'VenueBooksRead', books: booksOf({ fills: [fill] }) });
    expect(turned.payload('CancelRequested')).toEqual({ clientOrderId: bracket, reason: 'Less is held' });
    expect(turned.types).not.toContain('OrderSubmitted');
  });

  it('that is on its way is asked to go at once when less is held than it would close', () => {
    const { engine, order, reported } = givenIn(btc);
    const entry = order(buy('1', '100'));
    const bracket = bracketIn(reported(entry, 'Filled', '1'));
    const exit = engine.when(wish({ ...sell('0.1', '110'), reduceOnly: true }));
    expect(exit.payload('CancelRequested')).toEqual({ clientOrderId: bracket, reason: 'Less is held' });
    expect(cancels(reported(bracket, 'Accepted'))).toEqual([bracket]);
  });

  it('that is being canceled is awaited, and then comes back for all of it', () => {
    const { engine, order, reported } = givenIn(btc);
    const entry = order(buy('1', '100'));
    const bracket = bracketIn(reported(entry, 'PartiallyFilled', '0.4'));
    reported(bracket, 'Accepted');
    engine.when({ type: 'CancelWished', clientOrderId: bracket, reason: 'Test' });
    expect(submits(reported(entry, 'PartiallyFilled', '0.9'))).toEqual([]);
    expect(submits(reported(bracket, 'Canceled'))).toMatchObject([{ type: 'Bracket', quantity: quantityOf('0.9') }]);
  });

  it('of one instrument does not wait for another, which has its own', () => {
    const engine = givenTrading({ instruments: [btc, eth], config: { orders, instrumentIds: ['BTC-USD', 'ETH-USD'] } });
    for (const instrumentId of ['BTC-USD', 'ETH-USD']) {
      const entry = ordered(engine, { ...buy('1', '100'), instrumentId });
      const progress = progressOf(entry, 'Filled', '1', { instrumentId });
      const bracket = submits(engine.when({ type: 'OrderReported', progress }));
      expect(bracket).toMatchObject([{ instrumentId, type: 'Bracket' }]);
      const id = String(bracket[0]?.clientOrderId);
      engine.when({ type: 'OrderReported', progress: progressOf(id, 'Accepted', '0', { instrumentId }) });
    }
  });

  it('does not hold back a further entry', () => {
    const { engine, order, reported } = givenIn(btc);
    const bracket = bracketIn(reported(order(buy('1', '100')), 'Filled', '1'));
    reported(bracket, 'Accepted');
    expect(submits(engine.when(wish(buy('0.2', '90'))))).toHaveLength(1);
  });

  it('of a short by its stop alone buys above it, by up to a twentieth', () => {
    const { order, reported } = givenIn(btcPerp, { ...orders, takeProfit: null });
    expect(submits(reported(order(sell('1', '100')), 'Filled', '1'))).toMatchObject([
      { side: 'Buy', type: 'StopLimit', stopPrice: priceOf('101'), limitPrice: priceOf('106.05') },
    ]);
  });

  it.each([
    ['Bracket', {}],
    ['TakeProfit', { stopLoss: null }],
    ['StopLoss', { takeProfit: null }],
  ])('says in the log what it is for: %s', (reason, change: Partial<OrderRules>) => {
    const { order, reported } = givenIn(btc, { ...orders, ...change });
    expect(reported(order(buy('1', '100')), 'Filled', '1').payload('OrderSubmitted')).toMatchObject({ reason });
  });

  it('is not even tried while trading is halted, and nobody is told that it failed', () => {
    const { engine, order, reported } = givenIn(btc);
    const entry = order(buy('1', '100'));
    engine.when({ type: 'ModeCommanded', mode: 'Halted', reason: 'look first' });
    const filled = reported(entry, 'Filled', '1');
    expect([filled.payload('OrderDenied'), alertsOf(filled)]).toEqual([undefined, []]);
  });

  it('that the venue does not take is told as critical, with what to do', () => {
    const { order, reported } = givenIn(btc);
    const bracket = bracketIn(reported(order(buy('1', '100')), 'Filled', '1'));
    const alert = reported(bracket, 'Rejected').payload('AlertRaised');
    expect(alert).toMatchObject({ severity: 'Critical', code: 'Unprotected' });
    expect(alert?.message).toContain('the venue did not take the order');
  });
});

describe('at a start', () => {
  const books = booksOf({ positions: [holding('BTC-USD', '1')] });
  function givenStart(rules = orders): EngineUnderTest {
    const engine = given({ config: { orders: rules, holdings: 'adopt' } });
    engine.when(started);
    engine.when(venueLoaded);
    return engine;
  }

  it('nothing is protected before the books were compared', () => {
    const engine = givenStart();
    const adopted = engine.when({ type: 'VenueBooksRead', books });
    expect(adopted.types).toEqual(['CashAdopted', 'HoldingAdopted']);
    expect(engine.woke(1_000).types).toEqual([]);
  });

  it('what is held is protected as soon as they were, also without a price', () => {
    const engine = givenStart();
    engine.when({ type: 'VenueBooksRead', books });
    engine.when({ type: 'VenueBooksRead', books });
    expect(nextWakeAt(engine.state)).toBe(engine.now);
    const placed = engine.woke(0);
    expect(placed.types).toEqual(['OrderSubmitted', 'SubmitAttempted']);
    expect(submits(placed)).toMatchObject([{ side: 'Sell', type: 'Bracket' }]);
  });

  it.each([
    ['nothing is held', orders, booksOf()],
    ['no protection is asked for', orderRules, books],
  ])('nobody hurries when %s', (_, rules, read) => {
    const engine = givenStart(rules);
    engine.when({ type: 'VenueBooksRead', books: read });
    engine.when({ type: 'VenueBooksRead', books: read });
    expect(nextWakeAt(engine.state)).toBe(engine.now + 60_000);
  });
});
