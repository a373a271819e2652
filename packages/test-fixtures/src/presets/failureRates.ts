import { requestPoints } from '@bot/broker-mock';
import { assert } from '@bot/core';
import type { FaultRates, RequestPoint, RequestRates } from '@bot/simulation';

/** How a request fails, and which ones can. */
export interface FailingOptions {
  /** Default: `serverError`, the venue does not act and says 5xx. */
  readonly fails?: 'serverError' | 'serverErrorAfterActing' | 'dropRequest' | 'acceptThenDropResponse' | 'rateLimit';
  /** Default: every request. */
  readonly at?: readonly RequestPoint[];
}

/** The rates at which requests fail that succeed so often; looked up anew for each request. */
export function failureRates(
  successRate: () => number,
  { fails = 'serverError', at = requestPoints }: FailingOptions,
): FaultRates {
  const rates: RequestRates = {
    get [fails]() {
      return 1 - successRate();
    },
  };
  return Object.fromEntries(at.map((point) => [point, rates]));
}

/** @throws AssertionFailed for what is no probability */
export function assertSuccessRate(rate: number): void {
  assert(rate >= 0 && rate <= 1, `how often requests succeed lies between 0 and 1, and not at ${rate}`);
}
