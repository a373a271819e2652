import { clientOrderId, isMadeWith } from './clientOrderId';

const epoch = { storeEpoch: 'k3x9', processEpoch: 2, entropy: '7f' };

describe('the id of an order', () => {
  it('is made of the store, the process and a count', () => {
    expect(clientOrderId(epoch, 15)).toBe('bot-k3x9-2-15-7f');
  });

  it.each([
    ['the last one', clientOrderId(epoch, 15), true],
    ['one of an earlier process', clientOrderId({ ...epoch, processEpoch: 1, entropy: 'a0' }, 3), true],
    ['one that was not made yet', clientOrderId(epoch, 16), false],
    ['one of another store', clientOrderId({ ...epoch, storeEpoch: 'p1q2' }, 3), false],
    ['one of something else', 'by-hand', false],
    ['one of another program', 'app-k3x9-2-15-7f', false],
  ])('tells whether a store knew it: %s', (_, id, isKnown) => {
    expect(isMadeWith('k3x9', 15, id)).toBe(isKnown);
  });
});
