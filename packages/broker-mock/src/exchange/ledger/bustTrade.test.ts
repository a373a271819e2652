import { market, openExchange, units } from '../testing/openExchange';
import { accountOf, holdingOf, positionOf } from '../venueState';

describe('a trade that is taken back', () => {
  it('returns value, coins and fees to both sides, and says so in a fill of its own; the order keeps what it was told', () => {
    const { state, submit, run } = openExchange();
    submit();
    submit({ side: 'Sell' }, 'bob');
    run({ type: 'BustTrade', at: 7, tradeNo: 1 });
    for (const accountId of ['alice', 'bob']) {
      const account = accountOf(state, accountId);
      expect([holdingOf(account, 'USD').total, holdingOf(account, 'X').total]).toEqual([units(10_000), units(100)]);
      expect(state.fills.filter((fill) => fill.accountId === accountId)).toMatchObject([
        { tradeNo: 1, reverses: null },
        { reverses: 1, at: 7, lots: 5 },
      ]);
    }
    expect(holdingOf(accountOf(state, 'fees'), 'USD').total).toBe(0n);
    expect(state.orders.get(1)).toMatchObject({ status: 'Filled', filledLots: 5 });
    expect(run({ type: 'BustTrade', at: 8, tradeNo: 1 })).toEqual([]);
  });

  it('reopens what it had closed', () => {
    const { state, submit, run, quote } = openExchange();
    quote({ instrumentId: 'X-PERP', bids: [[100, 9]], asks: [[110, 9]] });
    submit({ instrumentId: 'X-PERP', ...market('Buy', 2) });
    submit({ instrumentId: 'X-PERP', ...market('Sell', 2) });
    run({ type: 'BustTrade', at: 0, tradeNo: 2 });
    expect(positionOf(accountOf(state, 'alice'), 'X-PERP').lots).toBe(2);
  });

  it('stays when a side has no longer what it got', () => {
    const { submit, run, quote } = openExchange();
    submit({ lots: 50 });
    submit({ lots: 50, side: 'Sell' }, 'bob');
    quote({ bids: [[60, 200]] });
    submit(market('Sell', 150));
    expect(run({ type: 'BustTrade', at: 0, tradeNo: 1 })).toEqual([]);
    expect(run({ type: 'BustTrade', at: 0, tradeNo: 9 })).toEqual([]);
  });
});
