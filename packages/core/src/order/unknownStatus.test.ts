import { moneyOf, priceOf, quantityOf, zeroMoney, zeroNotional, zeroQuantity } from '../money/amount';
import { judgeProgress } from './judgeProgress';
import { isTerminal, orderStatuses, type OrderStatus, type VenueOrderStatus } from './orderStatus';

const nothingFilled = { filledValue: zeroNotional, commission: zeroMoney };
const common = { clientOrderId: 'bot-k3x9-1-1-7f', venueOrderId: 'v-1', instrumentId: 'BTC-USD', ...nothingFilled };

const orderThatIs = (status: OrderStatus) => ({
  ...({
    ...common,
    status,
    side: 'Buy',
    type: 'Limit',
    timeInForce: 'GTC',
    postOnly: false,
    reduceOnly: false,
  } as const),
  ...{ quantity: quantityOf('0.1'), limitPrice: priceOf('50000'), filledQuantity: zeroQuantity, hold: moneyOf('5030') },
  ...{ strategyId: 'crossover', reason: 'Told', attempts: 1, rejectReason: null, submittedAt: 0, updatedAt: 0 },
});

describe('defect 8: a status that nobody knows', () => {
  it.each(orderStatuses)('is never taken for one that is known, after %s', (status) => {
    const parked = { ...common, status: 'Parked' as VenueOrderStatus, cumulativeQuantity: zeroQuantity };
    const { verdict } = judgeProgress(orderThatIs(status), { ...parked, reason: null, at: 1 });
    // Of an order that has ended it is old news, if anything.
    expect(verdict).toBe(isTerminal(status) ? 'Stale' : 'Impossible');
  });
});
