import {
  flatPosition,
  moneyOf,
  notionalOf,
  priceOf,
  quantityOf,
  ratioOf,
  type Signal,
  type StrategyContext,
} from '@bot/core';
import { btc, btcPerp, quoteAt, testConfig } from '../engine/testing/fixtures';
import { createStrategies } from './createStrategies';
import { movingAverageCrossover, type CrossoverMemory } from './movingAverageCrossover';

const { strategy: config } = testConfig;
const up = ['10', '9', '8', '12'];
const down = ['8', '9', '10', '6'];

function opinionAfter(
  marks: readonly string[],
  context: Partial<StrategyContext> = {},
  allowShorts = false,
): Signal | null {
  const strategy = movingAverageCrossover(config, allowShorts);
  const memory = marks.reduce<CrossoverMemory>(
    (memory, mark) => strategy.observe(memory, quoteAt(0, mark)),
    strategy.initialMemory('BTC-USD'),
  );
  const mark = { price: priceOf(marks.at(-1) ?? '1'), at: 0 };
  const position = flatPosition('BTC-USD');
  return strategy.decide(memory, { instrument: btc, mark, position, equity: moneyOf('10000'), ...context });
}
const holding = (quantity: string): Pick<StrategyContext, 'position'> => ({
  position: { ...flatPosition('BTC-USD'), netQuantity: quantityOf(quantity) },
});

describe('the moving-average crossover', () => {
  it('buys when the short average crosses above the long one: 10, 9, 8, 12', () => {
    expect(opinionAfter(up)).toEqual({
      ...{ strategyId: 'MovingAverageCrossover', instrumentId: 'BTC-USD', action: 'Buy', confidence: ratioOf('1') },
      ...{ targetNotional: notionalOf('500'), reason: 'MovingAveragesCrossedUp' },
    });
  });

  it.each([
    ['closes a long when it crosses below', down, holding('1'), false, 'Close'],
    ['has nothing to close where nothing is held', down, {}, false, null],
    ['sells short where that is allowed', down, { instrument: btcPerp }, true, 'Sell'],
    ['turns a long around where that is allowed', down, { instrument: btcPerp, ...holding('1') }, true, 'Sell'],
    ['does not add to a short', down, { instrument: btcPerp, ...holding('-1') }, true, null],
    ['never sells spot short', down, { instrument: btc }, true, null],
    ['does not add to a long', up, holding('1'), false, null],
    ['turns a short around', up, { instrument: btcPerp, ...holding('-1') }, true, 'Buy'],
    ['has no opinion before it has seen enough', up.slice(1), {}, false, null],
    ['counts a crossing once', [...up, '13'], {}, false, null],
    ['has no entry without equity', up, { equity: moneyOf('-1') }, false, null],
  ] as const)('%s', (_, marks, context, allowShorts, action) => {
    expect(opinionAfter(marks, context, allowShorts)?.action ?? null).toBe(action);
  });

  it('enters with a part of equity, never with more than the configured size', () => {
    expect(opinionAfter(up, { equity: moneyOf('100000') })?.targetNotional).toEqual(notionalOf('1000'));
  });

  it('remembers no more than it needs', () => {
    const strategy = movingAverageCrossover(config, false);
    const memory = ['1', '2', '3', '4', '5'].reduce<CrossoverMemory>(
      (memory, mark) => strategy.observe(memory, quoteAt(0, mark)),
      [],
    );
    expect(memory).toEqual(['2', '3', '4', '5']);
    expect(strategy.warmUpSamples).toBe(4);
  });
});

it('a configuration asks for the crossover', () => {
  expect(createStrategies(testConfig).map(({ strategyId }) => strategyId)).toEqual(['MovingAverageCrossover']);
});
