import fc from 'fast-check';
import { sum } from '../money/arithmetic';
import { quantityOf, toText, zeroQuantity } from '../money/amount';
import { fromSteps } from '../money/rounding';
import type { Order, StrategyShare } from '../order/order';
import { addShares, openShare, shareFill } from './shareFill';

const lot = quantityOf('0.001');
const shares = (quantities: { readonly [strategyId: string]: string }): StrategyShare[] =>
  Object.entries(quantities).map(([strategyId, quantity]) => ({ strategyId, quantity: quantityOf(quantity) }));
const text = (parts: readonly StrategyShare[]) =>
  Object.fromEntries(parts.map(({ strategyId, quantity }) => [strategyId, toText(quantity)]));

describe('a fill', () => {
  const wanted = shares({ A: '0.006', B: '0.003' });

  it('is shared by what is still open, and the last one completes every share', () => {
    const first = shareFill(wanted, [], quantityOf('0.005'), lot);
    expect(text(first)).toEqual({ A: '0.003', B: '0.002' });
    expect(text(shareFill(wanted, first, quantityOf('0.004'), lot))).toEqual({ A: '0.003', B: '0.001' });
  });

  it('beyond what was wanted is that of the first', () => {
    expect(text(shareFill(wanted, [], quantityOf('0.010'), lot))).toEqual({ A: '0.007', B: '0.003' });
    const got = shares({ A: '0.007', B: '0.002' });
    expect(text(shareFill(wanted, got, quantityOf('0.002'), lot))).toEqual({ A: '0.001', B: '0.001' });
  });

  it('of nothing is nobody’s', () => expect(shareFill(wanted, [], zeroQuantity, lot)).toEqual([]));

  it('after fill meets the shares exactly, however the order is filled', () => {
    const lots = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(lots, fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 40 }), (claims, cuts) => {
        const asked = claims.map((n, index) => ({ strategyId: `S${index}`, quantity: fromSteps(n, lot) }));
        let left = claims.reduce((a, b) => a + b, 0);
        let got: readonly StrategyShare[] = [];
        for (const cut of [...cuts, left]) {
          const filled = Math.min(cut, left);
          left -= filled;
          const parts = shareFill(asked, got, fromSteps(filled, lot), lot);
          expect(
            toText(
              sum(
                parts.map(({ quantity }) => quantity),
                zeroQuantity,
              ),
            ),
          ).toBe(toText(fromSteps(filled, lot)));
          got = addShares(got, parts);
        }
        expect(text(got)).toEqual(text(asked));
      }),
    );
  });
});

it('shares are added by strategy', () => {
  const sum = addShares(shares({ A: '1', B: '2' }), shares({ C: '4', A: '8' }));
  expect(text(sum)).toEqual({ A: '9', B: '2', C: '4' });
});

it('what is open of a share is what was wanted less what was got, never less than nothing', () => {
  const order = { shares: shares({ A: '5', B: '2' }), attributed: shares({ A: '3', B: '4' }) } as unknown as Order;
  expect(['A', 'B', 'C'].map((id) => toText(openShare(order, id)))).toEqual(['2', '0', '0']);
  expect(toText(openShare({} as Order, 'A'))).toBe('0');
});
