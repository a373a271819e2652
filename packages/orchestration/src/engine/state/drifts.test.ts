import { moneyOf, priceOf, quantityOf, ratioOf, type Drift } from '@bot/core';
import { booksOf, buy, fillOf, usd } from '../testing/fixtures';
import { given, givenTrading, ordered } from '../testing/given';
import { disagreementOf, driftText, scopeOf } from './drifts';

const cash = (ours: string, venues: string) =>
  ({ currency: 'USD', ours: moneyOf(ours), venues: moneyOf(venues) }) as const;
const quantities = (ours: string, venues: string) => ({ ours: quantityOf(ours), venues: quantityOf(venues) }) as const;

const ended: Drift = {
  ...{ drift: 'OrderStatusDiffers', clientOrderId: 'o-1', reason: null },
  ...{ ourStatus: 'Accepted', venueStatus: 'Canceled' },
};
const foreign: Drift = {
  ...{ drift: 'ForeignOrder', venueOrderId: 'v-1', clientOrderId: 'x', instrumentId: 'BTC-USD', side: 'Sell' },
  ...{ quantity: quantityOf('2'), limitPrice: priceOf('110') },
};
const funded = ['BTC-PERP', 'ETH-PERP'].map((instrumentId) => ({
  ...{ fundingId: `f-${instrumentId}`, instrumentId, currency: 'USD', amount: moneyOf('-2.5') },
  ...{ fundingRate: ratioOf('0.0001'), at: 0 },
}));
const busted: Drift = { drift: 'TradeBusted', fill: fillOf('o-1') };

describe('a difference', () => {
  it.each<readonly [text: string, scope: string, Drift]>([
    ['the venue has 100 less USD', 'All', { drift: 'CashDiffers', ...cash('10000', '9900') }],
    [
      ...(['the venue has 5 more USD, which pays what trade t-1 left owing', 'All'] as const),
      { drift: 'DebtCovered', tradeId: 't-1', ...cash('-5', '0') },
    ],
    [
      ...(['the venue has 5 less USD, which is funding of BTC-PERP, ETH-PERP', 'All'] as const),
      { drift: 'FundingUnlisted', payments: funded, ...cash('5', '0') },
    ],
    [
      ...(['trade t-1, Buy 1 BTC-USD at 100, is a liquidation', 'All'] as const),
      { drift: 'Liquidation', fill: fillOf('x') },
    ],
    [
      ...(['the venue has 2 more of BTC-USD', 'BTC-USD'] as const),
      { drift: 'PositionDiffers', instrumentId: 'BTC-USD', ...quantities('1', '3') },
    ],
    ['order v-1 to Sell 2 BTC-USD is not ours', 'BTC-USD', foreign],
    [
      ...(['the venue does not list BTC-USD any more', 'BTC-USD'] as const),
      { drift: 'InstrumentGone', instrumentId: 'BTC-USD', netQuantity: quantityOf('1') },
    ],
    [
      ...(['trade t-1, Buy 1 BTC-USD at 100, is not ours', 'BTC-USD'] as const),
      { drift: 'ForeignTrade', fill: fillOf('x') },
    ],
    ['trade t-1, Buy 1 BTC-USD at 100, was taken back', 'BTC-USD', busted],
    [
      ...(['trade t-1, Buy 1 BTC-USD at 100, was taken back', 'BTC-USD'] as const),
      { ...busted, fill: { ...fillOf('o-1', 't-2'), reverses: 't-1' } },
    ],
    ['order o-1 is Canceled at the venue, not Accepted', 'All', ended],
    [
      ...(['the venue has filled 1 less of order o-1', 'All'] as const),
      { drift: 'FilledQuantityDiffers', clientOrderId: 'o-1', ...quantities('2', '1') },
    ],
    [
      ...(['the venue does not have order o-1', 'All'] as const),
      { drift: 'OrderUnknownToVenue', clientOrderId: 'o-1' },
    ],
    [
      ...(['the venue has order o-1, which has ended in our books', 'All'] as const),
      { drift: 'OrderUnknownToUs', clientOrderId: 'o-1', venueOrderId: null },
    ],
  ])('is said as: %s, and concerns %s', (text, scope, drift) => {
    expect(driftText(drift)).toBe(text);
    // Our books do not have order o-1; so it may be anywhere.
    expect(scopeOf(given().state, drift)).toBe(scope);
  });

  it.each<Drift['drift']>(['OrderUnknownToVenue', 'OrderUnknownToUs', 'FilledQuantityDiffers', 'OrderStatusDiffers'])(
    'of an order of ours (%s) concerns its instrument',
    (drift) => {
      const engine = givenTrading();
      const clientOrderId = ordered(engine, buy('1', '90'));
      expect(scopeOf(engine.state, { ...ended, drift, clientOrderId } as Drift)).toBe('BTC-USD');
    },
  );
});

it('how long the books have differed is the span that lasts, and all spans since the start', () => {
  const engine = givenTrading();
  const read = (total: string) => engine.when({ type: 'VenueBooksRead', books: booksOf({ balances: [usd(total)] }) });
  const said = () => disagreementOf(engine.state.view);
  expect(said()).toEqual({ lastsMs: 0, totalMs: 0 });
  read('9900');
  engine.woke(3_000);
  expect(said()).toEqual({ lastsMs: 3_000, totalMs: 3_000 });
  read('10000');
  engine.woke(1_000);
  expect(said()).toEqual({ lastsMs: 0, totalMs: 3_000 });
  read('9900');
  engine.woke(500);
  expect(said()).toEqual({ lastsMs: 500, totalMs: 3_500 });
});
