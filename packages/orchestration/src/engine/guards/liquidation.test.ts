import { ratioOf } from '@bot/core';
import { modeOf } from '../state/modes';
import { btc, btcPerp, testConfig } from '../testing/fixtures';
import { alertsOf, guardsLook, givenHoldings, guardsWith, holding } from '../testing/holdings';

const ethPerp = { ...btcPerp, instrumentId: 'ETH-PERP' };
const guards = guardsWith({ minLiquidationDistance: ratioOf('0.15') });
const limits = { ...testConfig.limits, maxMarkAgeMs: 3_600_000 };
const given = (quantity: string, ...others: string[]) =>
  givenHoldings(
    [holding('BTC-PERP', quantity), ...others.map((other) => holding('ETH-PERP', other))],
    { guards, limits },
    { instruments: [btcPerp, ethPerp, btc] },
  );

describe('the distance to liquidation', () => {
  it('below the limit makes the instrument reduce-only, until there is room again', () => {
    // Long 400 at 100 on 10,000: (40,000 − 10,000) ÷ (400 × 0.95) ≈ 78.95, 21 % away.
    const engine = given('400');
    expect(engine.sampled(1_000, '100', 'BTC-PERP').types).not.toContain('ModeChanged');
    const near = engine.sampled(1_000, '90', 'BTC-PERP');
    expect(near.payload('ModeChanged')).toMatchObject({
      ...{ scope: 'BTC-PERP', cause: 'LiquidationNear', mode: 'ReduceOnly' },
      numbers: { mark: '90', liquidationPrice: '78.95', distance: '0.1228', limit: '0.15' },
    });
    expect(near.payload('AlertRaised')?.message).toContain(
      'The mark of BTC-PERP, 90, is near its liquidation at 78.95; 0.15 of the mark is to be kept.',
    );
    expect(modeOf(engine.state.ledger, 'ETH-PERP').mode).toBe('Normal');
    expect(engine.sampled(1_000, '100', 'BTC-PERP').payload('ModeChanged')).toMatchObject({ mode: 'Normal' });
  });

  it('is watched of a short too, and by the task', () => {
    const engine = given('-400');
    engine.sampled(1_000, '113', 'BTC-PERP');
    expect(modeOf(engine.state.ledger, 'BTC-PERP').cause).toBe('LiquidationNear');
    engine.when({ type: 'ModeCommanded', mode: 'Normal', reason: 'looked' });
    expect(alertsOf(guardsLook(engine, 60_000))).toEqual(['LiquidationNear']);
  });

  it('counts what the other perpetuals need for themselves', () => {
    const alone = given('300');
    const beside = given('300', '1000');
    expect(alertsOf(alone.sampled(1_000, '100', 'BTC-PERP'))).toEqual([]);
    // The other one needs 5,000 of the 10,000: (30,000 − 5,000) ÷ 285 ≈ 87.7.
    expect(alertsOf(beside.sampled(1_000, '100', 'BTC-PERP'))).toEqual(['LiquidationNear']);
  });

  it('is judged without the price of a coin, and not without that of another perpetual, which the task tells', () => {
    const engine = givenHoldings(
      [holding('BTC-PERP', '400'), holding('ETH-PERP', '1'), holding('BTC-USD', '1')],
      { guards, limits },
      { instruments: [btcPerp, ethPerp, btc] },
    );
    engine.state.view.marks.delete('BTC-USD');
    engine.sampled(1_000, '90', 'BTC-PERP');
    expect(modeOf(engine.state.ledger, 'BTC-PERP').cause).toBe('LiquidationNear');
    engine.state.view.marks.delete('ETH-PERP');
    // Nobody knows, so what was known before stands.
    expect(engine.sampled(1_000, '100', 'BTC-PERP').types).not.toContain('ModeChanged');
    const failed = guardsLook(engine, 60_000).payload('ModeChanged');
    expect(failed).toMatchObject({ cause: 'GuardFailed', mode: 'ReduceOnly' });
    expect(failed?.numbers['Liquidation']).toContain('a perpetual has no price');
    expect(modeOf(engine.state.ledger, 'BTC-PERP').mode).toBe('ReduceOnly');
  });

  it('is not there for a long that is paid for, for coins, or for nothing', () => {
    const paid = givenHoldings([holding('BTC-PERP', '1')], { guards, limits }, { instruments: [btcPerp, btc] });
    expect(alertsOf(paid.sampled(1_000, '100', 'BTC-PERP'))).toEqual([]);
    const off = guardsWith({ minLiquidationDistance: null });
    const unwatched = givenHoldings([holding('BTC-PERP', '400')], { guards: off, limits }, { instruments: [btcPerp] });
    expect(alertsOf(unwatched.sampled(1_000, '90', 'BTC-PERP'))).toEqual([]);
    const coins = givenHoldings([holding('BTC-USD', '1')], { guards, limits });
    expect(alertsOf(coins.sampled(1_000, '1'))).toEqual([]);
  });
});
