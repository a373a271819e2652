import { unreachable } from '@bot/core';
import type { DisconnectOptions, OutageOptions, RequestPoint, StreamPoint } from '@bot/simulation';
import type { LastingFault, RequestFault } from './fault';
import { requestKinds } from './faultPoints';

/** How a stream is: Down, nothing arrives and nothing makes up for it; Silent, only heartbeats do. */
export type LineState = 'Open' | 'Silent' | 'Down';

/**
 * Why a stream is Down, for whoever carries it over sockets. Broken: a connection breaks, and a new one breaks as soon as it asks for
 * the stream. HalfOpen: it takes everything and gives nothing, and nobody is told. Restart, Unreachable: with a word of farewell or
 * without, and then there is no way to connect.
 */
export type LineCut = 'Broken' | 'HalfOpen' | 'Restart' | 'Unreachable';

/** What a fault that lasts means for everything that comes by while it is on. */
export interface Impact {
  /** What a request meets on leaving. */
  readonly leaving: RequestFault | null;
  /** What a request meets on arriving. */
  readonly arriving: (point: RequestPoint, sinceMs: number) => RequestFault | null;
  /** Answers that would arrive now are lost. */
  readonly losesAnswers: boolean;
  readonly line: (stream: StreamPoint) => LineState;
  /** Of the streams that are Down. */
  readonly cut: LineCut | null;
}

const none: Impact = { leaving: null, arriving: () => null, losesAnswers: false, line: () => 'Open', cut: null };
const serverError: RequestFault = { fault: 'ServerError', acted: false };
const notAccepted: RequestFault = { fault: 'Fail', code: 'AuthenticationFailed' };

/** The network takes everything and gives nothing back. */
const swallowing: Pick<Impact, 'arriving' | 'losesAnswers'> = {
  arriving: () => ({ fault: 'DropRequest' }),
  losesAnswers: true,
};
/** Nothing can even be sent. */
const away = (cut: LineCut): Impact => ({
  ...swallowing,
  leaving: { fault: 'Fail', code: 'NotConnected' },
  line: () => 'Down',
  cut,
});

export function impactOf(fault: LastingFault): Impact {
  switch (fault.fault) {
    case 'Outage':
      return outages[fault.kind];
    case 'Disconnect':
      return cutImpact(fault);
    case 'Restart':
      return away('Restart');
    case 'StaleMark':
      return {
        ...none,
        arriving: (point, sinceMs) => (point === 'quote' && sinceMs > 0 ? { fault: 'Stale', byMs: sinceMs } : null),
        line: (stream) => (stream === 'market' ? 'Silent' : 'Open'),
      };
    case 'LoseCredentials':
      return { ...none, arriving: (point) => (requestKinds[point] === 'Public' ? null : notAccepted) };
    case 'ClockSkew':
      return none;
    default:
      return unreachable(fault);
  }
}

const outages: Readonly<Record<OutageOptions['kind'], Impact>> = {
  '5xx': { ...none, arriving: () => serverError },
  '429': { ...none, arriving: () => ({ fault: 'RateLimit', retryAfterMs: null }) },
  unreachable: away('Unreachable'),
  writesOnly: { ...none, arriving: (point) => (requestKinds[point] === 'Write' ? serverError : null) },
  readsOnly: { ...none, arriving: (point) => (requestKinds[point] === 'Write' ? null : serverError) },
};

const cuts: Readonly<Record<DisconnectOptions['kind'], { readonly impact: Impact; readonly line: LineState }>> = {
  clean: { impact: { ...none, cut: 'Broken' }, line: 'Down' },
  halfOpen: {
    impact: { ...none, ...swallowing, leaving: { fault: 'DropRequest' }, cut: 'HalfOpen' },
    line: 'Down',
  },
  silent: { impact: none, line: 'Silent' },
};

function cutImpact({ stream, kind }: Extract<LastingFault, { readonly fault: 'Disconnect' }>): Impact {
  const { impact, line } = cuts[kind];
  // Fills come on the connection of the reports.
  const isCut = (point: StreamPoint): boolean => stream === 'all' || (stream === 'market') === (point === 'market');
  return { ...impact, line: (point) => (isCut(point) ? line : 'Open') };
}
