import fc from 'fast-check';
import { AssertionFailed } from '../errors/assertion';
import { exceeds, sum } from '../money/arithmetic';
import { one, ratioOf, toText } from '../money/amount';
import { capitalShares } from './capitalShares';

const strategies = (shares: { readonly [strategyId: string]: string | null }) =>
  Object.entries(shares).map(([strategyId, share]) =>
    share === null ? { strategyId } : { strategyId, share: ratioOf(share) },
  );
const told = (shares: Parameters<typeof strategies>[0]) =>
  Object.fromEntries([...capitalShares(strategies(shares))].map(([id, share]) => [id, toText(share)]));

it('who has no share gets an equal part of what the others leave', () => {
  expect(told({ A: '0.5', B: null, C: null })).toEqual({ A: '0.5', B: '0.25', C: '0.25' });
  expect(told({ A: null })).toEqual({ A: '1' });
  expect(told({ A: '0.3', B: '0.3' })).toEqual({ A: '0.3', B: '0.3' });
  expect(told({})).toEqual({});
});

it('the parts are never more than the whole', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 99 }), (count, percent) => {
      const others = Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${index}`, null]));
      const shares = capitalShares(strategies({ First: String(percent / 100), ...others }));
      expect(exceeds(sum(shares.values(), ratioOf('0')), one)).toBe(false);
    }),
  );
});

it('refuses shares of more than the whole, negative ones, and two of one name', () => {
  expect(() => told({ A: '0.6', B: '0.5' })).toThrow(AssertionFailed);
  expect(() => told({ A: '-0.1', B: '0.5' })).toThrow(AssertionFailed);
  expect(() => capitalShares([{ strategyId: 'A' }, { strategyId: 'A' }])).toThrow('a name of its own');
});
