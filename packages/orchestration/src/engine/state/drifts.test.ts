import { moneyOf, ratioOf, type Drift } from '@bot/core';
import { fillOf } from '../testing/fixtures';
import { given } from '../testing/given';
import { driftText, scopeOf } from './drifts';

const ended: Drift = {
  ...{ drift: 'OrderStatusDiffers', clientOrderId: 'o-1', reason: null },
  ...{ ourStatus: 'Accepted', venueStatus: 'Canceled' },
};

describe('a difference', () => {
  it.each<[string, Drift]>([
    ['order o-1 is Canceled at the venue, not Accepted', ended],
    ['trade t-1, Buy 1 BTC-USD at 100, was taken back', { drift: 'TradeBusted', fill: fillOf('o-1') }],
    [
      'the venue has 5 more USD, which pays what trade t-1 left owing',
      { drift: 'DebtCovered', currency: 'USD', ours: moneyOf('-5'), venues: moneyOf('0'), tradeId: 't-1' },
    ],
    [
      'the venue has 5 less USD, which is funding of BTC-PERP, ETH-PERP',
      {
        ...{ drift: 'FundingUnlisted', currency: 'USD', ours: moneyOf('5'), venues: moneyOf('0') },
        payments: ['BTC-PERP', 'ETH-PERP'].map((instrumentId) => ({
          ...{ fundingId: `f-${instrumentId}`, instrumentId, currency: 'USD', amount: moneyOf('-2.5') },
          ...{ fundingRate: ratioOf('0.0001'), at: 0 },
        })),
      },
    ],
    [
      'trade t-1, Buy 1 BTC-USD at 100, was taken back',
      { drift: 'TradeBusted', fill: { ...fillOf('o-1', 't-2'), reverses: 't-1' } },
    ],
  ])('is said as: %s', (text, drift) => {
    expect(driftText(drift)).toBe(text);
  });

  it('of an order that our books do not have concerns everything', () => {
    expect(scopeOf(given().state, ended)).toBe('All');
  });
});
