import type { PlantedBug } from '../plantedBug';

const coinbase = 'packages/broker-coinbase/src';

/** The client of Coinbase, as the scenarios on the wire meet it. */
export const brokerBugs: readonly PlantedBug[] = [
  {
    id: 'retry-after-ignored',
    title: 'The limiter ignores Retry-After',
    file: `${coinbase}/transport/headers.ts`,
    find: "const text = headers['retry-after'];",
    replace: "const text = headers['x-retry-after'];",
    caughtBy: ['broker-edge-cases-wire/BE-03'],
  },
  {
    id: 'page-of-html-is-a-refusal',
    title: 'A page of HTML with status 200 or 502 counts as a refusal of the order',
    file: `${coinbase}/transport/failures.ts`,
    find: "if (!(error instanceof MalformedAnswer)) return error;\n  return failure('UndecodableAnswer',",
    replace: "if (!(error instanceof MalformedAnswer)) return error;\n  return failure('InvalidRequest',",
    caughtBy: ['broker-edge-cases-wire/BE-18'],
  },
  {
    id: '5xx-did-not-act',
    title: 'A 502 after the order was taken is read as: not placed',
    file: `${coinbase}/transport/failures.ts`,
    find: "(answer.status >= 500 ? 'VenueUnavailable' : 'UndecodableAnswer');",
    replace: "(answer.status >= 500 ? 'InvalidRequest' : 'UndecodableAnswer');",
    caughtBy: ['broker-edge-cases-wire/BE-18'],
  },
  {
    id: 'error-inside-200-not-seen',
    title: 'A 200 with success:false inside counts as accepted',
    file: `${coinbase}/execution/execution.ts`,
    find: "outcome: result.success ? 'Accepted' : 'Refused',",
    replace: "outcome: 'Accepted',",
    caughtBy: ['broker-edge-cases-wire/BE-19'],
  },
  {
    id: 'clock-not-corrected',
    title: 'The time of the venue is measured, and tokens are signed by our own',
    file: `${coinbase}/auth/serverClock.ts`,
    find: 'now: () => clock.now() + correctedMs,',
    replace: 'now: () => clock.now() + correctedMs * 0,',
    caughtBy: ['broker-edge-cases-wire/BE-21'],
  },
  {
    id: 'clock-corrected-without-bounds',
    title: 'A clock that is an hour wrong is corrected like any other',
    file: `${coinbase}/auth/serverClock.ts`,
    find: 'correctedMs = isWithin ? skewMs : 0;',
    replace: 'correctedMs = skewMs;',
    caughtBy: ['broker-edge-cases-wire/BE-21'],
  },
  {
    id: 'reconnects-at-once',
    title: 'A socket that cannot be had is asked for without a growing wait',
    file: `${coinbase}/stream/session/backoff.ts`,
    find: 'Math.min(backoffMs * 2 ** attempts, backoffCapMs);',
    replace: 'Math.min(backoffMs * 2 ** Math.min(attempts, 0), backoffCapMs);',
    caughtBy: ['broker-edge-cases-wire/BE-29'],
  },
  {
    id: 'reconnects-all-together',
    title: 'What lost its connection together comes back together',
    file: `${coinbase}/stream/session/backoff.ts`,
    find: 'return Math.round(wholeMs * (1 + JITTER * (2 * part - 1)));',
    replace: 'return Math.round(wholeMs * (1 + JITTER * (2 * part - 1) * 0));',
    caughtBy: ['broker-edge-cases-wire/BE-29'],
  },
];
