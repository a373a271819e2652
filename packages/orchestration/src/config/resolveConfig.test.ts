import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isBotError, profileNames, toText, type ConfigError, type ConfigIssue } from '@bot/core';
import type { ConfigFlags } from './flagLayer';
import { resolveConfig, type ConfigSources } from './resolveConfig';
import { configPaths } from './configFields';

const folder = mkdtempSync(join(tmpdir(), 'bot-config-'));
const file = join(folder, 'bot.json');
afterAll(() => rmSync(folder, { recursive: true }));

const nothing = { env: {}, flags: {} };
const resolve = (sources: Partial<ConfigSources>) => resolveConfig({ profile: 'dev', ...nothing, ...sources });
const withFile = (content: unknown) => {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return { file };
};
const originOf = (sources: Partial<ConfigSources>, path: string) =>
  resolve(sources).origins.find((each) => each.path === path);

function failureOf(sources: Partial<ConfigSources>): ConfigError {
  try {
    resolve(sources);
  } catch (error) {
    if (isBotError(error, 'Config')) return error as unknown as ConfigError;
    throw error;
  }
  throw new Error('the configuration was accepted');
}
const issuesOf = (sources: Partial<ConfigSources>): readonly ConfigIssue[] => failureOf(sources).details.issues;

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

describe('limits', () => {
  const limitsOf = (env: Record<string, string>, profile = 'dev') => resolve({ env, profile }).config.limits;

  it('of hours, instruments and counts are read from text', () => {
    const limits = limitsOf({
      BOT_LIMITS__TRADING_WINDOW: 'Mon-Fri 22:00-04:00',
      BOT_LIMITS__LEVERAGE_DAY: 'none',
      BOT_LIMITS__RESTRICTED_INSTRUMENTS: 'XRP-USD, SOL-USD',
      BOT_LIMITS__NOTIONAL_CAPS_USD: 'BTC-USD=10000',
      BOT_LIMITS__MAX_ORDERS_PER_DAY: '50',
      BOT_LIMITS__BUDGET_USD: '2500',
    });
    expect(limits).toMatchObject({
      tradingWindow: { days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'], startMinute: 1_320, endMinute: 240 },
      leverageDay: null,
      restrictedInstruments: ['XRP-USD', 'SOL-USD'],
      maxOrdersPerDay: 50,
    });
    expect(toText(limits.notionalCapsUsd['BTC-USD'] as never)).toBe('10000');
    expect(toText(limits.budgetUsd as never)).toBe('2500');
    expect(limitsOf({ BOT_LIMITS__RESTRICTED_INSTRUMENTS: 'none' }).restrictedInstruments).toEqual([]);
  });

  it.each([
    ['BOT_LIMITS__TRADING_WINDOW', 'nine to five', 'limits.tradingWindow', 'must be hours in UTC'],
    ['BOT_LIMITS__RESTRICTED_INSTRUMENTS', 'A-B,A-B', 'limits.restrictedInstruments', 'names an instrument twice'],
    ['BOT_LIMITS__MIN_LIQUIDATION_BUFFER', '1', 'limits.minLiquidationBuffer', 'must be below 1'],
    ['BOT_LIMITS__LEVERAGE_CAPS', 'BTC-PERP=3', 'limits.leverageCaps', 'limits BTC-PERP, which is not among'],
    ['BOT_LIMITS__NIGHT_LEVERAGE_CAPS', 'BTC-USD', 'limits.nightLeverageCaps', 'must be a leverage per instrument'],
  ])('%s cannot be %s', (name, text, path, problem) => {
    expect(issuesOf({ env: { [name]: text } })).toMatchObject([{ path, problem: expect.stringContaining(problem) }]);
  });

  it('of a profile are kept for the instruments that are traded', () => {
    const { notionalCapsUsd, leverageCaps } = limitsOf({ BOT_INSTRUMENT_IDS: 'BTC-PERP,ETH-USD' }, 'prod');
    expect(Object.keys(notionalCapsUsd)).toEqual(['ETH-USD', 'BTC-PERP']);
    expect(Object.keys(leverageCaps)).toEqual(['BTC-PERP']);
    expect(issuesOf({ env: { BOT_INSTRUMENT_IDS: '' }, profile: 'prod' })).toHaveLength(1);
  });
});

describe('the rails of the canary profile', () => {
  it.each<[string, ConfigFlags, string]>([
    ['leverage', { '--leverage': '1.01' }, 'limits.maxLeverage'],
    ['time in force', { '--tif': 'GTC' }, 'timeInForce'],
    ['a higher daily loss', { '--daily-loss-limit': '10.01' }, 'limits.dailyLossLimitUsd'],
    ['no daily loss', { '--daily-loss-limit': 'none' }, 'limits.dailyLossLimitUsd'],
    ['a larger order', { '--max-trade-value': '500.01' }, 'limits.maxTradeValueUsd'],
    ['a larger cap', { '--position-caps': 'BTC-USD=0.011' }, 'limits.positionCaps'],
    ['no cap', { '--position-caps': 'none' }, 'limits.positionCaps'],
  ])('%s cannot be loosened', (_, flags, path) => {
    const [issue] = issuesOf({ profile: 'canary', flags });
    expect(issue).toMatchObject({ path, problem: expect.stringContaining('a rail of the canary profile') });
    expect(resolve({ profile: 'paper', flags }).config.profile).toBe('paper');
  });

  it.each([
    ['BOT_LIMITS__MAX_SYMBOL_EXPOSURE', 'none', 'limits.maxSymbolExposure'],
    ['BOT_LIMITS__MAX_TOTAL_EXPOSURE', '0.011', 'limits.maxTotalExposure'],
    ['BOT_LIMITS__MAX_SLIPPAGE_BPS', '21', 'limits.maxSlippageBps'],
    ['BOT_LIMITS__MAX_ORDERS_PER_MINUTE', 'none', 'limits.maxOrdersPerMinute'],
    ['BOT_LIMITS__MAX_ORDERS_PER_DAY', '51', 'limits.maxOrdersPerDay'],
    ['BOT_LIMITS__ALLOW_SHORTS', 'true', 'limits.allowShorts'],
  ])('%s cannot be %s', (name, text, path) => {
    const [issue] = issuesOf({ profile: 'canary', env: { [name]: text } });
    expect(issue).toMatchObject({ path, problem: expect.stringContaining('a rail of the canary profile') });
  });

  it('can be tightened, and other settings changed', () => {
    const flags = { '--leverage': '0.5', '--daily-loss-limit': '5', '--symbols': 'ETH-USD', '--reduce-only': 'true' };
    const { config } = resolve({ profile: 'canary', flags });
    expect(config).toMatchObject({ instrumentIds: ['ETH-USD'], limits: { reduceOnly: true } });
  });
});
