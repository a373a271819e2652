import type { RunResult } from '../summary/runResult';

/** A result whose figures nobody computes; change what the test is about. */
export const sampleResult = (change: Partial<RunResult> = {}): RunResult => ({
  ...{ orders: 1, fills: 1, openOrders: 0, events: 9, denials: {}, tradingMode: 'Normal' },
  ...{ cash: '9000', exposure: '1000', equity: '10000', fees: '12' },
  ...{ realizedPnl: '0', unrealizedPnl: '40', netResult: '28', positions: [] },
  ...{ mode: 'PAPER', profile: 'demo', market: 'recorded', instruments: ['BTC-USD'], seed: '1' },
  ...{ from: '2026-01-05T00:00:00.000Z', to: '2026-01-06T00:00:00.000Z', traceHash: 'abc', violations: [] },
  checks: { cashConserved: true, positionsMatchFills: true, venueMatchesBot: true },
  ...{ virtualMs: 86_400_000, elapsedMs: 900 },
  ...change,
});
