import { brokerErrorTraits, rejectReasons, tradingStatuses, type BrokerErrorCode, type RejectReason } from '@bot/core';
import type { ArmableFault, ArmableStreamFault, VenueFaults } from '@bot/simulation';
import type { FaultParameters } from './faultParameters';
import type { FieldValue } from './jsonField';
import type { ArmableFrameFault, ArmableRequestFault, ArmableSocketFault, WireFaults } from './wireFaults';

/** A fault that can be asked for by name: what it must or may be told, and how it is armed. */
export interface FaultWord<Target> {
  readonly takes: readonly string[];
  readonly arm: (target: Target, given: FaultParameters) => void;
}

type FaultWords<Target> = { readonly [name: string]: FaultWord<Target> };

const reasons = Object.keys(rejectReasons) as readonly RejectReason[];
const errorCodes = Object.keys(brokerErrorTraits) as readonly BrokerErrorCode[];
const malformations = ['MissingField', 'UnknownStatus', 'NegativeBalance', 'EmptyNumber'] as const;
const outages = ['5xx', '429', 'unreachable', 'writesOnly', 'readsOnly'] as const;
const presets = ['outage', 'rateLimitBurst', 'slippageSpike', 'staleMark', 'flappingFeed'] as const;

const word = <Target>(arm: FaultWord<Target>['arm'], ...takes: readonly string[]): FaultWord<Target> => ({
  takes,
  arm,
});

/** On `POST /orders` and its like. */
export const requestWords: FaultWords<ArmableRequestFault> = {
  reset: word((fault, given) => fault.reset(given.maybe('acted', 'flag')), 'acted'),
  halfOpen: word((fault, given) => fault.halfOpen(given.maybe('acted', 'flag')), 'acted'),
  truncateBody: word((fault, given) => fault.truncateBody({ afterBytes: given.number('afterBytes') }), 'afterBytes'),
  cutGzip: word((fault, given) => fault.cutGzip({ afterBytes: given.number('afterBytes') }), 'afterBytes'),
  slowBytes: word(
    (fault, given) => fault.slowBytes({ bytes: given.number('bytes'), everyMs: given.number('everyMs') }),
    ...['bytes', 'everyMs'],
  ),
  delay: word((fault, given) => fault.delay(given.text('by')), 'by'),
  html: word(
    (fault, given) => fault.html({ ...given.maybe('status', 'number'), ...given.maybe('acted', 'flag') }),
    'status',
    'acted',
  ),
  status: word((fault, given) => fault.status(given.number('status'), given.maybe('acted', 'flag')), 'status', 'acted'),
  emptyBody: word((fault) => fault.emptyBody()),
  contentType: word((fault, given) => fault.contentType(given.text('type')), 'type'),
  garble: word((fault) => fault.garble()),
  field: word((fault, given) => fault.field(given.text('path'), given.any('value') as FieldValue), 'path', 'value'),
};

/** On `frames` and `frames level2`. */
export const frameWords: FaultWords<ArmableFrameFault> = {
  drop: word((fault) => fault.drop()),
  duplicate: word((fault) => fault.duplicate()),
  reorder: word((fault) => fault.reorder()),
  sequenceGap: word((fault, given) => fault.sequenceGap(given.maybe('by', 'number')), 'by'),
  oversize: word((fault, given) => fault.oversize({ bytes: given.number('bytes') }), 'bytes'),
  truncate: word((fault, given) => fault.truncate({ afterBytes: given.number('afterBytes') }), 'afterBytes'),
  garble: word((fault) => fault.garble()),
  field: word((fault, given) => fault.field(given.text('path'), given.any('value') as FieldValue), 'path', 'value'),
  close: word(
    (fault, given) => fault.close({ code: given.number('code'), ...given.maybe('reason', 'text') }),
    'code',
    'reason',
  ),
  break: word((fault) => fault.break()),
  halfOpen: word((fault) => fault.halfOpen()),
};

/** On `sockets`. */
export const socketWords: FaultWords<ArmableSocketFault> = {
  refuse: word((fault) => fault.refuse()),
  status: word((fault, given) => fault.status(given.number('status')), 'status'),
  halfOpen: word((fault) => fault.halfOpen()),
};

/** On `submitOrder` and the other methods of the broker port, at the venue. */
export const methodWords: FaultWords<ArmableFault> = {
  dropRequest: word((fault) => fault.dropRequest()),
  acceptThenDropResponse: word((fault) => fault.acceptThenDropResponse()),
  refuse: word((fault, given) => fault.refuse(given.choice('reason', reasons)), 'reason'),
  fail: word(
    (fault, given) => fault.fail(given.choice('code', errorCodes), given.maybe('retryAfterMs', 'number')),
    ...['code', 'retryAfterMs'],
  ),
  rateLimit: word((fault, given) => fault.rateLimit(given.maybe('retryAfterMs', 'number')), 'retryAfterMs'),
  serverError: word((fault, given) => fault.serverError(given.maybe('acted', 'flag')), 'acted'),
  delayResponse: word((fault, given) => fault.delayResponse(given.text('by')), 'by'),
  duplicateRequest: word((fault) => fault.duplicateRequest()),
  reorderResponse: word((fault) => fault.reorderResponse()),
  stale: word((fault, given) => fault.stale(given.text('by')), 'by'),
  notFound: word((fault) => fault.notFound()),
  malformed: word((fault, given) => fault.malformed(given.choice('how', malformations)), 'how'),
};

/** On `reports`, `fills` and `market`, at the venue. */
export const streamWords: FaultWords<ArmableStreamFault> = {
  drop: word((fault) => fault.drop()),
  delay: word((fault, given) => fault.delay(given.text('by')), 'by'),
  duplicate: word((fault) => fault.duplicate()),
  reorder: word((fault) => fault.reorder()),
  sequenceGap: word((fault) => fault.sequenceGap()),
};

/** On nothing: they begin at once. */
export const wholeWords: FaultWords<{ readonly venue: VenueFaults; readonly wire: WireFaults }> = {
  disconnect: word(
    ({ venue }, given) =>
      venue.disconnect(given.choice('stream', ['reports', 'market', 'all']), {
        kind: given.choice('kind', ['clean', 'halfOpen', 'silent']),
        for: given.text('for'),
      }),
    ...['stream', 'kind', 'for'],
  ),
  outage: word(
    ({ venue }, given) => venue.outage({ kind: given.choice('kind', outages), for: given.text('for') }),
    ...['kind', 'for'],
  ),
  restart: word(
    ({ venue }, given) => venue.restart({ for: given.text('for'), ...given.maybe('losesOpenOrders', 'flag') }),
    ...['for', 'losesOpenOrders'],
  ),
  clockSkew: word(({ venue }, given) => venue.clockSkew(given.text('by')), 'by'),
  loseCredentials: word(({ venue }) => venue.loseCredentials()),
  restoreCredentials: word(({ venue }) => venue.restoreCredentials()),
  losePermission: word(({ venue }, given) => venue.losePermission(given.choice('right', ['view', 'trade'])), 'right'),
  restorePermission: word(
    ({ venue }, given) => venue.restorePermission(given.choice('right', ['view', 'trade'])),
    'right',
  ),
  status: word(
    ({ venue }, given) => venue.status(given.text('product'), given.choice('status', tradingStatuses)),
    ...['product', 'status'],
  ),
  preset: word(
    ({ venue }, given) => venue.preset(given.choice('name', presets), given.maybe('for', 'text')),
    ...['name', 'for'],
  ),
  closeSockets: word(
    ({ wire }, given) => wire.closeSockets({ ...given.maybe('code', 'number'), ...given.maybe('reason', 'text') }),
    'code',
    'reason',
  ),
  breakSockets: word(({ wire }) => wire.breakSockets()),
  muteSockets: word(({ wire }) => wire.muteSockets()),
  heal: word(({ venue, wire }) => {
    venue.heal();
    wire.heal();
  }),
};
