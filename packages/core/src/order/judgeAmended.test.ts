import { moneyOf, priceOf, quantityOf, zeroMoney } from '../money/amount';
import { notionalFor } from '../money/arithmetic';
import { judgeProgress, provesAmended } from './judgeProgress';
import type { Order, OrderProgress } from './order';
import type { VenueOrderStatus } from './orderStatus';

const known = { clientOrderId: 'bot-1', venueOrderId: 'v-1', instrumentId: 'BTC-USD', commission: zeroMoney } as const;
const valueOf = (filled: string) => notionalFor(priceOf('50000'), quantityOf(filled));
const order = (change: Partial<Order> & { readonly filled?: string }): Order => ({
  ...{ ...known, side: 'Buy', type: 'Limit', quantity: quantityOf('0.1'), limitPrice: priceOf('50000') },
  ...{ timeInForce: 'GTC', postOnly: false, reduceOnly: false, strategyId: 'S', reason: 'Up', status: 'Accepted' },
  ...{ filledQuantity: quantityOf(change.filled ?? '0'), filledValue: valueOf(change.filled ?? '0') },
  ...{ hold: moneyOf('5000'), attempts: 1, rejectReason: null, submittedAt: 0, updatedAt: 0 },
  ...change,
});
const report = (status: VenueOrderStatus, filled: string): OrderProgress => ({
  ...{ ...known, status, cumulativeQuantity: quantityOf(filled), filledValue: valueOf(filled), reason: null, at: 1 },
});

describe('while new terms are asked for', () => {
  const asked = (quantity: string, filled = '0'): Order =>
    order({
      status: 'PendingReplace',
      filled,
      amend: {
        ...{ limitPrice: priceOf('50000'), quantity: quantityOf(quantity), hold: moneyOf('1') },
        ...{ requestedAt: 0, isUnknown: false },
      },
    });

  it.each([
    ['more than the old quantity is possible', '0.2', 'PartiallyFilled', '0.15', 'Applies'],
    ['more than either is not', '0.2', 'PartiallyFilled', '0.21', 'Impossible'],
    ['more than the old quantity is not when less is asked for', '0.06', 'PartiallyFilled', '0.11', 'Impossible'],
    ['all of the old quantity is the end when the venue says so', '0.2', 'Filled', '0.1', 'Applies'],
  ] as const)('%s', (_, quantity, status, filled, verdict) => {
    expect(judgeProgress(asked(quantity), report(status, filled)).verdict).toBe(verdict);
  });

  it('a fill leaves the order waiting for them', () => {
    expect(judgeProgress(asked('0.2'), report('PartiallyFilled', '0.06'))).toMatchObject({ status: 'PendingReplace' });
    expect(judgeProgress(asked('0.2'), report('PartiallyFilled', '0.1'))).toMatchObject({ status: 'PendingReplace' });
    expect(judgeProgress(asked('0.2', '0.06'), report('Accepted', '0.06')).verdict).toBe('Stale');
  });

  it.each([
    ['0.06', 'Filled', '0.06', true],
    ['0.06', 'PartiallyFilled', '0.06', false],
    ['0.2', 'PartiallyFilled', '0.15', true],
    ['0.2', 'PartiallyFilled', '0.1', false],
    ['0.2', 'Filled', '0.1', false],
    ['0.2', 'Filled', '0.2', true],
    ['0.1', 'Filled', '0.1', false],
  ] as const)('to %s, a report of %s %s proves that they hold: %s', (quantity, status, filled, proves) => {
    expect(provesAmended(asked(quantity), report(status, filled))).toBe(proves);
    expect(provesAmended(order({}), report(status, filled))).toBe(false);
  });
});
