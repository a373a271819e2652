import fc from 'fast-check';
import { touchFill } from '../../models/fillModel';
import { openExchange, units, type Exchange } from '../testing/openExchange';
import { accountOf, holdingOf, marketNamed, orderNamed, positionOf } from '../venueState';
import { quotedNow } from './quotedNow';

const bookOf = ({ state }: Exchange, side: 'bids' | 'asks', instrumentId = 'X-USD') => {
  const rows: [number, ...string[]][] = [];
  const levels = state.markets.get(instrumentId)?.book[side];
  for (let level = levels?.best() ?? null; level !== null; level = levels?.worse(level) ?? null) {
    const row: [number, ...string[]] = [level.ticks];
    for (let entry = level.first; entry !== null; entry = entry.behind) row.push(`${entry.orderNo}:${entry.lots}`);
    rows.push(row);
  }
  return rows;
};
const lastOf = ({ state }: Exchange) => state.markets.get('X-USD')?.lastTicks;

describe('other people’s quotes', () => {
  it('are replaced at each step', () => {
    const exchange = openExchange();
    exchange.quote({ bids: [[99, 4], [98, 2]], asks: [[101, 3]] }); // prettier-ignore
    exchange.quote({ bids: [[98, 5]], asks: [[100, 1]] });
    expect([bookOf(exchange, 'bids'), bookOf(exchange, 'asks')]).toEqual([[[98, '0:5']], [[100, '0:1']]]);
    expect(exchange.state.markets.get('X-USD')?.markHalfTicks).toBe(198);
  });

  it('are whole again at the next step, also when the very same ones are quoted', () => {
    const exchange = openExchange();
    const same = { bids: [[99, 4], [98, 2]], asks: [[101, 3]] } as const; // prettier-ignore
    exchange.quote(same);
    exchange.submit({ limitTicks: 101, lots: 2 });
    expect(bookOf(exchange, 'asks')).toEqual([[101, '0:1']]);
    for (const _ of [1, 2]) {
      exchange.quote(same);
      expect([bookOf(exchange, 'bids'), bookOf(exchange, 'asks')]).toEqual([
        [[99, '0:4'], [98, '0:2']],
        [[101, '0:3']],
      ]); // prettier-ignore
    }
    exchange.submit({ limitTicks: 99, lots: 2 });
    exchange.quote(same);
    expect(bookOf(exchange, 'bids')).toEqual([[99, '0:4', '2:2'], [98, '0:2']]); // prettier-ignore
  });

  it('keep their place in the queue while they stay: more queues behind, less leaves from the back', () => {
    const exchange = openExchange();
    exchange.quote({ bids: [[99, 5]] });
    exchange.submit({ limitTicks: 99, lots: 2 });
    exchange.quote({ bids: [[99, 8]] });
    expect(bookOf(exchange, 'bids')).toEqual([[99, '0:5', '1:2', '0:3']]);
    exchange.submit({ limitTicks: 99, lots: 1 }, 'bob');
    exchange.quote({ bids: [[99, 9]] });
    expect(bookOf(exchange, 'bids')).toEqual([[99, '0:5', '1:2', '0:3', '2:1', '0:1']]);
    exchange.quote({ bids: [[99, 6]] });
    expect(bookOf(exchange, 'bids')).toEqual([[99, '0:5', '1:2', '0:1', '2:1']]);
    exchange.quote({ bids: [[99, 4]] });
    expect(bookOf(exchange, 'bids')).toEqual([[99, '0:4', '1:2', '2:1']]);
    exchange.quote({ bids: [[98, 4]] });
    expect(bookOf(exchange, 'bids')).toEqual([[99, '1:2', '2:1'], [98, '0:4']]); // prettier-ignore
  });

  it('trade with the orders that they cross, at the price of the order, and the rest stands', () => {
    const exchange = openExchange();
    exchange.submit({ side: 'Sell', limitTicks: 100, lots: 2 });
    exchange.submit({ side: 'Sell', limitTicks: 101, lots: 2 }, 'bob');
    exchange.quote({ bids: [[101, 3], [100, 4]], asks: [[102, 9]] }); // prettier-ignore
    expect(exchange.trades()).toEqual(['X-USD 100 2 1 0', 'X-USD 101 1 2 0']);
    expect(bookOf(exchange, 'bids')).toEqual([[100, '0:4']]);
    expect(bookOf(exchange, 'asks')).toEqual([[101, '2:1'], [102, '0:9']]); // prettier-ignore
    exchange.submit({ limitTicks: 99, lots: 2 });
    exchange.quote({ bids: [], asks: [[98, 3]] });
    expect(exchange.trades().at(-1)).toBe('X-USD 99 2 3 0');
    expect(bookOf(exchange, 'asks')[0]).toEqual([98, '0:1']);
  });

  it('that would trade are withdrawn while nothing trades, and takers stay away', () => {
    const exchange = openExchange();
    exchange.submit({ side: 'Sell', limitTicks: 100, lots: 2 });
    exchange.run({ type: 'SetStatus', at: 0, instrumentId: 'X-USD', status: 'CancelOnly' });
    exchange.quote({ bids: [[101, 3], [99, 3]], asks: [[102, 9]] }, [{ side: 'Buy', lots: 5 }]); // prettier-ignore
    expect(exchange.trades()).toEqual([]);
    expect(bookOf(exchange, 'bids')).toEqual([[99, '0:3']]);
  });
});

describe('other people’s takers', () => {
  it('meet everybody in the order of the queue; among themselves it is a print', () => {
    const exchange = openExchange();
    exchange.quote({ asks: [[101, 5]] });
    exchange.submit({ side: 'Sell', limitTicks: 101, lots: 2 });
    const events = exchange.quote({ asks: [[101, 8]] }, [{ side: 'Buy', lots: 4 }, { side: 'Buy', lots: 2 }]); // prettier-ignore
    expect(exchange.trades()).toEqual(['X-USD 101 1 1 0']);
    expect(events.at(-1)).toMatchObject({
      books: [{ asks: [[101, 0, 3]], prints: [{ ticks: 101, lots: 4 }, { ticks: 101, lots: 1 }], lastTicks: 101 }], // prettier-ignore
    });
    expect(bookOf(exchange, 'asks')).toEqual([[101, '1:1', '0:3']]);
    const held = accountOf(exchange.state, 'alice');
    expect([holdingOf(held, 'X').hold, holdingOf(held, 'USD').total]).toEqual([units(1), units(10_000 + 101 * 0.994)]);
  });

  it('sell into the bids too, and take what there is', () => {
    const exchange = openExchange();
    exchange.submit({ lots: 2 });
    exchange.quote({ bids: [[99, 3]], asks: [[103, 3]] }, [{ side: 'Sell', lots: 9 }]);
    expect(exchange.trades()).toEqual(['X-USD 100 2 1 0']);
    expect([bookOf(exchange, 'bids'), lastOf(exchange)]).toEqual([[], 99]);
    expect(quotedNow(marketNamed(exchange.state, 'X-USD'))).toMatchObject({ bids: [], asks: [[103, 3]] });
  });

  it('trade with a reduce-only order only while there is something to reduce', () => {
    const exchange = openExchange();
    const perpetual = { instrumentId: 'X-PERP' } as const;
    exchange.run({ type: 'SeedPosition', at: 0, accountId: 'alice', ...perpetual, lots: 3, entryTicks: 100 });
    for (const limitTicks of [101, 101, 102]) {
      exchange.submit({ ...perpetual, side: 'Sell', limitTicks, lots: 2, reduceOnly: true });
    }
    exchange.quote(perpetual, [{ side: 'Buy', lots: 9 }]);
    expect(exchange.trades()).toEqual(['X-PERP 101 2 1 0', 'X-PERP 101 1 2 0']);
    expect(orderNamed(exchange.state, 2)).toMatchObject({ status: 'Canceled', reason: 'ReduceOnlyWouldIncrease' });
    expect(orderNamed(exchange.state, 3)).toMatchObject({ status: 'Canceled', reason: 'ReduceOnlyWouldIncrease' });
    expect(positionOf(accountOf(exchange.state, 'alice'), 'X-PERP').lots).toBe(0);
  });
});

describe('the last trade', () => {
  it('is between the quotes at first, then where they moved past it', () => {
    const exchange = openExchange();
    exchange.quote({ bids: [[99, 1]] });
    expect(lastOf(exchange)).toBeNull();
    exchange.quote({ bids: [[99, 1]], asks: [[102, 1]] });
    expect(lastOf(exchange)).toBe(100);
    exchange.quote({ bids: [[103, 1]], asks: [[104, 1]] });
    expect(lastOf(exchange)).toBe(103);
    exchange.quote({ bids: [[90, 1]], asks: [[91, 1]] });
    expect(lastOf(exchange)).toBe(91);
    exchange.quote({});
    expect(lastOf(exchange)).toBe(91);
  });
});

describe('a print', () => {
  const prints = [
    { ticks: 99, lots: 3, makerSide: 'Buy' },
    { ticks: 105, lots: 1, makerSide: 'Sell' },
  ] as const;

  it('is news and no more, unless the fill model says so', () => {
    const exchange = openExchange();
    exchange.submit({ limitTicks: 100 });
    exchange.quote({ prints });
    expect([exchange.trades(), lastOf(exchange)]).toEqual([[], 105]);
  });

  it('at the touch fills the orders that it reaches, as far as it goes', () => {
    const exchange = openExchange({ fillModel: touchFill });
    exchange.submit({ limitTicks: 100 });
    exchange.submit({ limitTicks: 98 });
    exchange.submit({ side: 'Sell', limitTicks: 104, lots: 2 }, 'bob');
    exchange.quote({ prints });
    expect(exchange.trades()).toEqual(['X-USD 100 3 1 0', 'X-USD 104 1 3 0']);
  });
});

it('a step to what is quoted already changes nothing', () => {
  const level = fc.record({ lots: fc.integer({ min: 1, max: 20 }), own: fc.option(fc.integer({ min: 1, max: 3 })) });
  fc.assert(
    fc.property(fc.array(level, { maxLength: 5 }), (levels) => {
      const exchange = openExchange();
      const bids = levels.map(({ lots }, index) => [99 - index, lots] as const);
      exchange.quote({ bids: bids.map(([ticks, lots]) => [ticks, Math.ceil(lots / 2)]) });
      levels.forEach(({ own }, index) => own !== null && exchange.submit({ limitTicks: 99 - index, lots: own }));
      exchange.quote({ bids });
      const before = bookOf(exchange, 'bids');

      exchange.quote(quotedNow(marketNamed(exchange.state, 'X-USD')));
      expect(bookOf(exchange, 'bids')).toEqual(before);
    }),
  );
});
