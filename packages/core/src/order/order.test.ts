import { quantityOf } from '../money/amount';
import { clientOrderId } from './clientOrderId';
import { leavesQuantity } from './order';
import { isTerminal, orderStatuses } from './orderStatus';
import { opposite, signed } from './side';

describe('an order', () => {
  it('may still fill what is not filled yet', () => {
    const leaves = leavesQuantity({ quantity: quantityOf('0.1'), filledQuantity: quantityOf('0.06') });
    expect(leaves).toEqual(quantityOf('0.04'));
  });

  it('has an id made of its epoch: bot-k3x9-2-15-7f', () => {
    const epoch = { storeEpoch: 'k3x9', processEpoch: 2, entropy: '7f' };
    expect(clientOrderId(epoch, 15)).toBe('bot-k3x9-2-15-7f');
    expect(clientOrderId(epoch, 15)).toBe(clientOrderId({ ...epoch }, 15));
  });

  it('has an id that no other start or sequence gives', () => {
    const ids = [1, 2, 12].flatMap((processEpoch) =>
      [1, 2, 21].map((sequence) => clientOrderId({ storeEpoch: 'k3x9', processEpoch, entropy: '7f' }, sequence)),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('ends in six ways', () => {
    expect(orderStatuses.filter(isTerminal)).toEqual(['Denied', 'Filled', 'Canceled', 'Rejected', 'Expired', 'Failed']);
  });
});

describe('a side', () => {
  it('has an opposite and a sign', () => {
    expect([opposite('Buy'), opposite('Sell')]).toEqual(['Sell', 'Buy']);
    expect(signed('Buy', quantityOf('2'))).toEqual(quantityOf('2'));
    expect(signed('Sell', quantityOf('2'))).toEqual(quantityOf('-2'));
    expect(signed('Sell', quantityOf('0'))).toEqual(quantityOf('0'));
  });
});
