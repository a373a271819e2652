import { toText } from '@bot/core';
import { openSmallVenue, type SmallVenue } from '../../venue/feed/testing/smallVenue';
import { positionsOf } from './positions';

const positions = ({ state }: SmallVenue): readonly (readonly (string | null)[])[] =>
  positionsOf(state, 'ann').map(({ instrumentId, netQuantity, averageEntryPrice }) => [
    instrumentId,
    toText(netQuantity),
    averageEntryPrice && toText(averageEntryPrice),
  ]);

/** Ben sells and buys as much as anybody wants, at 100 ∓ 1. */
function openTraded() {
  const venue = openSmallVenue();
  const crowd = 10_000_000;
  venue.quote([[9_900, crowd]], [[10_100, crowd]]);
  venue.quote([[9_900, crowd]], [[10_100, crowd]], { instrumentId: 'BTC-PERP' });
  const trade = (side: 'Buy' | 'Sell', lots: number, instrumentId = 'BTC-USD'): number =>
    venue.submit('ann', { instrumentId, side, lots, limitTicks: side === 'Buy' ? 10_100 : 9_900, timeInForce: 'IOC' });
  return { ...venue, trade };
}

describe('positions of coins', () => {
  it('are listed once, without a cost as long as some of them were deposited', () => {
    const venue = openTraded();
    expect(positions(venue)).toEqual([['BTC-USD', '1000', null]]);
    venue.trade('Buy', 10_000);
    expect(positions(venue)).toEqual([['BTC-USD', '1001', null]]);
  });

  it('have an average cost once all that was deposited is gone', () => {
    const venue = openTraded();
    for (let sold = 0; sold < 10; sold++) venue.trade('Sell', 1_000_000);
    expect(positions(venue)).toEqual([]);
    venue.trade('Buy', 30_000);
    expect(positions(venue)).toEqual([['BTC-USD', '3', '101']]);
  });

  it('keep the cost that they were seeded with', () => {
    const venue = openTraded();
    for (let sold = 0; sold < 10; sold++) venue.trade('Sell', 1_000_000);
    const seed = { type: 'SeedPosition', at: 2, accountId: 'ann', lots: 5_000, entryTicks: 8_000 } as const;
    venue.run({ ...seed, instrumentId: 'BTC-USD' });
    expect(positions(venue)).toEqual([['BTC-USD', '0.5', '80']]);
  });
});

describe('positions of perpetuals', () => {
  it('have a sign and the price at which they were entered; flat ones are left out', () => {
    const venue = openTraded();
    venue.trade('Buy', 200, 'BTC-PERP');
    expect(positions(venue)[1]).toEqual(['BTC-PERP', '0.02', '101']);
    venue.trade('Sell', 500, 'BTC-PERP');
    expect(positions(venue)[1]).toEqual(['BTC-PERP', '-0.03', '99']);
    venue.trade('Buy', 300, 'BTC-PERP');
    expect(positions(venue)).toEqual([['BTC-USD', '1000', null]]);
  });

  it('are none of whom nobody knows', () => {
    expect(positionsOf(openTraded().state, 'nobody')).toEqual([]);
  });
});
