import { btcPerp } from '@bot/simulation';
import { quoteAt, testConfig } from '../engine/testing/fixtures';
import { givenStrategy, type GivenStrategyOptions, type StrategyUnderTest } from '../testing/givenStrategy';
import { movingAverageCrossover, type CrossoverMemory } from './movingAverageCrossover';

const { strategy: config } = testConfig;
const up = ['10', '9', '8', '12'];
const down = ['8', '9', '10', '6'];

const givenCrossover = (options: GivenStrategyOptions = {}, allowShorts = false): StrategyUnderTest =>
  givenStrategy(movingAverageCrossover(config, allowShorts), options);
const perp = { instrument: btcPerp };

describe('the moving-average crossover', () => {
  it('buys when the short average crosses above the long one: 10, 9, 8, 12', () => {
    const crossed = { notional: '500', confidence: '1', reason: 'MovingAveragesCrossedUp' };
    givenCrossover().sampled('10', '9', '8').expectsNothing().sampled('12').expects('Buy', crossed);
  });

  it('closes a long when it crosses below', () => {
    const crossed = { notional: null, reason: 'MovingAveragesCrossedDown' };
    givenCrossover()
      .holding('1')
      .sampled(...down)
      .expects('Close', crossed);
  });

  it.each([
    ['sells short where that is allowed', '0', 'Sell'],
    ['turns a long around where that is allowed', '1', 'Sell'],
    ['does not add to a short', '-1', null],
  ] as const)('%s', (_, held, action) => {
    const after = givenCrossover(perp, true)
      .holding(held)
      .sampled(...down);
    if (action === null) after.expectsNothing();
    else after.expects(action);
  });

  it('turns a short around', () => {
    givenCrossover(perp, true)
      .holding('-1')
      .sampled(...up)
      .expects('Buy');
  });

  it.each([
    ['has nothing to close where nothing is held', down, {}, '0', false],
    ['never sells spot short', down, {}, '0', true],
    ['never sells a perpetual short where that is not allowed', down, perp, '0', false],
    ['does not add to a long', up, {}, '1', false],
    ['has no opinion before it has seen enough', up.slice(1), {}, '0', false],
    ['counts a crossing once', [...up, '13'], {}, '0', false],
    ['has no entry without capital', up, { allocation: '0' }, '0', false],
  ] as const)('%s', (_, marks, options, held, allowShorts) => {
    givenCrossover(options, allowShorts)
      .holding(held)
      .sampled(...marks)
      .expectsNothing();
  });

  it('enters with a part of its capital, never with more than the configured size', () => {
    const entry = (options: GivenStrategyOptions) => givenCrossover(options).sampled(...up);
    entry({ equity: '10000', allocation: '4000' }).expects('Buy', { notional: '200' });
    entry({ equity: '100000' }).expects('Buy', { notional: '1000' });
  });

  it('remembers no more than it needs, and sees every crossing however long it runs', () => {
    const test = givenCrossover(perp, true);
    const said: string[] = [];
    for (let n = 0; n < 400; n += 1) {
      // A triangle of 20 samples, by cents: it turns, and crosses, twice in a period.
      const cents = 1_000 + Math.abs((n % 20) - 10) * 7;
      const opinion = test.sampled(`${cents / 100}`).opinion();
      if (opinion !== null) said.push(opinion.action);
    }
    expect(said).toHaveLength(39);
    expect(new Set(said.map((action, index) => `${action}${index % 2}`)).size).toBe(2);

    const strategy = movingAverageCrossover(config, false);
    const memory = ['1', '2', '3', '4', '5'].reduce<CrossoverMemory>(
      (before, mark) => strategy.observe(before, quoteAt(0, mark)),
      strategy.initialMemory('BTC-USD'),
    );
    expect(memory).toEqual(['2', '3', '4', '5']);
    expect(strategy.warmUpSamples).toBe(4);
  });
});
