import { assert, type Random } from '@bot/core';
import { createRandom, type FaultProfile, type FaultRates, type RequestPoint, type StreamPoint } from '@bot/simulation';
import { requestRatesAt, streamRatesAt } from './faultDraws';
import { requestPoints, streamPoints } from './faultPoints';

export type FaultProfileOptions = Partial<Omit<FaultProfile, 'random'>> &
  ({ readonly seed: string | number } | { readonly random: Random });

type TimeName = Exclude<keyof FaultProfile, 'random' | 'rates'>;

const usualTimes: Readonly<Record<TimeName, number>> = {
  delayResponseMaxMs: 3_000,
  retryAfterMaxMs: 2_000,
  staleMaxMs: 30_000,
  delayMaxMs: 5_000,
  outageMaxMs: 30_000,
  outageGapMaxMs: 0,
  disconnectMaxMs: 10_000,
  disconnectGapMaxMs: 0,
};

/**
 * Faults that are drawn, for `faults.follow`. Worked example: `{ seed: 7, rates: { reports: { drop: 0.01, duplicate: 0.02 } } }` loses
 * one report of a hundred and doubles two. The same seed and the same calls meet the same faults.
 * @throws AssertionFailed for probabilities outside 0 to 1 or above 1 together, for faults that cannot be, and for times that are no
 * whole number of ms
 */
export function faultProfile(options: FaultProfileOptions): FaultProfile {
  const random = 'random' in options ? options.random : createRandom(options.seed);
  const { rates = {} } = options;
  assertRates(rates);
  const times = Object.entries(usualTimes).map(([name, usualMs]) => {
    const ms = options[name as TimeName] ?? usualMs;
    const leastMs = name.endsWith('GapMaxMs') ? 0 : 1;
    assert(
      Number.isSafeInteger(ms) && ms >= leastMs,
      `${name} is a whole number of ms from ${leastMs} on, and not ${ms}`,
    );
    return [name, ms] as const;
  });
  return { ...usualTimes, ...Object.fromEntries(times), rates, random };
}

function assertRates(rates: FaultRates): void {
  for (const [point, given] of Object.entries(rates)) {
    const possible = ratesAt(point);
    let sum = 0;
    for (const [name, rate] of Object.entries(given as { readonly [name: string]: number })) {
      assert(possible.includes(name), `what can be drawn at ${point} is ${possible.join(', ')}, and not ${name}`);
      assert(rate >= 0 && rate <= 1, `a probability lies between 0 and 1; that of ${name} at ${point} is ${rate}`);
      sum += rate;
    }
    // Tenths have no exact sum.
    assert(sum <= 1 + 1e-9, `the probabilities at ${point} are together at most 1, not ${sum}`);
  }
}

function ratesAt(point: string): readonly string[] {
  const isRequest = requestPoints.some((request) => request === point);
  const isStream = streamPoints.some((stream) => stream === point);
  assert(
    isRequest || isStream,
    `faults are drawn at ${[...requestPoints, ...streamPoints].join(', ')}, and not at ${point}`,
  );
  return isRequest ? requestRatesAt(point as RequestPoint) : streamRatesAt(point as StreamPoint);
}
