import { type Random } from '@bot/core';
import { createRandom } from '@bot/simulation';
import { instrumentTable } from '../instruments';
import { jumps } from './jumps';
import { meanReversion } from './meanReversion';
import type { PriceProcess, PriceSetting } from './priceProcess';
import { randomWalk } from './randomWalk';
import { trend } from './trend';

const [btc] = instrumentTable;
const DAY_MS = 86_400_000;
const MAX = 2 ** 32 - 1;
const random = createRandom('prices');

function changeOf(
  process: PriceProcess,
  stepMs: number,
  { ticks = 100, shock = 0 } = {},
  from: Random = random,
): number {
  if (btc === undefined) throw new Error('there are instruments');
  const setting: PriceSetting = { instrument: btc, startTicks: 1_000, stepMs };
  return process.of(setting)({ ticks, shock, random: from });
}

describe('a random walk', () => {
  it('moves by the day’s share × √(step ÷ day) for a shock of one', () => {
    expect(changeOf(randomWalk({ daily: '8 %' }), DAY_MS, { shock: 1 })).toBe(0.08);
    expect(changeOf(randomWalk({ daily: '8 %' }), 1_000, { shock: -2 })).toBeCloseTo(-2 * 0.000272, 6);
  });

  it('stands still without volatility, and refuses less', () => {
    expect(changeOf(randomWalk({ daily: '0 %' }), DAY_MS, { shock: 3 })).toBe(0);
    expect(() => randomWalk({ daily: '-1 %' })).toThrow('a daily volatility lies between 0 % and 100 %');
  });
});

describe('a trend', () => {
  it('is the same share in every step', () => {
    expect(changeOf(trend('2 %/d'), 60_000)).toBeCloseTo(0.0000139, 7);
    expect(changeOf(trend('-1 %/h'), 3_600_000)).toBeCloseTo(-0.01, 12);
  });

  it('compounds to 2.02 % in a day', () => {
    const perStep = changeOf(trend('2 %/d'), 60_000);
    let price = 1;
    for (let step = 0; step < 1_440; step++) price *= 1 + perStep;
    expect(price).toBeCloseTo(1.0202, 4);
  });
});

describe('jumps', () => {
  const changes = (process: PriceProcess, stepMs: number, steps: number): readonly number[] => {
    const stream = createRandom('jumps');
    return Array.from({ length: steps }, () => changeOf(process, stepMs, {}, stream)).filter((change) => change !== 0);
  };

  it('come as often as they were asked for, up and down alike', () => {
    const hours = 24 * 500;
    const seen = changes(jumps({ perDay: 4, size: '3 %' }), DAY_MS / 24, hours);
    expect(seen.length / 500).toBeGreaterThan(3.3);
    expect(seen.length / 500).toBeLessThan(4.2);
    const up = seen.filter((change) => change > 0).length / seen.length;
    expect(up).toBeGreaterThan(0.45);
    expect(up).toBeLessThan(0.55);
  });

  /** Gives these draws, one after the other; the first two let exactly one jump arrive. */
  const fixed = (...draws: readonly number[]): Random => {
    const left = [MAX, 0, ...draws];
    return { nextUint32: () => left.shift() ?? 0, fork: () => random };
  };

  it.each([
    ['Up', [0], 0.015],
    ['Up', [MAX], 0.045],
    ['Down', [0], 1 / 1.015 - 1],
    ['Down', [MAX], 1 / 1.045 - 1],
    ['Both', [2 ** 31, 0], 0.03],
    ['Both', [2 ** 31, MAX], 1 / 1.03 - 1],
  ] as const)('lie between a half and one and a half of their size: %s %j', (direction, draws, change) => {
    const jumping = jumps({ perDay: 4, size: '3 %', direction });
    expect(changeOf(jumping, 60_000, {}, fixed(...draws))).toBeCloseTo(change, 8);
  });

  it('have their size on average', () => {
    const seen = changes(jumps({ perDay: 10, size: '3 %', direction: 'Up' }), 60_000, 100_000);
    const average = seen.reduce((sum, change) => sum + change, 0) / seen.length;
    expect(average).toBeCloseTo(0.03, 2);
  });

  it('multiply when several fall into one step', () => {
    const [first] = changes(jumps({ perDay: 1_000, size: '1 %', direction: 'Up' }), DAY_MS, 1);
    expect(first).toBeGreaterThan(1_000);
  });

  it.each([
    [{ perDay: -1, size: '3 %' }, 'jumps come 0 or more times a day, not -1 times'],
    [{ perDay: Infinity, size: '3 %' }, 'not Infinity times'],
    [{ perDay: 1, size: '-3 %' }, 'the size of a jump lies between'],
  ])('are refused where they cannot be: %j', (options, words) => {
    expect(() => jumps(options)).toThrow(words);
  });
});

describe('mean reversion', () => {
  it('goes half of the way in a half-life: 20 % above is 10 % and then 5 %', () => {
    const pull = meanReversion({ halfLife: '6h' });
    const sixHours = DAY_MS / 4;
    const first = 1_200 * (1 + changeOf(pull, sixHours, { ticks: 1_200 }));
    const second = first * (1 + changeOf(pull, sixHours, { ticks: first }));
    expect(first).toBeCloseTo(1_100, 8);
    expect(second).toBeCloseTo(1_050, 8);
  });

  it('goes to a price that was named, from below too', () => {
    const pull = meanReversion({ to: '20', halfLife: '1h' });
    expect(1_000 * (1 + changeOf(pull, 3_600_000, { ticks: 1_000 }))).toBeCloseTo(1_500, 8);
  });

  it.each(['0s', 'soon'])('needs a half-life: "%s" is none', (halfLife) => {
    expect(() => meanReversion({ halfLife })).toThrow();
  });
});
