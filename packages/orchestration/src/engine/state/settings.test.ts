import { ratioOf } from '@bot/core';
import { testConfig } from '../testing/fixtures';
import { changesBetween, settingsOf } from './settings';

describe('a configuration as it is recorded', () => {
  it('has every setting by its path, as text', () => {
    const settings = settingsOf(testConfig);
    expect(settings.get('limits.maxLeverage')).toBe('"5"');
    expect(settings.get('instrumentIds')).toBe('["BTC-USD"]');
    expect(settings.get('guards.maxConsecutiveErrors')).toBe('null');
    expect(settings.get('profile')).toBe('"dev"');
  });

  it('is the same text for the same settings, in whatever order they were written', () => {
    const list = [
      { kind: 'MeanReversion', share: ratioOf('0.5'), id: 'Fast' },
      { id: 'Fast', share: ratioOf('0.50'), kind: 'MeanReversion', window: undefined },
    ] as const;
    const texts = list.map((entry) =>
      settingsOf({ ...testConfig, strategies: { ...testConfig.strategies, list: [entry as never] } }).get(
        'strategies.list',
      ),
    );
    expect(texts).toEqual(Array(2).fill('[{"id":"Fast","kind":"MeanReversion","share":"0.5"}]'));
  });

  it('differs by what came, what went, and what is other', () => {
    const before = new Map(Object.entries({ gone: '1', same: '2', other: '3' }));
    const after = new Map(Object.entries({ same: '2', other: '4', come: '5' }));
    expect(changesBetween(before, after)).toEqual([
      { path: 'gone', from: '1', to: null },
      { path: 'other', from: '3', to: '4' },
      { path: 'come', from: null, to: '5' },
    ]);
  });
});
