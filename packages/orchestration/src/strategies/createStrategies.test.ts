import { notionalOf, ratioOf, type BotConfig, type StrategyEntry } from '@bot/core';
import { testConfig } from '../engine/testing/fixtures';
import { givenStrategy } from '../testing/givenStrategy';
import { createStrategies } from './createStrategies';

const asked = (...list: readonly StrategyEntry[]): BotConfig => ({
  ...testConfig,
  strategies: { ...testConfig.strategies, list },
});

it('without a list there is the crossover, which has all of the capital', () => {
  const [crossover, ...others] = createStrategies(testConfig);
  expect(others).toEqual([]);
  expect(crossover).toMatchObject({ strategyId: 'MovingAverageCrossover', warmUpSamples: 4 });
  expect(crossover).not.toHaveProperty('share');
});

it('each entry is a strategy with a name, a share and instruments of its own', () => {
  const share = ratioOf('0.25');
  const strategies = createStrategies(
    asked(
      { kind: 'MovingAverageCrossover', id: 'Fast', share, instrumentIds: ['BTC-USD'], shortWindow: 1, longWindow: 2 },
      { kind: 'MeanReversion', window: 4, confidence: ratioOf('0.5'), maxPositionUsd: notionalOf('7') },
      { kind: 'MeanReversion', id: 'Slow', entrySigmas: ratioOf('3') },
    ),
  );
  expect(strategies).toMatchObject([
    { strategyId: 'Fast', share, instrumentIds: ['BTC-USD'], warmUpSamples: 3 },
    { strategyId: 'MeanReversion', warmUpSamples: 5 },
    // The long window of the group is 3.
    { strategyId: 'Slow', warmUpSamples: 4 },
  ]);
  const [, reversion] = strategies;
  if (reversion === undefined) throw new Error('there are three');
  const entry = { notional: '7', confidence: '0.5' };
  givenStrategy(reversion).sampled('98', '100', '102', '100', '97').expects('Buy', entry);
});

it('a setting that is undefined follows the group', () => {
  const entry = { kind: 'MovingAverageCrossover', longWindow: undefined, maxPositionUsd: undefined } as never;
  const [crossover] = createStrategies(asked(entry));
  expect(crossover?.warmUpSamples).toBe(4);
});
