import { BrokerError, type Broker, type BrokerErrorCode } from '@bot/core';
import { requestOf } from '../testing/handMadeFacts';
import { createKeyUse } from './keyUse';

/** A venue that answers as told; each call and each answer takes a moment. */
function givenUse(answers: Partial<Broker>) {
  let moment = 0;
  const { broker, uses } = createKeyUse(answers as Broker, { now: () => moment++ });
  return { broker, uses };
}
const failing = (code: BrokerErrorCode) => async () => {
  const text = { happened: 'It failed.', botDid: 'Nothing.', toDo: 'Nothing.' };
  throw new BrokerError(code, text, { operation: 'test' });
};

describe('the use of a key', () => {
  it('is noted when it leaves and when its answer comes, which is what it was', async () => {
    const { broker, uses } = givenUse({ balances: async () => [] });
    expect(await broker.balances()).toEqual([]);
    expect(uses).toEqual([
      { type: 'Called', at: 0, method: 'balances', enters: null },
      { type: 'Told', at: 1, calledAt: 0, enters: null, answer: 'Taken', mayTrade: false },
    ]);
  });

  it.each<[BrokerErrorCode, string]>([
    ['AuthenticationFailed', 'NotAccepted'],
    ['PermissionDenied', 'NotPermitted'],
    ['Timeout', 'Failed'],
  ])('that ends with %s is %s', async (code, answer) => {
    const { broker, uses } = givenUse({ fees: failing(code) });
    await expect(broker.fees()).rejects.toMatchObject({ code });
    expect(uses[1]).toMatchObject({ type: 'Told', answer });
  });

  it('tells what is entered, and that the key may trade', async () => {
    const permissions = { canView: true, canTrade: true, canTransfer: false };
    const { broker, uses } = givenUse({
      permissions: async () => permissions,
      submitOrder: failing('PermissionDenied'),
    });
    await broker.permissions();
    await expect(broker.submitOrder(requestOf('a'))).rejects.toThrow();
    await expect(broker.submitOrder(requestOf('b', 'Sell', { reduceOnly: true }))).rejects.toThrow();
    expect(uses.filter(({ type }) => type === 'Told')).toMatchObject([
      { enters: null, mayTrade: true },
      { enters: 'BTC-USD', answer: 'NotPermitted' },
      { enters: null, answer: 'NotPermitted' },
    ]);
  });

  it('is none where no key is needed', async () => {
    const { broker, uses } = givenUse({ instruments: async () => [] });
    expect(await broker.instruments()).toEqual([]);
    expect(uses).toEqual([]);
  });
});
