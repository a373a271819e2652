import { isBrokerError, toText, type Candle } from '@bot/core';
import { btcUsd } from '@bot/simulation';
import { createCandleRing, openingOf } from './candleRing';

const MINUTE = 60_000;
const query = { instrumentId: 'BTC-USD', durationMs: MINUTE, count: 9_999 };
const readable = ({ openedAt, open, high, low, close, volume }: Candle): string =>
  `${openedAt / MINUTE} ${[open, high, low, close, volume].map(toText).join(' ')}`;

describe('candles', () => {
  it('have the first, highest, lowest and last price that was seen, in half ticks, and what was traded', () => {
    const ring = createCandleRing(btcUsd);
    ring.seen(201, 0);
    ring.traded(103, 5, 10);
    ring.traded(97, 6, 20);
    ring.seen(202, MINUTE - 1);
    // A tick is 0.01, a lot 0.0001.
    expect(ring.candles(query, MINUTE).map(readable)).toEqual(['0 1.005 1.03 0.97 1.01 0.0011']);
  });

  it('begin with a trade where nothing was quoted', () => {
    const ring = createCandleRing(btcUsd);
    ring.traded(100, 5, 0);
    expect(ring.candles(query, MINUTE).map(readable)).toEqual(['0 1 1 1 1 0.0005']);
  });

  it('are put together from minutes, and closed ones only', () => {
    const ring = createCandleRing(btcUsd);
    for (const [minute, ticks] of [100, 90, 120, 110, 130].entries()) ring.traded(ticks, 1, minute * MINUTE);
    const twoMinutes = { ...query, durationMs: 2 * MINUTE };
    expect(ring.candles(twoMinutes, 5 * MINUTE).map(readable)).toEqual([
      '0 1 1 0.9 0.9 0.0002',
      '2 1.2 1.2 1.1 1.1 0.0002',
    ]);
    expect(ring.candles({ ...twoMinutes, count: 1 }, 6 * MINUTE).map(readable)).toEqual(['4 1.3 1.3 1.3 1.3 0.0001']);
  });

  it('are told from one on, the running one too', () => {
    const ring = createCandleRing(btcUsd);
    for (const minute of [3, 4, 6, 11]) ring.seen(200 + minute, minute * MINUTE);
    const opened = (since: number): number[] =>
      ring.since(since * MINUTE, 5 * MINUTE).map(({ openedAt }) => openedAt / MINUTE);
    expect([opened(0), opened(5), opened(10), opened(15)]).toEqual([[0, 5, 10], [5, 10], [10], []]);
  });

  it('are missing where nothing was seen, and take what comes late into the newest', () => {
    const ring = createCandleRing(btcUsd);
    ring.seen(200, 3 * MINUTE);
    ring.seen(202, 9 * MINUTE);
    ring.seen(204, 5 * MINUTE);
    expect(ring.candles(query, 10 * MINUTE).map(readable)).toEqual(['3 1 1 1 1 0', '9 1.01 1.02 1.01 1.02 0']);
  });

  it('are kept for at least a day and not for ever', () => {
    const ring = createCandleRing(btcUsd);
    for (let minute = 0; minute < 5_000; minute++) ring.seen(100 + minute, minute * MINUTE);
    const candles = ring.candles(query, 5_000 * MINUTE);
    expect(candles.length).toBeGreaterThanOrEqual(1_440);
    expect(candles.length).toBeLessThanOrEqual(3_000);
    expect(candles.at(-1)?.openedAt).toBe(4_999 * MINUTE);
  });

  it.each([
    ['less than a minute', { durationMs: 30_000 }],
    ['a minute and a half', { durationMs: 90_000 }],
    ['none', { count: 0 }],
  ])('are refused when %s is asked for', (_, change) => {
    const ring = createCandleRing(btcUsd);
    const ask = (): unknown => ring.candles({ ...query, ...change }, 0);
    expect(ask).toThrow('whole minutes');
    expect(codeOf(ask)).toBe('InvalidRequest');
  });
});

it('a moment lies in the interval that began before it: 7 minutes in the five that began at 5', () => {
  expect(openingOf(7 * MINUTE, 5 * MINUTE)).toBe(5 * MINUTE);
  expect(openingOf(10 * MINUTE, 5 * MINUTE)).toBe(10 * MINUTE);
});

function codeOf(attempt: () => unknown): string | null {
  try {
    attempt();
  } catch (error) {
    return isBrokerError(error) ? error.code : null;
  }
  return null;
}
