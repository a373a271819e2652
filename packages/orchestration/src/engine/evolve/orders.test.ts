import { moneyOf, notionalOf, priceOf, quantityOf, toText, zeroMoney } from '@bot/core';
import { btcPerp, buy, DAY, failedCall, fillOf, progressOf, sell } from '../testing/fixtures';
import { givenTrading, ordered, wish, type EngineUnderTest, type Then } from '../testing/given';

const HOUR = 3_600_000;
const reported = (engine: EngineUnderTest, id: string, ...word: [Parameters<typeof progressOf>[1], string?]): Then =>
  engine.when({ type: 'OrderReported', progress: progressOf(id, ...word) });
const orderOf = ({ state }: EngineUnderTest, id: string) => state.ledger.orders.get(id);

describe('an order that has ended', () => {
  it('is kept for a day, so that a late word finds it, and goes with everything about it', () => {
    const engine = givenTrading();
    const ended = ordered(engine, buy('1', '90'));
    reported(engine, ended, 'Filled', '1');
    const fill = { ...fillOf(ended), quantity: quantityOf('0.5') };
    engine.when({ type: 'FillReported', fill });
    const { orders, settled, unsettledOrderIds, endedAt } = engine.state.ledger;
    const known = (): boolean[] => [orders, settled, unsettledOrderIds, endedAt].map((each) => each.has(ended));
    engine.sampled(24 * HOUR, '100');
    ordered(engine, buy('0.1', '90'));
    expect(known()).toEqual([true, true, true, true]);
    engine.sampled(1, '100');
    ordered(engine, buy('0.1', '90'));
    expect(known()).toEqual([false, false, false, false]);
  });

  it('is kept for a day since the last word on it', () => {
    const engine = givenTrading();
    const [first, second] = [ordered(engine, buy('1', '90')), ordered(engine, buy('1', '91'))];
    reported(engine, first, 'PartiallyFilled', '0.1');
    reported(engine, first, 'Canceled', '0.1');
    engine.now += HOUR;
    reported(engine, second, 'Canceled');
    // A fill that came late.
    reported(engine, first, 'Canceled', '0.2');
    engine.sampled(24 * HOUR, '100');
    ordered(engine, buy('0.1', '90'));
    expect([orderOf(engine, first), orderOf(engine, second)].map((order) => order?.status)).toEqual([
      'Canceled',
      'Canceled',
    ]);
  });

  it('is not looked for among the live ones', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    const { liveOrderIds, liveIn, sends, attempts } = engine.state.ledger;
    expect([liveOrderIds.has(id), liveIn.get('BTC-USD')?.has(id), attempts.has(id)]).toEqual([true, true, true]);
    reported(engine, id, 'Canceled');
    expect([liveOrderIds.has(id), liveIn.get('BTC-USD')?.has(id)]).toEqual([false, false]);
    expect([sends.has(id), attempts.has(id)]).toEqual([false, false]);
  });
});

describe('a fill', () => {
  it('of spot moves cash by its whole value, both ways, and by its fee', () => {
    const engine = givenTrading();
    const cash = (): string => toText(engine.state.ledger.cash.get('USD') ?? zeroMoney);
    const bought = ordered(engine, buy('2', '90'));
    const fees = { commission: moneyOf('1') };
    engine.when({ type: 'OrderReported', progress: progressOf(bought, 'Filled', '2', fees) });
    expect(cash()).toBe('9799');
    const sold = ordered(engine, sell('1'));
    const value = { ...fees, filledValue: notionalOf('110') };
    engine.when({ type: 'OrderReported', progress: progressOf(sold, 'Filled', '1', value) });
    expect(cash()).toBe('9908');
    expect(engine.state.ledger.results.get('BTC-USD')).toEqual({
      ...{ realizedPnl: moneyOf('10'), commission: moneyOf('2'), funding: zeroMoney },
    });
  });

  it('of a perpetual moves cash by what it realises, less the fee, and may be paid funding for since it was submitted', () => {
    const engine = givenTrading({ instruments: [btcPerp], config: { instrumentIds: ['BTC-PERP'] } });
    const inPerp = { instrumentId: 'BTC-PERP', commission: moneyOf('1') };
    const id = ordered(engine, { ...buy('1', '100'), instrumentId: 'BTC-PERP' });
    engine.now += 5_000;
    engine.when({ type: 'OrderReported', progress: progressOf(id, 'Filled', '1', inPerp) });
    expect(engine.state.ledger.cash.get('USD')).toEqual(moneyOf('9999'));
    expect(engine.state.ledger.heldForFunding.get('BTC-PERP')).toMatchObject({ from: DAY, to: null });
    const exit = ordered(engine, { ...sell('1'), instrumentId: 'BTC-PERP' });
    const won = { ...inPerp, filledValue: notionalOf('110') };
    engine.when({ type: 'OrderReported', progress: progressOf(exit, 'Filled', '1', won) });
    expect(engine.state.ledger.cash.get('USD')).toEqual(moneyOf('10008'));
  });

  it('whose fee alone is corrected moves only that, and is nobody’s new share', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    reported(engine, id, 'Filled', '1');
    const { attributed } = orderOf(engine, id) ?? {};
    const corrected = progressOf(id, 'Filled', '1', { commission: moneyOf('3') });
    expect(engine.when({ type: 'OrderReported', progress: corrected }).types).toEqual(['OrderProgressed']);
    expect(engine.state.ledger.cash.get('USD')).toEqual(moneyOf('9897'));
    expect(orderOf(engine, id)).toMatchObject({ attributed, commission: moneyOf('3') });
    expect(engine.state.ledger.strategyBooks.get('BTC-USD')?.get('Operator')).toMatchObject({
      ...{ netQuantity: quantityOf('1'), commission: moneyOf('3') },
    });
  });

  it('is settled by its details, once all of them are there', () => {
    const engine = givenTrading();
    const id = ordered(engine, buy('1', '90'));
    reported(engine, id, 'Filled', '1');
    const { unsettledOrderIds, settled } = engine.state.ledger;
    const half = (tradeId: string) => ({ ...fillOf(id, tradeId), quantity: quantityOf('0.5') });
    engine.when({ type: 'FillReported', fill: half('t-1') });
    expect([...unsettledOrderIds]).toEqual([id]);
    engine.when({ type: 'FillReported', fill: half('t-2') });
    expect([...unsettledOrderIds]).toEqual([]);
    expect(settled.get(id)).toEqual({ tradeIds: new Set(['t-1', 't-2']), quantity: quantityOf('1') });
  });
});

describe('a wish to cancel', () => {
  it('of what the venue has not named waits for its name, and is over when there is nothing left to cancel', () => {
    const engine = givenTrading();
    const [named, filled] = [ordered(engine, buy('1', '90')), ordered(engine, buy('1', '91'))];
    for (const clientOrderId of [named, filled]) engine.when({ type: 'CancelWished', clientOrderId, reason: 'Test' });
    expect([...engine.state.ledger.cancelWishes]).toEqual([named, filled]);
    expect(orderOf(engine, named)?.status).toBe('Submitted');
    expect(reported(engine, named, 'Accepted').commands).toMatchObject([{ type: 'CancelOrder' }]);
    reported(engine, filled, 'Filled', '1');
    expect(engine.state.ledger.cancelWishes.size).toBe(0);
  });
});

it('a denial is news again once an order of the same kind has passed, and no other is', () => {
  const engine = givenTrading();
  const { denials } = engine.state.ledger;
  const others = ['A:BTC-USD:Buy:MaxTradeValue', 'Operator:BTC-USD:Sell:MaxTradeValue', 'Operator:BTC-PERP:Buy:Cap'];
  for (const key of ['Operator:BTC-USD:Buy:MaxTradeValue', ...others]) denials.add(key);
  engine.when(wish(buy('1', '90')));
  expect([...denials]).toEqual(others);
});

it('an order of which the venue gives no reason keeps the one that was given', () => {
  const engine = givenTrading();
  const id = ordered(engine, buy('1', '90'));
  engine.when({ type: 'OrderReported', progress: progressOf(id, 'Rejected', '0', { reason: 'InsufficientFunds' }) });
  expect(orderOf(engine, id)?.rejectReason).toBe('InsufficientFunds');
  // A fill that came late.
  reported(engine, id, 'Rejected', '0.1');
  expect(orderOf(engine, id)).toMatchObject({ rejectReason: 'InsufficientFunds', filledQuantity: quantityOf('0.1') });
});

it('an amendment of which nobody knows what became keeps what was asked for, and when', () => {
  const engine = givenTrading();
  const id = ordered(engine, buy('1', '90'));
  reported(engine, id, 'Accepted');
  engine.when({ type: 'AmendWished', clientOrderId: id, limitPrice: priceOf('91'), quantity: quantityOf('1') });
  const failure = failedCall('Timeout', 'Unknown');
  engine.when({ type: 'AmendFailed', clientOrderId: id, failure });
  expect(orderOf(engine, id)?.amend).toMatchObject({ isUnknown: true, limitPrice: priceOf('91'), requestedAt: DAY });
});
