import { BrokerError, brokerErrorTraits, type BrokerErrorCode } from '@bot/core';

/** An error of the simulated venue in the words of the table of codes. */
export function brokerError(
  code: BrokerErrorCode,
  operation: string,
  happened = `${operation}: ${brokerErrorTraits[code].meaning}`,
  retryAfterMs?: number,
): BrokerError {
  const details = { operation, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  return new BrokerError(code, { happened }, details);
}
