import { notionalOf, ratioOf } from '@bot/core';
import { btcPerp } from '@bot/simulation';
import { quoteAt } from '../engine/testing/fixtures';
import { givenStrategy, type StrategyUnderTest } from '../testing/givenStrategy';
import { meanReversion } from './meanReversion';

const size = { positionFraction: ratioOf('0.05'), maxPositionUsd: notionalOf('1000') };
const config = { window: 4, entrySigmas: ratioOf('2'), ...size };
const calm = ['98', '100', '102', '100'];

const givenReversion = (allowShorts = false): StrategyUnderTest =>
  givenStrategy(meanReversion(config, allowShorts), { instrument: btcPerp }).sampled(...calm);

describe('mean reversion', () => {
  it('buys two deviations below the mean of the marks before: 98, 100, 102, 100, then 97 and not 98', () => {
    givenReversion().sampled('98').expectsNothing();
    givenReversion().sampled('97').expects('Buy', { notional: '500', confidence: '1', reason: 'FarBelowMean' });
  });

  it('sells short above it, where that is allowed', () => {
    givenReversion(true).sampled('103').expects('Sell', { reason: 'FarAboveMean' });
    givenReversion(false).sampled('103').expectsNothing();
    givenStrategy(meanReversion(config, true))
      .sampled(...calm, '103')
      .expectsNothing();
  });

  it.each([
    ['a long, at the mean', '1', '100', 'Close'],
    ['a long, above it', '1', '101', 'Close'],
    ['a short, at the mean', '-1', '100', 'Close'],
    ['a short, below it', '-1', '99', 'Close'],
    ['no long below the mean', '1', '99', null],
    ['no short above it', '-1', '101', null],
  ] as const)('closes %s', (_, held, mark, action) => {
    const after = givenReversion(true).holding(held).sampled(mark);
    if (action === null) after.expectsNothing();
    else after.expects(action, { notional: null, reason: 'BackAtMean' });
  });

  it.each([
    ['turns a short round far below', '-1', '97', 'Buy'],
    ['turns a long round far above', '1', '103', 'Sell'],
  ] as const)('%s', (_, held, mark, action) => {
    givenReversion(true).holding(held).sampled(mark).expects(action);
  });

  it('closes a long far above, where shorts are not allowed', () => {
    givenReversion().holding('1').sampled('110').expects('Close');
  });

  it('does not add to what it holds', () => {
    givenReversion(true).holding('1').sampled('97').expectsNothing();
    givenReversion(true).holding('-1').sampled('103').expectsNothing();
  });

  it('counts a departure once, and the next one when it has been near again', () => {
    givenReversion()
      .sampled('90')
      .expects('Buy')
      .sampled('70')
      .expectsNothing()
      .sampled('85', '85', '85', '86', '80')
      .expects('Buy');
  });

  it('counts one on the other side as another', () => {
    givenReversion(true).sampled('90').expects('Buy').sampled('150').expects('Sell');
  });

  it('has no opinion before it has seen enough, and finds nothing far where nothing moves', () => {
    givenStrategy(meanReversion(config, true)).sampled('98', '100', '102', '1').expectsNothing();
    givenStrategy(meanReversion(config, true)).sampled('100', '100', '100', '100', '1').expectsNothing();
  });

  it('sums exactly, however long it runs', () => {
    const strategy = meanReversion(config, true);
    let memory = strategy.initialMemory('BTC-USD');
    for (let n = 0; n < 500; n += 1) memory = strategy.observe(memory, quoteAt(n, `${(n * 7_919) % 1_000}.0${n % 10}`));
    const last = memory.marks.map(Number);
    expect(last).toHaveLength(4);
    expect(Number(memory.sum)).toBeCloseTo(
      last.reduce((a, b) => a + b),
      9,
    );
    expect(Number(memory.sumOfSquares)).toBeCloseTo(
      last.map((x) => x * x).reduce((a, b) => a + b),
      6,
    );
    expect(strategy.warmUpSamples).toBe(5);
  });
});
