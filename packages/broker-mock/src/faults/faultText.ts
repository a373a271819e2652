import { unreachable } from '@bot/core';
import { durationText, type OutageOptions } from '@bot/simulation';
import type { Fault, LastingFault } from './fault';

/** A fault in a few words, for timelines and tables: `submitOrder` + `answer lost`. */
export function faultText(fault: Fault): string {
  switch (fault.fault) {
    case 'DropRequest':
      return 'request lost';
    case 'AcceptThenDropResponse':
      return 'answer lost';
    case 'Reject':
      return `refused, ${fault.reason}`;
    case 'Fail':
      return `fails with ${fault.code}`;
    case 'RateLimit':
      return fault.retryAfterMs === null
        ? 'rate limited'
        : `rate limited, to come back in ${durationText(fault.retryAfterMs)}`;
    case 'ServerError':
      return fault.acted ? 'server error after the venue acted' : 'server error, the venue did not act';
    case 'DelayResponse':
      return `answer delayed by ${durationText(fault.byMs)}`;
    case 'DuplicateRequest':
      return 'request arrives twice';
    case 'ReorderResponse':
      return 'answer comes after the next one';
    case 'Stale':
      return `answer is ${durationText(fault.byMs)} old`;
    case 'NotFound':
      return 'not found';
    case 'Malformed':
      return `answer malformed, ${fault.how}`;
    case 'Drop':
      return 'message lost';
    case 'Delay':
      return `message delayed by ${durationText(fault.byMs)}`;
    case 'Duplicate':
      return 'message arrives twice';
    case 'Reorder':
      return 'message comes after the next one';
    case 'SequenceGap':
      return 'a number is left out';
    case 'Outage':
      return `outage, ${fault.kind}`;
    case 'Disconnect':
      return `disconnect, ${fault.kind}`;
    case 'Restart':
      return fault.losesOpenOrders ? 'restart without the open orders' : 'restart';
    case 'StaleMark':
      return 'quotes stand still';
    case 'LoseCredentials':
      return 'credentials lost';
    case 'ClockSkew':
      return `venue time off by ${durationText(fault.byMs)}`;
    case 'LosePermission':
      return `permission to ${fault.right} lost`;
    case 'SetStatus':
      return `${fault.instrumentId} is ${fault.status}`;
    case 'BustTrade':
      return `trade ${fault.tradeId} taken back`;
    case 'ThinBooks':
      return `books thinned to ${Math.round(fault.share * 100)} % for ${durationText(fault.forMs)}`;
    default:
      return unreachable(fault);
  }
}

/** What a fault that lasts is about. */
export function faultPlace(fault: LastingFault): string {
  switch (fault.fault) {
    case 'Outage':
      return outagePlaces[fault.kind];
    case 'Disconnect':
      return fault.stream === 'all' ? 'all streams' : fault.stream;
    case 'Restart':
      return 'everything';
    case 'StaleMark':
      return 'market';
    case 'LoseCredentials':
      return 'requests with a key';
    case 'ClockSkew':
      return 'venueTime';
    default:
      return unreachable(fault);
  }
}

const outagePlaces = {
  '5xx': 'all requests',
  '429': 'all requests',
  unreachable: 'everything',
  writesOnly: 'writes',
  readsOnly: 'reads',
} as const satisfies Record<OutageOptions['kind'], string>;
