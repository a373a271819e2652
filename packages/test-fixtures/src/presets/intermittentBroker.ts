import { faultProfile } from '@bot/broker-mock';
import type { Preset } from '../world/world';
import { assertSuccessRate, failureRates, type FailingOptions } from './failureRates';

export interface IntermittentBrokerOptions extends FailingOptions {
  /** How often a request succeeds, from 0 to 1. Default: 0.7. */
  readonly successRate?: number;
}

/**
 * A venue of which three requests in ten fail, the same ones for the same seed; `venue.faults.heal()` ends it.
 * Worked example: `intermittentBroker({ successRate: 0.5, fails: 'acceptThenDropResponse', at: ['submitOrder'] })` loses the answer
 * to every other order.
 * @throws AssertionFailed for what is no probability
 */
export const intermittentBroker = ({ successRate = 0.7, ...failing }: IntermittentBrokerOptions = {}): Preset => {
  assertSuccessRate(successRate);
  return ({ venue, random, trace }) => {
    trace.add('test', `requests succeed at a rate of ${successRate}`);
    const rates = failureRates(() => successRate, failing);
    venue.faults.follow(faultProfile({ random: random.fork('intermittent broker'), rates }));
  };
};
