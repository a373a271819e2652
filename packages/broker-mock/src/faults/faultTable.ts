import type { FaultName } from './fault';

/** One row of the document about faults. */
export interface FaultRow {
  /** What can have it. */
  readonly where: 'request' | 'stream' | 'venue';
  /** How a test asks for it. */
  readonly call: string;
  readonly happens: string;
  readonly callerSees: string;
}

/** Every fault, for people. A fault without a row does not compile. */
export const faultTable = {
  DropRequest: {
    where: 'request',
    call: "faults.on('submitOrder').dropRequest()",
    happens: 'The request is lost and never recorded. Also called `timeoutBefore`.',
    callerSees: 'Timeout.',
  },
  AcceptThenDropResponse: {
    where: 'request',
    call: "faults.on('submitOrder').acceptThenDropResponse()",
    happens: 'The venue acts, and its answer is lost. Also called `timeoutAfter`.',
    callerSees: 'Timeout. Streams tell of what the venue did.',
  },
  Reject: {
    where: 'request',
    call: "faults.on('submitOrder').refuse('Other')",
    happens:
      'The venue refuses the order by a rule of its own, and remembers that. Only for submitOrder and closePosition.',
    callerSees: 'The answer Rejected, with the reason; the same again for the same client order id.',
  },
  Fail: {
    where: 'request',
    call: "faults.on('quote').fail('InvalidRequest')",
    happens: 'The venue does not act. With NotConnected the request is not even sent, and not recorded.',
    callerSees: 'The error that was named.',
  },
  RateLimit: {
    where: 'request',
    call: "faults.on('submitOrder').rateLimit({ for: '10s' })",
    happens: 'The venue does not act.',
    callerSees: 'RateLimited, with `retryAfterMs` when it was given or when the limit goes by time.',
  },
  ServerError: {
    where: 'request',
    call: "faults.on('cancelOrders').serverError({ acted: true })",
    happens: 'A 5xx. The venue did not act, or, with `acted`, it did.',
    callerSees: 'VenueUnavailable, in both cases.',
  },
  DelayResponse: {
    where: 'request',
    call: "faults.on('balances').delayResponse('3s')",
    happens: 'The venue acts, and its answer takes so much longer.',
    callerSees: 'The answer, later; a Timeout when its patience ends before.',
  },
  DuplicateRequest: {
    where: 'request',
    call: "faults.on('submitOrder').duplicateRequest()",
    happens:
      'The request arrives twice, each time after a latency of its own. Only for requests that change something.',
    callerSees: 'The answer that comes first. An order is placed once, since its client order id is known.',
  },
  ReorderResponse: {
    where: 'request',
    call: "faults.on('openOrders').reorderResponse()",
    happens: 'The answer waits until the next answer of the same method was delivered.',
    callerSees: 'Older news after newer; a Timeout when there is no next answer.',
  },
  Stale: {
    where: 'request',
    call: "faults.on('positions').stale('30s')",
    happens: 'The venue looks at its books as they were. Only for reads, and as far back as the venue remembers.',
    callerSees: 'What was true then. Streams are as fresh as ever.',
  },
  NotFound: {
    where: 'request',
    call: "faults.on('order').notFound()",
    happens: 'The venue does not list what is asked for by name, as right after it was created.',
    callerSees: 'NotFound; null from findOrderByClientId.',
  },
  Malformed: {
    where: 'request',
    call: "faults.on('balances').malformed('NegativeBalance')",
    happens:
      'The venue acts, and its answer is not what it should be: MissingField, UnknownStatus, EmptyNumber, NegativeBalance.',
    callerSees: 'UndecodableAnswer. A negative balance can be read: the first balance has less than nothing available.',
  },
  Drop: {
    where: 'stream',
    call: "faults.on('reports').nth(2).drop()",
    happens: 'The message never arrives.',
    callerSees: 'Nothing; on a connection for market data its number is missing.',
  },
  Delay: {
    where: 'stream',
    call: "faults.on('fills').delay('5s')",
    happens: 'The message takes so much longer, and what was sent after it waits for it.',
    callerSees: 'A pause, then everything in order.',
  },
  Duplicate: {
    where: 'stream',
    call: "faults.on('reports').duplicate()",
    happens: 'The message arrives twice, one right after the other.',
    callerSees: 'The same twice, also with the same number.',
  },
  Reorder: {
    where: 'stream',
    call: "faults.on('fills').reorder()",
    happens: 'The message arrives after the next one of its connection, and never when there is none.',
    callerSees: 'Older news after newer.',
  },
  SequenceGap: {
    where: 'stream',
    call: "faults.on('market').sequenceGap()",
    happens: 'A number is left out before the message, and nothing is lost. Only on connections for market data.',
    callerSees: 'A gap in the numbers, as if a message had been lost.',
  },
  Outage: {
    where: 'venue',
    call: "faults.outage({ kind: '5xx', for: '2m' })",
    happens:
      'Requests that arrive meanwhile are not acted on: all (5xx, 429), writes (writesOnly), reads (readsOnly). Unreachable: they are not sent, and what is under way and all messages are lost.',
    callerSees: 'VenueUnavailable; RateLimited (429); NotConnected (unreachable).',
  },
  Disconnect: {
    where: 'venue',
    call: "faults.disconnect('market', { kind: 'silent', for: '30s' })",
    happens:
      'Messages are lost, also those under way. HalfOpen: the network swallows requests and answers too. Silent: only heartbeats come.',
    callerSees:
      'Nothing, then a gap in the numbers (clean, halfOpen) or none (silent). Timeout of every request (halfOpen).',
  },
  Restart: {
    where: 'venue',
    call: "faults.restart({ for: '10s', losesOpenOrders: true })",
    happens: 'Connections break, nothing is reachable for so long, and open orders may be gone afterwards.',
    callerSees:
      'ConnectionLost for what is under way, then NotConnected. Orders that were lost end with VenueRestarted.',
  },
  StaleMark: {
    where: 'venue',
    call: "faults.preset('staleMark')",
    happens: 'Market data stops, and a quote that is asked for is that of the moment when it began.',
    callerSees: 'Heartbeats without data; quotes that grow old.',
  },
  LoseCredentials: {
    where: 'venue',
    call: 'faults.loseCredentials()',
    happens: 'The key is not accepted until `restoreCredentials()`. Public market data and streams live on.',
    callerSees: 'AuthenticationFailed.',
  },
  ClockSkew: {
    where: 'venue',
    call: "faults.clockSkew('2s')",
    happens: 'What venueTime says is off by so much.',
    callerSees: 'A time that differs from its own.',
  },
  LosePermission: {
    where: 'venue',
    call: "faults.losePermission('trade')",
    happens: 'The key may not do this any more, until `restorePermission`.',
    callerSees: 'PermissionDenied for writes (trade) or reads (view); `permissions` says so too.',
  },
  SetStatus: {
    where: 'venue',
    call: "faults.status('BTC-USD', 'Disabled')",
    happens: 'The instrument takes something else from now on.',
    callerSees: 'The new status in instruments and on connections for market data; orders are rejected accordingly.',
  },
  BustTrade: {
    where: 'venue',
    call: "faults.bust('T7')",
    happens: 'A trade is taken back: money, coins and fees return.',
    callerSees: 'A fill that reverses the first one; the progress of the order stays.',
  },
  ThinBooks: {
    where: 'venue',
    call: "faults.preset('slippageSpike')",
    happens: 'For a while other people offer a small share of what they did.',
    callerSees: 'Worse prices, and partial fills.',
  },
} as const satisfies Record<FaultName, FaultRow>;
