import { moneyOf, notionalOf, priceOf, quantityOf } from '../money/amount';
import type { OrderIntent } from '../order/order';
import { checkRisk } from './checkRisk';
import type { DenialReason } from './denialReasons';
import type { RiskContext } from './riskContext';
import { context, entry, exit, limitedBy, long, perpetual } from './testing/riskFixtures';

describe('an order of every kind', () => {
  const verdictOf = (intent: Partial<OrderIntent>, circumstances: Partial<RiskContext> = {}) =>
    checkRisk({ ...entry, ...intent }, { ...context, ...circumstances });
  const stop = { type: 'StopLimit', limitPrice: priceOf('50100'), stopPrice: priceOf('50050') } as const;
  const bracket = { ...exit, type: 'Bracket', limitPrice: priceOf('52000'), stopPrice: priceOf('49000') } as const;
  const market = { type: 'Market', limitPrice: null } as const;
  const byValue = { ...market, quantity: quantityOf('0'), quoteSize: notionalOf('100') };

  it.each<[string, Partial<OrderIntent>, Partial<RiskContext>]>([
    ['a stop that buys above', stop, {}],
    ['a bracket around what is held', bracket, long],
    [
      'a bracket around a short',
      { ...bracket, side: 'Buy', limitPrice: priceOf('48000') },
      { netQuantity: quantityOf('-0.01') },
    ],
    ['a market order', market, {}],
    ['a market buy by value', byValue, {}],
  ])('may be %s', (_, intent, circumstances) => {
    expect(verdictOf(intent, circumstances)).toMatchObject({ verdict: 'Approved' });
  });

  it.each<[string, DenialReason, Partial<OrderIntent>]>([
    ['a market order with a limit', 'InvalidPrice', { type: 'Market' }],
    ['a limit below zero', 'InvalidPrice', { limitPrice: priceOf('-1') }],
    ['a stop without a limit', 'InvalidPrice', { ...stop, limitPrice: null }],
    ['a stop without a stop price', 'InvalidStopPrice', { type: 'StopLimit' }],
    ['a bracket without a stop price', 'InvalidStopPrice', { type: 'Bracket' }],
    ['a limit order with a stop price', 'InvalidStopPrice', { stopPrice: priceOf('50000') }],
    ['a market order with a stop price', 'InvalidStopPrice', { ...market, stopPrice: priceOf('50000') }],
    ['a stop at a part of a tick', 'InvalidStopPrice', { ...stop, stopPrice: priceOf('50050.001') }],
    ['a stop that buys above its limit', 'InvalidStopPrice', { ...stop, stopPrice: priceOf('50100.01') }],
    ['a stop that sells below its limit', 'InvalidStopPrice', { ...stop, side: 'Sell' }],
    ['a bracket that sells below its stop', 'InvalidStopPrice', { ...bracket, stopPrice: priceOf('52000') }],
    ['a bracket that buys above its stop', 'InvalidStopPrice', { ...bracket, side: 'Buy' }],
    ['a limit order by value', 'InvalidQuantity', { quantity: quantityOf('0'), quoteSize: notionalOf('100') }],
    ['a sale by value', 'InvalidQuantity', { ...byValue, side: 'Sell' }],
    ['a value of nothing', 'InvalidQuantity', { ...byValue, quoteSize: notionalOf('0') }],
    ['a value and a quantity', 'InvalidQuantity', { ...byValue, quantity: quantityOf('0.01') }],
    ['too little value', 'BelowMinimumSize', { ...byValue, quoteSize: notionalOf('9.99') }],
    ['too much value', 'MaxTradeValue', { ...byValue, quoteSize: notionalOf('1000.01') }],
  ])('cannot be %s: %s', (_, reason, intent) => {
    expect(verdictOf(intent)).toMatchObject({ verdict: 'Denied', reason });
  });

  it('by value holds what it spends and counts as what it buys at the mark, rounded up', () => {
    expect(verdictOf(byValue)).toMatchObject({ hold: moneyOf('100') });
    // 100 at 50,000 are 0.002; with 0.048 held that is exactly the cap of 0.05.
    expect(verdictOf(byValue, { netQuantity: quantityOf('0.048') })).toMatchObject({ verdict: 'Approved' });
    const more = { ...byValue, quoteSize: notionalOf('100.01') };
    expect(verdictOf(more, { netQuantity: quantityOf('0.048') })).toMatchObject({
      reason: 'PositionCap',
      numbers: { quantity: '0.003' },
    });
    expect(verdictOf(byValue, { mark: undefined })).toMatchObject({ reason: 'StaleMark' });
    const perp = { instrument: perpetual };
    expect(verdictOf(byValue, perp)).toMatchObject({ reason: 'InvalidQuantity' });
  });

  it('at a stop counts at the worst price that it may pay: the limit, or 5 % beyond the stop of a bracket', () => {
    expect(verdictOf({ ...stop, quantity: quantityOf('0.02') })).toMatchObject({
      reason: 'MaxTradeValue',
      numbers: { notional: '1002' },
    });
    const opening = {
      ...bracket,
      reduceOnly: false,
      side: 'Buy',
      limitPrice: priceOf('48000'),
      stopPrice: priceOf('52000'),
    } as const;
    expect(verdictOf({ ...opening, quantity: quantityOf('0.02') })).toMatchObject({
      reason: 'MaxTradeValue',
      numbers: { notional: '1092' },
    });
  });

  it('pays margin for what it opens beyond the position: 10 % of 500 and 1 % of 1,500', () => {
    const shorts = {
      instrument: perpetual,
      netQuantity: quantityOf('0.02'),
      ...limitedBy({ allowShorts: true, maxTradeValueUsd: null }),
    };
    const flip = { side: 'Sell', quantity: quantityOf('0.03') } as const;
    expect(verdictOf(flip, shorts)).toMatchObject({ hold: moneyOf('65') });
  });
});
