import { openExchange, units, type Exchange } from '../testing/openExchange';
import type { VenueCommandOf } from '../venueCommand';
import { accountOf, holdingOf, orderNamed } from '../venueState';
import { amendRefusal } from './decideAmend';

const command = (change: Partial<VenueCommandOf<'AmendOrder'>> = {}): VenueCommandOf<'AmendOrder'> => ({
  ...{ type: 'AmendOrder', at: 0, accountId: 'alice', orderNo: 1, limitTicks: 100, lots: 5 },
  ...change,
});
const queueAt = ({ state }: Exchange, ticks: number): readonly number[] => {
  const queue: number[] = [];
  const level = state.markets.get('X-USD')?.book.bids.levelAt(ticks);
  for (let entry = level?.first ?? null; entry !== null; entry = entry.behind) queue.push(entry.orderNo);
  return queue;
};

/** Alice's 5 at 100, then bob's. */
function queued(): Exchange {
  const exchange = openExchange();
  exchange.submit();
  exchange.submit({}, 'bob');
  return exchange;
}

describe('an amendment', () => {
  it('keeps the place in the queue when only the quantity falls, and frees what is no longer needed', () => {
    const exchange = queued();
    exchange.run(command({ lots: 3 }));
    expect(queueAt(exchange, 100)).toEqual([1, 2]);
    expect(orderNamed(exchange.state, 1)).toMatchObject({ lots: 3, totalLots: 3 });
    expect(holdingOf(accountOf(exchange.state, 'alice'), 'USD').hold).toBe(units(300 * 1.012));
  });

  it.each([
    ['the quantity grows', { lots: 6 }, 100, [2, 1]],
    ['the price moves', { limitTicks: 101 }, 101, [1]],
  ])('loses it when %s', (_, change, ticks, queue) => {
    const exchange = queued();
    exchange.run(command(change));
    expect(queueAt(exchange, ticks)).toEqual(queue);
  });

  it('arrives anew and may trade; what is filled counts in the quantity', () => {
    const exchange = queued();
    exchange.submit({ side: 'Sell', lots: 2 }, 'bob');
    exchange.submit({ side: 'Sell', lots: 2, limitTicks: 102 }, 'bob');
    exchange.run(command({ limitTicks: 102, lots: 6 }));
    expect(exchange.trades()).toEqual(['X-USD 100 2 1 3', 'X-USD 102 2 4 1']);
    expect(orderNamed(exchange.state, 1)).toMatchObject({
      filledLots: 4,
      lots: 2,
      totalLots: 6,
      status: 'PartiallyFilled',
    });
  });

  it('ends at an order of its own account', () => {
    const exchange = queued();
    exchange.submit({ side: 'Sell', lots: 2, limitTicks: 102 });
    exchange.run(command({ limitTicks: 102 }));
    expect(orderNamed(exchange.state, 1)).toMatchObject({ status: 'Canceled', reason: 'SelfTrade' });
  });

  it.each<[string, Partial<VenueCommandOf<'AmendOrder'>>, string]>([
    ['an order that is not there', { orderNo: 9 }, 'OrderNotFound'],
    ['somebody else’s order', { accountId: 'bob' }, 'OrderNotFound'],
    ['what is filled already', { lots: 2 }, 'BelowFilled'],
    ['a size below the minimum', { orderNo: 1, lots: 3, limitTicks: 1 }, 'InvalidSize'],
    ['a size above the maximum', { lots: 1_001 }, 'InvalidSize'],
    ['what cannot be paid', { lots: 200 }, 'InsufficientFunds'],
    ['a price out of the band', { limitTicks: 200 }, 'InvalidPrice'],
    ['an order that does not wait for ever', { orderNo: 4 }, 'NotAmendable'],
    ['a post-only order that would trade', { orderNo: 5, limitTicks: 103 }, 'PostOnlyWouldCross'],
    ['nothing', { lots: 4 }, 'none'],
  ])('is refused for %s', (_, change, reason) => {
    const exchange = openExchange();
    exchange.submit();
    exchange.submit({ side: 'Sell', lots: 2 }, 'bob');
    exchange.quote({ bids: [[90, 1]], asks: [[103, 9]] });
    exchange.submit({ limitTicks: 90 });
    exchange.submit({ timeInForce: 'GTD', expiresAt: 9, limitTicks: 90 });
    exchange.submit({ postOnly: true, limitTicks: 90 });
    expect(amendRefusal(exchange.state, command(change))?.reason ?? 'none').toBe(reason);
    expect(exchange.run(command(change))).toHaveLength(reason === 'none' ? 1 : 0);
  });

  it('is refused while the order is canceled, and while the product takes nothing or would trade in an auction', () => {
    const exchange = openExchange({ cancelDelayMs: 5 });
    exchange.submit();
    exchange.submit({ limitTicks: 99 });
    exchange.submit({ side: 'Sell', limitTicks: 103 }, 'bob');
    exchange.cancel(2);
    expect(amendRefusal(exchange.state, command({ orderNo: 2 }))?.reason).toBe('NotAmendable');
    exchange.run({ type: 'SetStatus', at: 0, instrumentId: 'X-USD', status: 'Auction' });
    expect(amendRefusal(exchange.state, command({ limitTicks: 103 }))?.reason).toBe('NotAllowedNow');
    expect(amendRefusal(exchange.state, command({ limitTicks: 101 }))).toBeNull();
    exchange.run({ type: 'SetStatus', at: 0, instrumentId: 'X-USD', status: 'CancelOnly' });
    expect(amendRefusal(exchange.state, command())?.reason).toBe('NotAllowedNow');
  });

  it('of a perpetual frees the margin of the old terms', () => {
    const exchange = openExchange();
    exchange.submit({ instrumentId: 'X-PERP', lots: 800 });
    expect(amendRefusal(exchange.state, command({ lots: 990 }))?.reason ?? 'none').toBe('InsufficientFunds');
    exchange.run(command({ lots: 790, limitTicks: 101 }));
    expect(accountOf(exchange.state, 'alice').pending.get('X-PERP')).toEqual({ buys: units(79_790), sells: 0n });
  });
});
