import { assert } from '@bot/core';
import type { Malformation, RequestPoint, StreamPoint } from '@bot/simulation';
import type { RequestFault } from './fault';

/**
 * What a request is about. `Public` market data needs no key: at Coinbase such reads have twins under `/market/…`, and the time has
 * none at all (facts of the API, November 2026).
 */
export type RequestKind = 'Write' | 'Account' | 'Public';

export const requestKinds = {
  submitOrder: 'Write',
  cancelOrders: 'Write',
  amendOrder: 'Write',
  closePosition: 'Write',
  balances: 'Account',
  positions: 'Account',
  openOrders: 'Account',
  order: 'Account',
  findOrderByClientId: 'Account',
  fillsSince: 'Account',
  fundingSince: 'Account',
  marginSummary: 'Account',
  permissions: 'Account',
  fees: 'Account',
  instruments: 'Public',
  quote: 'Public',
  candles: 'Public',
  venueTime: 'Public',
} as const satisfies Record<RequestPoint, RequestKind>;

export const requestPoints = Object.keys(requestKinds) as readonly RequestPoint[];

export const streamPoints = ['reports', 'fills', 'market'] as const satisfies readonly StreamPoint[];

const writes = requestPoints.filter((point) => requestKinds[point] === 'Write');
const reads = requestPoints.filter((point) => requestKinds[point] !== 'Write');

interface Scope {
  readonly points: readonly RequestPoint[];
  readonly rule: string;
}

const anyRequest: Scope = { points: requestPoints, rule: 'it can happen to any request' };

/** At which requests a fault can be. */
export const faultScopes = {
  DropRequest: anyRequest,
  AcceptThenDropResponse: anyRequest,
  Reject: { points: ['submitOrder', 'closePosition'], rule: 'only an order can be rejected' },
  Fail: anyRequest,
  RateLimit: anyRequest,
  ServerError: anyRequest,
  DelayResponse: anyRequest,
  DuplicateRequest: {
    points: writes,
    rule: 'only a request that changes something makes a difference when it comes twice',
  },
  ReorderResponse: anyRequest,
  Stale: {
    points: reads.filter((point) => point !== 'permissions'),
    rule: 'only what is read from the books or the market can be stale',
  },
  NotFound: {
    points: ['order', 'findOrderByClientId', 'quote', 'candles'],
    rule: 'only what is asked for by name can be not found',
  },
  Malformed: anyRequest,
} as const satisfies Record<RequestFault['fault'], Scope>;

/** What is wrong with a malformed answer, and in whose answer it can be. null: it can be read all the same. */
export const malformations = {
  MissingField: { points: requestPoints, problem: 'a field that must be there is missing' },
  UnknownStatus: {
    points: ['openOrders', 'order', 'findOrderByClientId', 'instruments'],
    problem: 'a status is none of those that are known',
  },
  EmptyNumber: {
    points: reads.filter((point) => point !== 'permissions' && point !== 'venueTime'),
    problem: 'a number is empty',
  },
  NegativeBalance: { points: ['balances'], problem: null },
} as const satisfies Record<
  Malformation,
  { readonly points: readonly RequestPoint[]; readonly problem: string | null }
>;

const includes = (points: readonly RequestPoint[], point: RequestPoint): boolean => points.includes(point);

export const malformationsAt = (point: RequestPoint): readonly Malformation[] =>
  (Object.keys(malformations) as readonly Malformation[]).filter((how) => includes(malformations[how].points, point));

/** @throws AssertionFailed for a fault that the request cannot have */
export function assertPossible(point: RequestPoint, fault: RequestFault): void {
  assert(includes(requestPoints, point), `${point} is a request of the port: ${requestPoints.join(', ')}`);
  const { points, rule } = faultScopes[fault.fault];
  assert(includes(points, point), `${rule}, and not ${point}`);
  if (fault.fault !== 'Malformed') return;
  const possible = malformationsAt(point);
  assert(possible.includes(fault.how), `an answer of ${point} can have ${possible.join(', ')}, and not ${fault.how}`);
}
