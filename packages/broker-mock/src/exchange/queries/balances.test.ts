import { toText } from '@bot/core';
import fc from 'fast-check';
import { openSmallVenue, type SmallVenue } from '../../venue/feed/testing/smallVenue';
import { balancesOf, totalsOf } from './balances';

const totals = ({ state }: SmallVenue): object =>
  Object.fromEntries([...totalsOf(state)].map(([currency, total]) => [currency, toText(total)]));

describe('balances', () => {
  it('are total, on hold and available of each currency', () => {
    const { state, submit } = openSmallVenue();
    // 0.001 at 50 with 1.2 % holds 0.0506.
    submit('ann');
    submit('ann', { side: 'Sell', limitTicks: 6_000, lots: 1 });
    const readable = balancesOf(state, 'ann').map(({ currency, total, hold, available }) =>
      [currency, ...[total, hold, available].map(toText)].join(' '),
    );
    expect(readable).toEqual(['USD 1000000 0.0506 999999.9494', 'BTC 1000 0.0001 999.9999']);
    expect(balancesOf(state, 'nobody')).toEqual([]);
  });
});

describe('the totals', () => {
  it('count the open cost of perpetuals as paid: long and short 1 at 100, closed at 110', () => {
    const venue = openSmallVenue();
    const perpetual = { instrumentId: 'BTC-PERP', lots: 10_000 };
    venue.submit('ann', { ...perpetual, limitTicks: 10_000, side: 'Sell' });
    venue.submit('ben', { ...perpetual, limitTicks: 10_000 });
    expect(totals(venue)).toEqual({ USD: '2000000', BTC: '2000' });
    venue.submit('ann', { ...perpetual, limitTicks: 11_000 });
    venue.submit('ben', { ...perpetual, limitTicks: 11_000, side: 'Sell' });
    // 10 went from Ann to Ben, and both paid fees: 0.6 + 0.66 as makers, 1.2 + 1.32 as takers.
    const [ann, ben] = ['ann', 'ben'].map((accountId) => balancesOf(venue.state, accountId)[0]);
    expect([ann?.total, ben?.total].map((total) => total && toText(total))).toEqual(['999988.74', '1000007.48']);
    expect(totals(venue)).toEqual({ USD: '2000000', BTC: '2000' });
  });

  it('stay the same to the last digit, whatever trades', () => {
    const order = fc.record({
      who: fc.constantFrom('ann', 'ben'),
      instrumentId: fc.constantFrom('BTC-USD', 'BTC-PERP'),
      side: fc.constantFrom('Buy' as const, 'Sell' as const),
      limitTicks: fc.integer({ min: 4_995, max: 5_005 }),
      lots: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(order, { minLength: 5, maxLength: 40 }), (orders) => {
        const venue = openSmallVenue();
        venue.quote([[4_990, 50]], [[5_003, 7]]);
        venue.quote([[4_990, 50]], [[5_003, 7]], { instrumentId: 'BTC-PERP' });
        for (const { who, ...change } of orders) venue.submit(who, change);
        expect(totals(venue)).toEqual({ USD: '2000000', BTC: '2000' });
      }),
    );
  });
});
