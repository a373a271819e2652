import type { TradingStatus } from '@bot/core';
import { market, openExchange, units, type Exchange } from '../testing/openExchange';
import type { OrderEntry, VenueEvent } from '../venueEvent';
import { accountOf, holdingOf, orderNamed } from '../venueState';

const outcomeOf = (events: readonly VenueEvent[]): string => {
  const [first] = events;
  return first?.type === 'OrderRejected' ? first.reason : (first?.type ?? 'nothing');
};
const statusOf = ({ state }: Exchange, orderNo: number) => {
  const { status, reason, filledLots } = orderNamed(state, orderNo);
  return [status, reason, filledLots];
};
const usdOf = ({ state }: Exchange, accountId = 'alice') => holdingOf(accountOf(state, accountId), 'USD');

/** Asks of 3 at 101 and 3 at 103, a bid of 4 at 99; the last trade is 100. */
function quoted(): Exchange {
  const exchange = openExchange();
  exchange.quote({
    bids: [[99, 4]],
    asks: [
      [101, 3],
      [103, 3],
    ],
  });
  return exchange;
}

describe('an order that arrives', () => {
  it('trades at the prices of who waits, best first, and rests with what is left', () => {
    const exchange = quoted();
    exchange.submit({ limitTicks: 102, lots: 5 });
    expect(exchange.trades()).toEqual(['X-USD 101 3 0 1']);
    expect(statusOf(exchange, 1)).toEqual(['PartiallyFilled', null, 3]);
    expect(exchange.state.markets.get('X-USD')?.book.bids.best()).toMatchObject({ ticks: 102, lots: 2 });
    // 303 and 1.2 % paid; 2 at 102 with 1.2 % are held.
    expect(usdOf(exchange)).toEqual({ total: units(10_000 - 303 * 1.012), hold: units(204 * 1.012) });
  });

  it('meets orders of one price in the order in which they came', () => {
    const exchange = openExchange();
    exchange.submit({ limitTicks: 100, lots: 2 });
    exchange.submit({ limitTicks: 100, lots: 2 }, 'bob');
    exchange.run({ type: 'Deposit', at: 0, accountId: 'carol', currency: 'X', units: units(9) });
    exchange.submit({ ...market('Sell', 3) }, 'carol');
    expect(exchange.trades()).toEqual(['X-USD 100 2 1 3', 'X-USD 100 1 2 3']);
  });

  it('gives the first answer again for an id that is known, accepted or refused', () => {
    const exchange = openExchange();
    exchange.submit({ clientOrderId: 'a' });
    expect(exchange.submit({ clientOrderId: 'a', side: 'Sell' })).toEqual([]);
    exchange.submit({ clientOrderId: 'b', lots: 5_000 });
    expect(exchange.submit({ clientOrderId: 'b' })).toEqual([]);
    expect(outcomeOf(exchange.submit({ clientOrderId: 'a' }, 'bob'))).toBe('OrderAccepted');
  });

  it('never meets an order of its own account: the newer one is canceled with what is left', () => {
    const exchange = openExchange();
    exchange.submit({ side: 'Sell', limitTicks: 100, lots: 1 }, 'bob');
    exchange.submit({ side: 'Sell', limitTicks: 101, lots: 5 });
    exchange.submit({ limitTicks: 102, lots: 4 });
    expect(exchange.trades()).toEqual(['X-USD 100 1 1 3']);
    expect(statusOf(exchange, 3)).toEqual(['Canceled', 'SelfTrade', 1]);
    expect(statusOf(exchange, 2)).toEqual(['Accepted', null, 0]);
  });

  it.each<[string, Partial<OrderEntry>, string, string | null, number]>([
    ['market', market('Buy', 4), 'Filled', null, 4],
    ['market, more than there is', market('Buy', 9), 'Canceled', 'NoLiquidity', 6],
    ['IOC', { timeInForce: 'IOC', limitTicks: 101, lots: 5 }, 'Canceled', 'NoLiquidity', 3],
    ['IOC out of reach', { timeInForce: 'IOC', limitTicks: 100, lots: 5 }, 'Canceled', 'NoLiquidity', 0],
    ['FOK that fits', { timeInForce: 'FOK', limitTicks: 103, lots: 6 }, 'Filled', null, 6],
    ['GTD', { timeInForce: 'GTD', expiresAt: 5, limitTicks: 101, lots: 5 }, 'PartiallyFilled', null, 3],
    ['post-only that waits', { postOnly: true, limitTicks: 100 }, 'Accepted', null, 0],
  ])('%s', (_, order, status, reason, filled) => {
    const exchange = quoted();
    exchange.submit(order);
    expect(statusOf(exchange, 1)).toEqual([status, reason, filled]);
  });

  it('takes leverage and a price band as they are asked for', () => {
    const exchange = openExchange({ rules: { 'X-PERP': { maxLeverage: 5, priceBandBps: null } } });
    expect(outcomeOf(exchange.submit({ instrumentId: 'X-PERP', leverage: 6 }))).toBe('InvalidLeverage');
    expect(outcomeOf(exchange.submit({ instrumentId: 'X-PERP', leverage: 5 }))).toBe('OrderAccepted');
  });
});

describe('a market buy that states what it spends', () => {
  it('takes whole lots while the rest pays for one more, the fee included', () => {
    const exchange = quoted();
    // 3 at 101 are 306.636 with the fee; the rest of 200 pays for one at 103 (104.236), and not for two.
    exchange.submit({ ...market('Buy', 0), spend: units(506.636) });
    expect(exchange.trades()).toEqual(['X-USD 101 3 0 1', 'X-USD 103 1 0 1']);
    expect(statusOf(exchange, 1)).toEqual(['Filled', null, 4]);
    expect(usdOf(exchange).total).toBe(units(10_000 - 406 * 1.012));
  });

  it('is canceled when the book ends first', () => {
    const exchange = quoted();
    exchange.submit({ ...market('Buy', 0), spend: units(5_000) });
    expect(statusOf(exchange, 1)).toEqual(['Canceled', 'NoLiquidity', 6]);
  });

  it.each([
    ['below the minimum', 9, 'BelowMinimumSize'],
    ['not enough for one lot', 50, 'BelowMinimumSize'],
    ['more than there is', 10_001, 'InsufficientFunds'],
  ])('is refused: %s', (_, amount, reason) => {
    expect(outcomeOf(quoted().submit({ ...market('Buy', 0), spend: units(amount) }))).toBe(reason);
  });
});

describe('an order that is refused', () => {
  it.each<[string, Partial<OrderEntry>, string]>([
    ['an instrument that is not there', { instrumentId: 'NO-SUCH' }, 'UnknownInstrument'],
    ['too small', { lots: 0 }, 'BelowMinimumSize'],
    ['too large', { lots: 1_001 }, 'AboveMaximumSize'],
    ['worth too little', { lots: 1, limitTicks: 9 }, 'BelowMinimumSize'],
    ['an end that has come', { timeInForce: 'GTD', expiresAt: 0 }, 'InvalidExpiry'],
    ['an end that is no time', { timeInForce: 'GTD', expiresAt: NaN }, 'InvalidExpiry'],
    ['an end that never comes', { timeInForce: 'GTD', expiresAt: Infinity }, 'InvalidExpiry'],
    ['an end between two milliseconds', { timeInForce: 'GTD', expiresAt: 5.5 }, 'InvalidExpiry'],
    ['no leverage at all', { instrumentId: 'X-PERP', leverage: 0 }, 'InvalidLeverage'],
    ['leverage below zero', { instrumentId: 'X-PERP', leverage: -1 }, 'InvalidLeverage'],
    ['far above the mark', { limitTicks: 151 }, 'PriceOutOfBand'],
    ['far below the mark', { side: 'Sell', limitTicks: 49 }, 'PriceOutOfBand'],
    ['post-only that would take', { postOnly: true, limitTicks: 101 }, 'PostOnlyWouldCross'],
    ['fill or kill that does not fit', { timeInForce: 'FOK', limitTicks: 101 }, 'NoLiquidity'],
    ['more cash than there is', { lots: 99, limitTicks: 100 }, 'InsufficientFunds'],
    ['more coins than there are', { side: 'Sell', lots: 101, limitTicks: 105 }, 'InsufficientFunds'],
    ['reduce-only that buys spot', { reduceOnly: true }, 'ReduceOnlyWouldIncrease'],
    ['a buy stop that was reached', stop('Buy', 100, 100), 'InvalidStopPrice'],
    ['a sell stop that was reached', stop('Sell', 100, 100), 'InvalidStopPrice'],
    ['a buy stop beyond its limit', stop('Buy', 105, 104), 'InvalidStopPrice'],
    ['a sell stop beyond its limit', stop('Sell', 95, 96), 'InvalidStopPrice'],
    ['a bracket without profit', { ...stop('Sell', 95, 99), type: 'Bracket' }, 'InvalidStopPrice'],
    ['a bracket that buys without profit', { ...stop('Buy', 105, 101), type: 'Bracket' }, 'InvalidStopPrice'],
  ])('%s', (_, order, reason) => {
    const exchange = quoted();
    expect(outcomeOf(exchange.submit(order))).toBe(reason);
    expect(usdOf(exchange).hold).toBe(0n);
  });

  it('a market order with nobody to trade with, or worth too little', () => {
    const exchange = openExchange();
    expect(outcomeOf(exchange.submit(market('Buy', 1)))).toBe('NoLiquidity');
    exchange.quote({ bids: [[5, 9]], asks: [[6, 9]] });
    expect(outcomeOf(exchange.submit(market('Buy', 1)))).toBe('BelowMinimumSize');
  });

  it('one more than the account may have open', () => {
    const exchange = openExchange({ rules: { 'X-USD': { maxOpenOrders: 1 } } });
    exchange.submit();
    expect(outcomeOf(exchange.submit())).toBe('TooManyOpenOrders');
    exchange.cancel(1);
    expect(outcomeOf(exchange.submit())).toBe('OrderAccepted');
  });

  it.each<[TradingStatus, Partial<OrderEntry>, string]>([
    ['Online', {}, 'OrderAccepted'],
    ['Disabled', {}, 'ProductDisabled'],
    ['CancelOnly', {}, 'CancelOnly'],
    ['LimitOnly', market('Buy', 1), 'LimitOnly'],
    ['LimitOnly', {}, 'OrderAccepted'],
    ['PostOnly', {}, 'PostOnlyMode'],
    ['PostOnly', { postOnly: true }, 'OrderAccepted'],
    ['Auction', market('Buy', 1), 'Auction'],
    ['Auction', { timeInForce: 'IOC' }, 'Auction'],
    ['Auction', { limitTicks: 101 }, 'Auction'],
    ['Auction', {}, 'OrderAccepted'],
  ])('while the product is %s: %j → %s', (status, order, outcome) => {
    const exchange = quoted();
    exchange.run({ type: 'SetStatus', at: 0, instrumentId: 'X-USD', status });
    expect(outcomeOf(exchange.submit(order))).toBe(outcome);
  });
});

function stop(side: 'Buy' | 'Sell', stopTicks: number, limitTicks: number): Partial<OrderEntry> {
  return { type: 'StopLimit', side, stopTicks, limitTicks, stopDirection: side === 'Buy' ? 'Up' : 'Down' };
}
