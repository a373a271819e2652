import { toText } from '@bot/core';
import type { ConfigFlags } from './flagLayer';
import { issuesOf, resolve } from './testing/resolved';

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
    ['BOT_LIMITS__WARN_MARK_AGE_MS', '180000', 'limits.warnMarkAgeMs', 'must be below limits.maxMarkAgeMs'],
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
