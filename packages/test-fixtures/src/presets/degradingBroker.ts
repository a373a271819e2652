import { faultProfile } from '@bot/broker-mock';
import { assert } from '@bot/core';
import { parseDuration, type Duration } from '@bot/simulation';
import type { Preset } from '../world/world';
import { assertSuccessRate, failureRates, type FailingOptions } from './failureRates';

export interface DegradingBrokerOptions extends FailingOptions {
  /** How often requests succeed, from 0 to 1, one time after the other; the last one stays. Default: 1, 0.8, 0.5, 0.2, 0. */
  readonly successRates?: readonly number[];
  /** How long each rate lasts. Default: one minute. */
  readonly each?: Duration;
}

/**
 * A venue that gets worse by the minute until nothing succeeds any more; `venue.faults.heal()` ends it.
 * @throws AssertionFailed for what is no probability, or without any
 */
export function degradingBroker({
  successRates = [1, 0.8, 0.5, 0.2, 0],
  each = '1m',
  ...failing
}: DegradingBrokerOptions = {}): Preset {
  const last = successRates.length - 1;
  assert(last >= 0, 'a venue that degrades has at least one rate of success');
  successRates.forEach(assertSuccessRate);
  const eachMs = parseDuration(each);
  assert(eachMs > 0, 'each rate of success lasts for some time');
  return ({ venue, random, clock, trace }) => {
    trace.add('test', `requests succeed at a rate of ${successRates.join(', then ')}, each for ${each}`);
    const startMs = clock.monotonicMs();
    const rateNow = (): number =>
      Number(successRates[Math.min(last, Math.floor((clock.monotonicMs() - startMs) / eachMs))]);
    const rates = failureRates(rateNow, failing);
    venue.faults.follow(faultProfile({ random: random.fork('degrading broker'), rates }));
  };
}
