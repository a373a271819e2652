import { isBotError, ratioOf, type ConfigError } from '@bot/core';
import { resolveConfig } from './resolveConfig';

const listed = (list: unknown, env: { readonly [name: string]: string } = {}) => {
  const text = typeof list === 'string' ? list : JSON.stringify(list);
  return resolveConfig({ profile: 'dev', env, flags: { '--strategies': text } });
};
function problemsOf(list: unknown, env?: { readonly [name: string]: string }): readonly string[] {
  try {
    listed(list, env);
  } catch (error) {
    if (!isBotError(error, 'Config')) throw error;
    return (error as unknown as ConfigError).details.issues.map(({ path, problem }) => `${path}: ${problem}`);
  }
  return [];
}

describe('the list of strategies', () => {
  it('without a word of anybody is the crossover', () => {
    const { config } = resolveConfig({ profile: 'dev', env: {}, flags: {} });
    expect(config.strategies).toEqual({
      aggregation: 'confidence',
      list: [{ kind: 'MovingAverageCrossover' }],
      pauseAfterFailures: 5,
    });
  });

  it('may be the kinds alone, or all of it as JSON, and is shown as it would be typed', () => {
    expect(listed('MovingAverageCrossover, MeanReversion').config.strategies.list).toEqual([
      { kind: 'MovingAverageCrossover' },
      { kind: 'MeanReversion' },
    ]);
    const slow = { kind: 'MeanReversion', id: 'Slow', share: '0.5', window: 40, instrumentIds: ['BTC-USD'] };
    const { config, origins } = listed([slow]);
    expect(config.strategies.list).toEqual([{ ...slow, share: ratioOf('0.5') }]);
    const shown = origins.find(({ path }) => path === 'strategies.list');
    expect(shown).toMatchObject({ value: JSON.stringify([slow]), origin: 'flag', from: '--strategies' });
    expect(listed(shown?.value).config.strategies.list).toEqual(config.strategies.list);
  });

  it.each<[string, unknown, string]>([
    [
      'a kind that there is not',
      'Astrology',
      'strategies.list.0.kind: must have a kind: MovingAverageCrossover or MeanReversion',
    ],
    [
      'no kind',
      [{ share: '0.5' }],
      'strategies.list.0.kind: must have a kind: MovingAverageCrossover or MeanReversion',
    ],
    ['a setting of another kind', [{ kind: 'MeanReversion', shortWindow: 2 }], 'strategies.list.0: '],
    ['what is no object', ['MeanReversion'], 'strategies.list.0: must be a list such as'],
    ['no list', '[', 'strategies.list: must be a list such as [{"kind": "MeanReversion", "share": "0.5"}]'],
    ['an empty list', [], 'strategies.list: must name at least one strategy'],
    [
      'a share that is no text',
      [{ kind: 'MeanReversion', share: 0.5 }],
      'strategies.list.0.share: must be decimal text',
    ],
    ['a share above 1', [{ kind: 'MeanReversion', share: '1.5' }], 'strategies.list.0.share: must not be above 1'],
    [
      'a name of the bot’s own',
      [{ kind: 'MeanReversion', id: 'Operator' }],
      'strategies.list.0.id: is a name of the bot’s own',
    ],
    ['a name that is none', [{ kind: 'MeanReversion', id: '' }], 'strategies.list.0.id: must be a name of letters'],
    ['a name that is no text', [{ kind: 'MeanReversion', id: 7 }], 'strategies.list.0.id: must be a name such as'],
    ['two of one name', 'MeanReversion,MeanReversion', 'strategies.list: has two strategies called MeanReversion'],
    [
      'shares of more than the whole',
      [
        { kind: 'MeanReversion', share: '0.6' },
        { kind: 'MovingAverageCrossover', share: '0.5' },
      ],
      'strategies.list: has shares of 1.1 together',
    ],
    [
      'nothing left for one without a share',
      [{ kind: 'MeanReversion', share: '1' }, { kind: 'MovingAverageCrossover' }],
      'strategies.list: has shares of 1 together, and a strategy without a share gets nothing',
    ],
    [
      'a long window below the short one',
      [{ kind: 'MovingAverageCrossover', id: 'Fast', longWindow: 3 }],
      'strategies.list: the long window of Fast (3) must be above its short window (5)',
    ],
    [
      'a short window above the long one',
      [{ kind: 'MovingAverageCrossover', shortWindow: 30 }],
      'strategies.list: the long window of MovingAverageCrossover (20) must be above its short window (30)',
    ],
    [
      'an instrument that is not traded',
      [{ kind: 'MeanReversion', instrumentIds: ['DOGE-USD'] }],
      'strategies.list: trades DOGE-USD, which is not among the instruments',
    ],
  ])('refuses %s', (_, list, problem) => {
    expect(problemsOf(list)).toEqual([expect.stringContaining(problem)]);
  });

  it('blames the windows of the group once', () => {
    const env = { BOT_STRATEGY__SHORT_WINDOW: '30' };
    expect(problemsOf('MovingAverageCrossover', env)).toEqual([
      expect.stringContaining('strategy.shortWindow: the long window'),
    ]);
  });
});

it('there is no such policy', () => {
  const flags = { '--aggregation': 'quorum' };
  expect(() => resolveConfig({ profile: 'dev', env: {}, flags })).toThrow(
    'must be one of priority, vote, confidence, net',
  );
});
