import { openIn } from '../../order/openOrders';
import { holdingIn, marketNamed, openAccount } from '../../venueState';
import type { OrderEntry } from '../../venueEvent';
import { openPair, runBoth, type Pair } from './pair';
import { opening } from './opening';
import { problemsOf } from './problems';

const buy: OrderEntry = {
  ...{ clientOrderId: 'c1', instrumentId: 'X-USD', side: 'Buy', type: 'Limit', lots: 5, spend: 0n, limitTicks: 100 },
  ...{ stopTicks: null, stopDirection: null, timeInForce: 'GTC', expiresAt: null },
  ...{ postOnly: false, reduceOnly: false, leverage: null },
};

/** Everybody has what he begins with, and ann buys 5 lots at 100, for which 0.00506 are on hold. */
function opened(): Pair {
  const pair = openPair(0);
  for (const command of opening) runBoth(pair, command);
  runBoth(pair, { type: 'SubmitOrder', at: 2, accountId: 'ann', entry: buy });
  return pair;
}

describe('what may never be', () => {
  it('is not, when all is well', () => {
    expect(problemsOf(opened())).toEqual([]);
  });

  it('is money or a position out of nowhere', () => {
    const { state, deposits } = opened();
    holdingIn(openAccount(state, 'ann'), 'Z').total += 1n;
    openAccount(state, 'cal').positions.set('X-PERP', { lots: 21, basis: 100_000_000_000_000_000n });
    expect(problemsOf({ state, deposits })).toEqual([
      'Z adds up to 0.000000000000000001, and 0 came in',
      'The positions in X-PERP add up to 1 lots',
    ]);
  });

  it('is a hold or a margin without an order, or an open order that has ended', () => {
    const { state, deposits } = opened();
    const ann = openAccount(state, 'ann');
    for (const order of openIn(ann.openOrders)) order.status = 'Canceled';
    holdingIn(ann, 'X').hold += 1n;
    ann.pending.set('X-PERP', { buys: 1n, sells: 0n });
    expect(problemsOf({ state, deposits })).toEqual([
      'V1 is open and has ended',
      'ann holds something for no order',
      'ann has margin for no order',
    ]);
  });

  it('is a debt, but for who has a perpetual position', () => {
    const { state, deposits } = opened();
    for (const accountId of ['ann', 'cal', 'fees']) {
      const holding = holdingIn(openAccount(state, accountId), 'USD');
      deposits.set('USD', (deposits.get('USD') ?? 0n) - holding.total + holding.hold - 1n);
      holding.total = holding.hold - 1n;
    }
    expect(problemsOf({ state, deposits })).toEqual(['ann has 0.005059999999999999 USD and holds 0.00506']);
  });

  it('is a crossed book', () => {
    const { state, deposits } = opened();
    const { book } = marketNamed(state, 'X-USD');
    const quote = { accountId: 'market', orderNo: 0, side: 'Sell', ticks: 100, lots: 1, reduceOnly: false } as const;
    book.asks.rest({ ...quote, level: null, ahead: null, behind: null });
    expect(problemsOf({ state, deposits })).toEqual(['X-USD is crossed at 100']);
  });
});
