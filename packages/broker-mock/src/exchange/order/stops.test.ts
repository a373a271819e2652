import { openExchange, units, type Exchange } from '../testing/openExchange';
import type { OrderEntry } from '../venueEvent';
import { accountOf, holdingOf, orderNamed } from '../venueState';

const stopSell = (stopTicks: number, limitTicks: number): Partial<OrderEntry> => ({
  ...{ type: 'StopLimit', side: 'Sell', stopDirection: 'Down', stopTicks, limitTicks },
});
const stopBuy = (stopTicks: number, limitTicks: number): Partial<OrderEntry> => ({
  ...{ type: 'StopLimit', side: 'Buy', stopDirection: 'Up', stopTicks, limitTicks },
});
const bracket = (limitTicks: number, stopTicks: number): Partial<OrderEntry> => ({
  ...{ type: 'Bracket', side: 'Sell', stopDirection: 'Down', stopTicks, limitTicks },
});
const statusOf = ({ state }: Exchange, orderNo: number): string => orderNamed(state, orderNo).status;

/** Other people at 99 and 101, the last trade at 100. */
function quoted(): Exchange {
  const exchange = openExchange();
  exchange.quote({ bids: [[99, 50]], asks: [[101, 50]] });
  return exchange;
}

describe('a stop-limit', () => {
  it('waits outside the book, holds what it may need, and arrives when the price is there', () => {
    const exchange = quoted();
    exchange.submit(stopSell(95, 94));
    expect(exchange.state.markets.get('X-USD')?.book.asks.size).toBe(1);
    expect(holdingOf(accountOf(exchange.state, 'alice'), 'X').hold).toBe(units(5));
    const events = exchange.quote({ bids: [[94, 3]], asks: [[95, 50]] });
    expect(events.map(({ type }) => type)).toEqual(['MarketStepped', 'OrderTriggered', 'TradeExecuted', 'OrderRested']);
    expect(exchange.trades()).toEqual(['X-USD 94 3 0 1']);
    expect(exchange.state.markets.get('X-USD')?.book.asks.best()).toMatchObject({ ticks: 94, lots: 2 });
  });

  it('wakes in the order in which the price comes to the stops, then by age', () => {
    const exchange = quoted();
    exchange.submit(stopBuy(103, 104));
    exchange.submit(stopBuy(102, 104));
    exchange.submit(stopBuy(102, 105), 'bob');
    const woken = exchange
      .quote({ bids: [[103, 50]], asks: [[106, 50]] })
      .flatMap((event) => (event.type === 'OrderTriggered' ? [event.orderNo] : []));
    expect(woken).toEqual([2, 3, 1]);
    expect(exchange.state.markets.get('X-USD')?.stopsUp).toEqual([]);
  });

  it('wakes at trades of accounts too, one after the other', () => {
    const exchange = openExchange();
    exchange.submit({ lots: 1, limitTicks: 100 });
    exchange.submit({ lots: 1, limitTicks: 98 });
    exchange.submit(stopSell(100, 97), 'bob');
    exchange.submit({ side: 'Sell', lots: 1, limitTicks: 100 }, 'bob');
    // The trade at 100 wakes the stop, which trades at 98 and rests with the rest.
    expect(exchange.trades()).toEqual(['X-USD 100 1 1 4', 'X-USD 98 1 2 3']);
  });

  it('can be canceled while it waits, and ends with its date', () => {
    const exchange = quoted();
    exchange.submit(stopSell(95, 94));
    exchange.submit({ ...stopBuy(105, 106), timeInForce: 'GTD', expiresAt: 9 });
    exchange.cancel(1);
    exchange.pass(9);
    expect([statusOf(exchange, 1), statusOf(exchange, 2)]).toEqual(['Canceled', 'Expired']);
    const market = exchange.state.markets.get('X-USD');
    expect([market?.stopsDown, market?.stopsUp]).toEqual([[], []]);
    expect(holdingOf(accountOf(exchange.state, 'alice'), 'X').hold).toBe(0n);
  });

  it.each([
    ['Disabled', 'ProductDisabled'],
    ['PostOnly', 'PostOnlyMode'],
  ] as const)('that wakes while the product is %s is canceled', (status, reason) => {
    const exchange = openExchange();
    exchange.submit({ lots: 1 });
    exchange.submit({ ...stopSell(90, 89) }, 'bob');
    exchange.run({ type: 'SetStatus', at: 0, instrumentId: 'X-USD', status });
    exchange.quote({ bids: [[80, 1]], asks: [[81, 1]], prints: [{ ticks: 85, lots: 1, makerSide: 'Buy' }] });
    expect(orderNamed(exchange.state, 2)).toMatchObject({ status: 'Canceled', reason });
  });

  it('that wakes in an auction is canceled', () => {
    const exchange = openExchange();
    exchange.submit(stopSell(90, 88), 'bob');
    exchange.run({ type: 'SetStatus', at: 0, instrumentId: 'X-USD', status: 'Auction' });
    exchange.quote({ prints: [{ ticks: 85, lots: 1, makerSide: 'Buy' }] });
    expect(orderNamed(exchange.state, 1)).toMatchObject({ status: 'Canceled', reason: 'Auction' });
  });
});

describe('a bracket', () => {
  it('takes its profit at the limit, and its stop is gone', () => {
    const exchange = quoted();
    exchange.submit(bracket(105, 95));
    exchange.quote({ bids: [[105, 50]], asks: [[106, 50]] });
    expect(exchange.trades()).toEqual(['X-USD 105 5 1 0']);
    expect(exchange.state.markets.get('X-USD')?.stopsDown).toEqual([]);
  });

  it('leaves the book at its stop and sells down to 5 % below it', () => {
    const exchange = quoted();
    exchange.submit(bracket(105, 95));
    exchange.quote({ bids: [[92, 2]], asks: [[95, 50]] });
    expect(exchange.trades()).toEqual(['X-USD 92 2 0 1']);
    expect(orderNamed(exchange.state, 1)).toMatchObject({ limitTicks: 90, ticks: 90, lots: 3, waitsForStop: false });
    expect(exchange.state.markets.get('X-USD')?.book.asks.levelAt(105)).toBeNull();
  });

  it('of a perpetual that shrank meanwhile is canceled when it is reduce-only', () => {
    const exchange = openExchange();
    const perpetual = { instrumentId: 'X-PERP' } as const;
    exchange.quote({ ...perpetual, bids: [[99, 50]], asks: [[101, 50]] });
    exchange.submit({ ...perpetual, limitTicks: 101 });
    exchange.submit({ ...perpetual, ...bracket(110, 95), reduceOnly: true });
    exchange.submit({ ...perpetual, ...bracket(120, 94), reduceOnly: true });
    exchange.submit({ ...perpetual, side: 'Sell', limitTicks: 99, lots: 1 });
    exchange.quote({ ...perpetual, bids: [[93, 50]], asks: [[94, 50]] });
    expect(orderNamed(exchange.state, 2)).toMatchObject({ status: 'Canceled', reason: 'ReduceOnlyWouldIncrease' });
    expect(orderNamed(exchange.state, 3)).toMatchObject({ status: 'Canceled', reason: 'ReduceOnlyWouldIncrease' });
  });

  it('that buys back a short counts the worst that it may pay as margin', () => {
    const exchange = openExchange();
    exchange.quote({ instrumentId: 'X-PERP', bids: [[99, 50]], asks: [[101, 50]] });
    exchange.submit({
      ...{ instrumentId: 'X-PERP', side: 'Buy', type: 'Bracket', stopDirection: 'Up' },
      ...{ limitTicks: 90, stopTicks: 110 },
    });
    // 5 % above 110 is 115.5, to the tick 116.
    expect(accountOf(exchange.state, 'alice').pending.get('X-PERP')?.buys).toBe(units(5 * 116));
  });
});
