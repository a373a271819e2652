import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profileNames, toText } from '@bot/core';
import type { ConfigFlags } from './flagLayer';
import type { ConfigSources } from './resolveConfig';
import { configPaths } from './configFields';
import { failureOf, issuesOf, resolve } from './testing/resolved';

const folder = mkdtempSync(join(tmpdir(), 'bot-config-'));
const file = join(folder, 'bot.json');
afterAll(() => rmSync(folder, { recursive: true }));

const withFile = (content: unknown) => {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return { file };
};
const originOf = (sources: Partial<ConfigSources>, path: string) =>
  resolve(sources).origins.find((each) => each.path === path);

describe('profiles', () => {
  it.each([
    ['dev', ['BTC-USD', 'ETH-USD'], 5_000, '10000', '3', false, 'GTC', '1000'],
    ['demo', ['BTC-USD', 'ETH-USD'], 60_000, '100', '1', false, 'GTC', '100'],
    ['paper', ['BTC-USD', 'ETH-USD'], 60_000, '1000', '3', false, 'GTC', '100'],
    ['canary', ['BTC-USD'], 5_000, '500', '1', false, 'IOC', '10'],
    ['prod', ['BTC-USD', 'ETH-USD'], 5_000, '50000', '3', true, 'GTC', '100'],
  ])('%s', (profile, instrumentIds, cycleIntervalMs, position, leverage, allowShorts, timeInForce, dailyLoss) => {
    const { config } = resolve({ profile });
    const { strategy, limits } = config;
    expect(config).toMatchObject({ profile, instrumentIds, cycleIntervalMs, timeInForce });
    expect(limits).toMatchObject({ allowShorts, reduceOnly: false });
    expect(
      [strategy.maxPositionUsd, limits.maxLeverage, limits.dailyLossLimitUsd].map((each) => each && toText(each)),
    ).toEqual([position, leverage, dailyLoss]);
  });

  it('spot trades ten pairs without leverage', () => {
    const { config } = resolve({ profile: 'spot' });
    expect(config.instrumentIds).toHaveLength(10);
    expect(toText(config.limits.maxLeverage)).toBe('1');
  });

  it.each(profileNames)('%s holds what all share', (profile) => {
    const { config } = resolve({ profile });
    const [shortWindow, longWindow] = profile === 'demo' || profile === 'paper' ? [20, 80] : [5, 20];
    expect(config.strategy).toMatchObject({ shortWindow, longWindow });
    expect(config).toMatchObject({ reconcileIntervalMs: 90_000, admissionWindowMs: 125_000, holdings: 'ignore' });
    expect(config.markWindowSize).toBe(longWindow + 5);
    expect(config.limits.maxMarkAgeMs).toBe(profile === 'canary' ? 60_000 : 180_000);
    expect(config.limits.warnMarkAgeMs).toBe(profile === 'canary' ? 40_000 : 120_000);
  });

  it('an unknown one is refused with the known ones', () => {
    expect(failureOf({ profile: 'canray' })).toMatchObject({
      code: 'UnknownProfile',
      message:
        'There is no profile "canray" (did you mean "canary"?). The bot did not start. Choose one of dev, demo, paper, canary, prod, spot.',
    });
    expect(failureOf({ profile: 'production' }).message).toContain('"production".');
  });
});

describe('origins', () => {
  const path = 'strategy.shortWindow';
  const env = { BOT_STRATEGY__SHORT_WINDOW: '7', PATH: '/bin' };
  const flags: ConfigFlags = { '--strategy-short': '8' };

  it('the last word is that of the flag, then environment, file, profile, default', () => {
    withFile({ strategy: { shortWindow: 6 } });
    const value = (v: string, origin: string, from: string) => ({ path, value: v, origin, from });
    expect(originOf({ file, env, flags }, path)).toEqual(value('8', 'flag', '--strategy-short'));
    expect(originOf({ file, env }, path)).toEqual(value('7', 'environment', 'BOT_STRATEGY__SHORT_WINDOW'));
    expect(originOf({ file }, path)).toEqual(value('6', 'file', file));
    expect(originOf({}, path)).toEqual(value('5', 'default', 'default'));
    expect(originOf({ profile: 'canary' }, 'timeInForce')).toMatchObject({
      value: 'IOC',
      origin: 'profile',
      from: 'canary',
    });
  });

  it('every setting has one', () => {
    const { origins } = resolve({});
    expect(origins).toHaveLength(configPaths.length);
    expect(new Set(origins.map((each) => each.path)).size).toBe(configPaths.length);
  });

  it('values are shown as a flag would take them', () => {
    const shown = { BOT_LIMITS__POSITION_CAPS: 'BTC-USD=0.05, ETH-USD=1', BOT_LIMITS__REDUCE_ONLY: 'true' };
    expect(originOf({ env: shown }, 'limits.positionCaps')?.value).toBe('BTC-USD=0.05,ETH-USD=1');
    expect(originOf({}, 'limits.positionCaps')?.value).toBe('none');
    expect(originOf({}, 'limits.maxTradeValueUsd')?.value).toBe('none');
    expect(originOf({}, 'instrumentIds')?.value).toBe('BTC-USD,ETH-USD');
    expect(originOf({ env: shown }, 'limits.reduceOnly')?.value).toBe('true');
  });

  it('our own figures follow the settings that they depend on', () => {
    const sources = { flags: { '--strategy-long': '50', '--interval': '300000' } };
    expect(originOf(sources, 'markWindowSize')).toMatchObject({
      value: '55',
      origin: 'default',
      from: 'strategy.longWindow + 5',
    });
    expect(originOf(sources, 'limits.maxMarkAgeMs')).toMatchObject({ value: '900000', from: '3 × cycleIntervalMs' });
    expect(originOf(sources, 'limits.warnMarkAgeMs')).toMatchObject({
      value: '600000',
      from: '2/3 of limits.maxMarkAgeMs',
    });
    const asked = { env: { BOT_LIMITS__MAX_MARK_AGE_MS: '30000' } };
    expect(originOf(asked, 'limits.warnMarkAgeMs')?.value).toBe('20000');
    const none = { env: { BOT_LIMITS__WARN_MARK_AGE_MS: 'none' } };
    expect(originOf(none, 'limits.warnMarkAgeMs')?.value).toBe('none');
    expect(originOf({ ...sources, env: { BOT_MARK_WINDOW_SIZE: '51' } }, 'markWindowSize')?.value).toBe('51');
  });
});

describe('a wrong value', () => {
  const above0 = 'must be above 0';
  it.each<[string, Record<string, string>, string, string]>([
    ['a window of nothing', { BOT_STRATEGY__SHORT_WINDOW: '0' }, 'strategy.shortWindow', `${above0}; got 0`],
    [
      'a word',
      { BOT_CYCLE_INTERVAL_MS: 'soon' },
      'cycleIntervalMs',
      'must be a whole number, without quotes in a file; got "soon"',
    ],
    [
      'a part of a millisecond',
      { BOT_RECONCILE_INTERVAL_MS: '0.5' },
      'reconcileIntervalMs',
      'must be a whole number, without quotes in a file; got "0.5"',
    ],
    [
      'an exponent',
      { BOT_LIMITS__MAX_LEVERAGE: '1e3' },
      'limits.maxLeverage',
      'must be a plain decimal such as 0.01; got "1e3"',
    ],
    ['a negative limit', { BOT_LIMITS__DAILY_LOSS_LIMIT_USD: '-5' }, 'limits.dailyLossLimitUsd', `${above0}; got "-5"`],
    [
      'nothing at all',
      { BOT_STRATEGY__MAX_POSITION_USD: '' },
      'strategy.maxPositionUsd',
      'must be a plain decimal such as 0.01; got ""',
    ],
    ['a stop of 100 %', { BOT_STRATEGY__TRAILING_STOP: '1' }, 'strategy.trailingStop', 'must be below 1; got "1"'],
    [
      'more than all equity',
      { BOT_STRATEGY__POSITION_FRACTION: '1.01' },
      'strategy.positionFraction',
      'must not be above 1; got "1.01"',
    ],
    [
      'yes',
      { BOT_LIMITS__ALLOW_SHORTS: 'yes' },
      'limits.allowShorts',
      'must be true or false, without quotes in a file; got "yes"',
    ],
    ['an unknown word', { BOT_TIME_IN_FORCE: 'GTX' }, 'timeInForce', 'must be one of GTC, IOC, FOK; got "GTX"'],
    [
      'small letters',
      { BOT_INSTRUMENT_IDS: 'BTC-USD,eth-usd' },
      'instrumentIds.1',
      'must be the name of an instrument in capitals, such as "BTC-USD"; got "eth-usd"',
    ],
    [
      'an instrument twice',
      { BOT_INSTRUMENT_IDS: 'BTC-USD,BTC-USD' },
      'instrumentIds',
      'names an instrument twice; got ["BTC-USD","BTC-USD"]',
    ],
    [
      'a cap without a quantity',
      { BOT_LIMITS__POSITION_CAPS: 'BTC-USD' },
      'limits.positionCaps',
      'must be a quantity per instrument: BTC-USD=0.05,ETH-USD=1; got "BTC-USD"',
    ],
    [
      'a cap twice',
      { BOT_LIMITS__POSITION_CAPS: 'BTC-USD=1,BTC-USD=2' },
      'limits.positionCaps',
      'must be a quantity per instrument: BTC-USD=0.05,ETH-USD=1; got "BTC-USD=1,BTC-USD=2"',
    ],
    [
      'a cap of a name that an object would swallow',
      { BOT_LIMITS__POSITION_CAPS: '__proto__=1' },
      'limits.positionCaps',
      'must be a quantity per instrument: BTC-USD=0.05,ETH-USD=1; got "__proto__=1"',
    ],
    [
      'a cap of nothing',
      { BOT_LIMITS__POSITION_CAPS: 'BTC-USD=0' },
      'limits.positionCaps.BTC-USD',
      `${above0}; got "0"`,
    ],
    [
      'a cap of a stranger',
      { BOT_LIMITS__POSITION_CAPS: 'XRP-USD=1' },
      'limits.positionCaps',
      'limits XRP-USD, which is not among the instruments',
    ],
    [
      'a cap of no instrument',
      { BOT_LIMITS__POSITION_CAPS: 'xrp=1' },
      'limits.positionCaps.xrp',
      'must be the name of an instrument in capitals, such as "BTC-USD"; got "1"',
    ],
    [
      'a long window that is short',
      { BOT_STRATEGY__LONG_WINDOW: '5' },
      'strategy.longWindow',
      'the long window (5) must be above the short window (5)',
    ],
    [
      'a short window that is long',
      { BOT_STRATEGY__SHORT_WINDOW: '20' },
      'strategy.shortWindow',
      'the long window (20) must be above the short window (20)',
    ],
    [
      'too few marks',
      { BOT_MARK_WINDOW_SIZE: '20' },
      'markWindowSize',
      '20 marks are too few: the long window (20) needs 21 to see a crossing',
    ],
  ])('%s', (_, env, path, problem) => {
    expect(issuesOf({ env })).toEqual([{ path, problem, origin: `environment ${Object.keys(env)[0]}` }]);
  });

  it('that is overridden does no harm', () => {
    const env = { BOT_STRATEGY__SHORT_WINDOW: 'many' };
    expect(resolve({ env, flags: { '--strategy-short': '3' } }).config.strategy.shortWindow).toBe(3);
  });

  it('is cut in the message when it is long', () => {
    const [issue] = issuesOf({ env: { BOT_TIME_IN_FORCE: 'x'.repeat(500) } });
    expect(issue?.problem.length).toBeLessThan(120);
  });

  it('is never alone: all of them are told at once', () => {
    const sources = {
      ...withFile({ strategy: { shrotWindow: 3, trailingStop: 0.02 }, timeInForce: 'GTX' }),
      env: { BOT_LIMITS__MAX_LEVRAGE: '2' },
      flags: { '--strategy-short': '50' } as const,
    };
    expect(issuesOf(sources).map(({ path }) => path)).toEqual([
      'strategy.shrotWindow',
      'BOT_LIMITS__MAX_LEVRAGE',
      'strategy.trailingStop',
      'timeInForce',
      'strategy.shortWindow',
    ]);
    const { code, message } = failureOf(sources);
    expect(code).toBe('InvalidConfig');
    expect(message).toContain('5 values of the configuration cannot be used:');
    expect(message).toContain(`  timeInForce: must be one of GTC, IOC, FOK; got "GTX" (file ${file})`);
    expect(failureOf({ flags: { '--tif': 'x' } }).message).toContain('One value of the configuration cannot be used:');
  });
});
