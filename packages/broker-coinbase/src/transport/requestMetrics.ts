import { brokerErrorTraits, OTHER_LABEL, type BrokerErrorCode, type Metrics } from '@bot/core';

type Outcome = 'Answered' | BrokerErrorCode | typeof OTHER_LABEL;

/** What is counted of requests. */
export interface RequestMetrics {
  /** `tookMs` is the whole call, with its waits. */
  ended(outcome: Outcome, tookMs: number): void;
}

const outcomes = ['Answered', ...Object.keys(brokerErrorTraits), OTHER_LABEL] as readonly Outcome[];

export function createRequestMetrics(metrics: Metrics): RequestMetrics {
  const count = metrics.counter({
    name: 'coinbase_requests_total',
    help: 'Calls of the REST API of Coinbase by outcome.',
    labels: { outcome: outcomes },
  });
  const spread = metrics.histogram({
    name: 'coinbase_request_ms',
    help: 'How long calls of the REST API of Coinbase took, with waits and retries, in ms.',
    labels: {},
    upTo: [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000],
  });
  return {
    ended(outcome, tookMs) {
      count({ outcome });
      spread({}, tookMs);
    },
  };
}
