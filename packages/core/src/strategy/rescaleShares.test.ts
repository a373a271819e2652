import fc from 'fast-check';
import { exceeds } from '../money/arithmetic';
import { quantityOf, toText } from '../money/amount';
import { fromSteps } from '../money/rounding';
import type { StrategyShare } from '../order/order';
import { rescaleShares } from './rescaleShares';
import { shareFill, shareOfStrategy } from './shareFill';
import { totalOf } from './totalOf';

const lot = quantityOf('0.001');
const shares = (quantities: { readonly [strategyId: string]: string }): StrategyShare[] =>
  Object.entries(quantities).map(([strategyId, quantity]) => ({ strategyId, quantity: quantityOf(quantity) }));
const text = (parts: readonly StrategyShare[]) =>
  Object.fromEntries(parts.map(({ strategyId, quantity }) => [strategyId, toText(quantity)]));

describe('the shares of an order whose quantity was changed', () => {
  const wanted = shares({ A: '0.006', B: '0.003' });
  const got = shares({ A: '0.002', B: '0.001' });
  const rescaled = (quantity: string, has = got) => text(rescaleShares(wanted, has, quantityOf(quantity), lot));

  it('keep what was got, and divide what is open as before: the worked example', () => {
    expect(rescaled('0.006')).toEqual({ A: '0.004', B: '0.002' });
    expect(rescaled('0.009')).toEqual({ A: '0.006', B: '0.003' });
    expect(rescaled('0.018')).toEqual({ A: '0.012', B: '0.006' });
    expect(rescaled('0.003')).toEqual({ A: '0.002', B: '0.001' });
  });

  it('give what is added to the first when nothing was open', () => {
    expect(rescaled('0.010', wanted)).toEqual({ A: '0.007', B: '0.003' });
  });

  it('add up to the new quantity, whatever it is and whatever was filled', () => {
    const lots = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(lots, fc.nat(200), fc.integer({ min: 1, max: 400 }), (claims, part, later) => {
        const asked = claims.map((n, index) => ({ strategyId: `S${index}`, quantity: fromSteps(n, lot) }));
        const all = claims.reduce((a, b) => a + b, 0);
        const filled = fromSteps(Math.min(part, all), lot);
        const has = shareFill(asked, [], filled, lot);
        // A venue takes no quantity that is filled already.
        const quantity = fromSteps(Math.min(part, all) + later, lot);
        const after = rescaleShares(asked, has, quantity, lot);
        expect(toText(totalOf(after))).toBe(toText(quantity));
        for (const { strategyId, quantity: share } of after) {
          expect(exceeds(shareOfStrategy(has, strategyId), share)).toBe(false);
        }
      }),
    );
  });
});
