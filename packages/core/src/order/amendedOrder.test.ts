import { moneyOf, priceOf, quantityOf, zeroMoney, zeroNotional, zeroQuantity } from '../money/amount';
import { largestQuantity, leavesQuantity, type Order } from './order';
import { amended, notAmended } from './amendedOrder';

const resting: Order = {
  ...{ clientOrderId: 'bot-1', instrumentId: 'BTC-USD', side: 'Buy', type: 'Limit', quantity: quantityOf('0.1') },
  ...{ limitPrice: priceOf('50000'), timeInForce: 'GTC', postOnly: false, reduceOnly: false, strategyId: 'S' },
  ...{ reason: 'Up', status: 'PendingReplace', venueOrderId: 'v', filledQuantity: zeroQuantity },
  ...{ filledValue: zeroNotional, commission: zeroMoney, hold: moneyOf('5000'), attempts: 1, rejectReason: null },
  ...{ submittedAt: 0, updatedAt: 0 },
};
const terms = { limitPrice: priceOf('49000'), quantity: quantityOf('0.2'), hold: moneyOf('9800') };
const waiting: Order = { ...resting, amend: { ...terms, requestedAt: 1, isUnknown: false } };
const partly = { filledQuantity: quantityOf('0.04') };

describe('an order whose terms are to change', () => {
  it('may fill as much as the larger of its quantities', () => {
    expect([waiting, resting].map(largestQuantity)).toEqual([quantityOf('0.2'), quantityOf('0.1')]);
    expect(leavesQuantity({ ...waiting, ...partly })).toEqual(quantityOf('0.16'));
  });

  it('has the new ones, live as its fills have it', () => {
    expect(amended(waiting)).toEqual({ ...resting, ...terms, status: 'Accepted' });
    expect(amended({ ...waiting, ...partly }).status).toBe('PartiallyFilled');
  });

  it('has the old ones', () => {
    expect(notAmended(waiting)).toEqual({ ...resting, status: 'Accepted' });
    expect(notAmended({ ...waiting, ...partly }).status).toBe('PartiallyFilled');
  });

  it('is what else it has become meanwhile', () => {
    expect(amended({ ...waiting, status: 'PendingCancel' })).toMatchObject({ ...terms, status: 'PendingCancel' });
    expect(notAmended({ ...waiting, status: 'Canceled' }).status).toBe('Canceled');
    expect(amended(resting)).toBe(resting);
  });
});
