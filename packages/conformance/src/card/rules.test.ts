import { BrokerError, moneyOf } from '@bot/core';
import { mustAmountTo, mustBe, mustExist, mustFail, mustHold } from './rules';

const notFound = (): BrokerError => new BrokerError('NotFound', { happened: 'No such thing.' }, { operation: 'order' });

describe('the rules that cards are made of', () => {
  it('let pass what holds', async () => {
    mustHold(true, 'truth', null);
    mustBe([1, 'a'], [1, 'a'], 'lists');
    mustAmountTo(moneyOf('1.50'), moneyOf('1.5'), 'money');
    expect(mustExist(0, 'zero')).toBe(0);
    await expect(mustFail(Promise.reject(notFound()), 'NotFound', 'a look-up')).resolves.toBeUndefined();
  });

  it('name the rule and both sides of what does not hold', async () => {
    expect(() => mustHold(false, 'bid below ask', [2, 1])).toThrow('bid below ask: expected it to hold, found [2,1]');
    expect(() => mustBe(undefined, 'a', 'a text')).toThrow('a text: expected a, found undefined');
    expect(() => mustAmountTo(moneyOf('1'), moneyOf('2'), 'cash')).toThrow('cash: expected 2, found 1');
    expect(() => mustExist(null, 'the order')).toThrow('the order: expected something, found null');
    await expect(mustFail(Promise.resolve(), 'NotFound', 'a look-up')).rejects.toThrow('found no error');
    await expect(mustFail(Promise.reject(notFound()), 'Timeout', 'a look-up')).rejects.toThrow('found NotFound');
    await expect(mustFail(Promise.reject(new Error('x')), 'Timeout', 'a look-up')).rejects.toThrow('found Error: x');
  });
});
