import { unreachable } from '@bot/core';
import type { RequestPoint, StreamPoint } from '@bot/simulation';
import type { LastingFault, RequestFault } from './fault';
import { requestKinds } from './faultPoints';

/** How a stream is: Down, nothing arrives and nothing makes up for it; Silent, only heartbeats do. */
export type LineState = 'Open' | 'Silent' | 'Down';

/** What a fault that lasts means for everything that comes by while it is on. */
export interface Impact {
  /** What a request meets on leaving. */
  readonly leaving: RequestFault | null;
  /** What a request meets on arriving. */
  readonly arriving: (point: RequestPoint, sinceMs: number) => RequestFault | null;
  /** Answers that would arrive now are lost. */
  readonly losesAnswers: boolean;
  readonly line: (stream: StreamPoint) => LineState;
}

const none: Impact = { leaving: null, arriving: () => null, losesAnswers: false, line: () => 'Open' };
const serverError: RequestFault = { fault: 'ServerError', acted: false };

/** The network takes everything and gives nothing back. */
const swallowing: Pick<Impact, 'arriving' | 'losesAnswers'> = {
  arriving: () => ({ fault: 'DropRequest' }),
  losesAnswers: true,
};
/** Nothing can even be sent. */
const away: Impact = { ...swallowing, leaving: { fault: 'Fail', code: 'NotConnected' }, line: () => 'Down' };

export function impactOf(fault: LastingFault): Impact {
  switch (fault.fault) {
    case 'Outage':
      return outageImpact(fault.kind);
    case 'Disconnect':
      return disconnectImpact(fault);
    case 'Restart':
      return away;
    case 'StaleMark':
      return {
        ...none,
        arriving: (point, sinceMs) => (point === 'quote' && sinceMs > 0 ? { fault: 'Stale', byMs: sinceMs } : null),
        line: (stream) => (stream === 'market' ? 'Silent' : 'Open'),
      };
    case 'LoseCredentials':
      return { ...none, arriving: failing('AuthenticationFailed', (point) => requestKinds[point] !== 'Public') };
    case 'ClockSkew':
      return none;
    default:
      return unreachable(fault);
  }
}

function outageImpact(kind: Extract<LastingFault, { readonly fault: 'Outage' }>['kind']): Impact {
  switch (kind) {
    case '5xx':
      return { ...none, arriving: () => serverError };
    case '429':
      return { ...none, arriving: () => ({ fault: 'RateLimit', retryAfterMs: null }) };
    case 'unreachable':
      return away;
    case 'writesOnly':
      return { ...none, arriving: (point) => (requestKinds[point] === 'Write' ? serverError : null) };
    case 'readsOnly':
      return { ...none, arriving: (point) => (requestKinds[point] === 'Write' ? null : serverError) };
    default:
      return unreachable(kind);
  }
}

function disconnectImpact({ stream, kind }: Extract<LastingFault, { readonly fault: 'Disconnect' }>): Impact {
  const isCut = (point: StreamPoint): boolean => stream === 'all' || (stream === 'market') === (point === 'market');
  switch (kind) {
    case 'clean':
      return { ...none, line: (point) => (isCut(point) ? 'Down' : 'Open') };
    case 'halfOpen':
      return { ...swallowing, leaving: { fault: 'DropRequest' }, line: (point) => (isCut(point) ? 'Down' : 'Open') };
    case 'silent':
      return { ...none, line: (point) => (isCut(point) ? 'Silent' : 'Open') };
    default:
      return unreachable(kind);
  }
}

const failing =
  (code: 'AuthenticationFailed', isHit: (point: RequestPoint) => boolean) =>
  (point: RequestPoint): RequestFault | null =>
    isHit(point) ? { fault: 'Fail', code } : null;
