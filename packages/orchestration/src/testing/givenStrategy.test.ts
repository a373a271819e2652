import { moneyOf, type JsonValue, type Strategy } from '@bot/core';
import { opinionated } from '../engine/testing/fixtures';
import { givenStrategy } from './givenStrategy';

const buyer = opinionated('Buyer', () => ({ action: 'Buy' }));
const broken = (change: Partial<Strategy>): (() => unknown) => {
  const test = givenStrategy({ ...buyer, ...change });
  return () => test.sampled('1').opinion();
};

describe('what is expected of a strategy', () => {
  it('is compared with what it says', () => {
    const test = givenStrategy(buyer).sampled('1');
    test.expects('Buy').expects('Buy', { notional: '500', confidence: '1', reason: 'Told' });
    expect(() => test.expects('Sell')).toThrow('Expected {"action":"Sell"}, was told {"action":"Buy","notional":"500"');
    expect(() => test.expects('Buy', { notional: '501' })).toThrow('Expected {"action":"Buy","notional":"501"}');
    expect(() => test.expectsNothing()).toThrow('Expected nothing, was told {"action":"Buy"');
  });

  it('is not met by silence', () => {
    const silent = givenStrategy(opinionated('Silent', () => null))
      .sampled('1')
      .expectsNothing();
    expect(() => silent.expects('Buy')).toThrow('Expected {"action":"Buy"}, was told null.');
    expect(silent.opinion()).toBeNull();
  });
});

describe('a strategy that breaks its contract is told so:', () => {
  let count = 0;
  it.each<[string, Partial<Strategy>]>([
    ['its memory is JSON', { observe: () => moneyOf('1') as unknown as JsonValue }],
    ['its memory is JSON', { observe: () => [Number.NaN] }],
    ['its memory is JSON', { observe: () => ({ since: new Date(0) }) as unknown as JsonValue }],
    ['the same sample gives the same memory', { observe: () => (count += 1) }],
    ['its memory is bounded', { observe: () => 'x'.repeat(70_000) }],
    [
      'it says the same when it is asked twice',
      opinionated('Fickle', () => ((count += 1) % 2 === 0 ? null : { action: 'Buy' })),
    ],
    [
      'its signal can be followed (it signs as Other)',
      opinionated('Buyer', () => ({ action: 'Buy', strategyId: 'Other' })),
    ],
  ])('%s', (contract, change) => {
    const named = { ...change, strategyId: 'Buyer' };
    expect(broken(named)).toThrow(`The strategy Buyer broke its contract: ${contract}.`);
  });

  it('it does not change its memory in place', () => {
    const pushing = {
      initialMemory: () => [] as number[],
      observe(memory: JsonValue) {
        (memory as number[]).push(1);
        return memory;
      },
    };
    expect(broken(pushing)).toThrow(TypeError);
  });
});

it('the strategy knows what it holds, its capital, and the price', () => {
  const seen: unknown[] = [];
  const curious: Strategy = {
    ...buyer,
    decide(_, { position, equity, allocation, free, mark }) {
      seen.push([position.netQuantity, equity, allocation, free, mark.price].map(String));
      return null;
    },
  };
  givenStrategy(curious, { equity: '100', allocation: '40' }).holding('-2').sampled('7').opinion();
  expect(seen[0]).toEqual(['-2', '100', '40', '40', '7']);
});
