import type { RequestPoint } from '@bot/simulation';
import type { RequestFault } from './fault';
import type { Struck } from './faultScript';
import type { FaultsInForce } from './faultsInForce';

/** What the desk asks about each request. */
export interface RequestFaultSource {
  /** Counts a request that leaves now; what it meets on its way. */
  leaving(point: RequestPoint): RequestFault | null;
  /** What everything meets that arrives at the venue now. */
  arriving(point: RequestPoint): RequestFault | null;
  /** Answers that would arrive now are lost. */
  losesAnswers(): boolean;
}

/** What lasts comes first, since nothing else can happen meanwhile; then what was armed; then what chance says. */
export function createRequestFaults(inForce: FaultsInForce): RequestFaultSource {
  const { clock, requestScript, disruptions } = inForce;
  return {
    leaving(point) {
      const away = disruptions.meet(({ leaving }) => leaving);
      if (away !== null) return away;
      // Thrown in any case, so that a fault that is armed shifts no other.
      const drawn = inForce.drawn?.request(point) ?? null;
      const struck = requestScript.take(point, clock.monotonicMs());
      return struck === null ? drawn : withTime(struck);
    },
    arriving: (point) => disruptions.meet(({ arriving }, sinceMs) => arriving(point, sinceMs)),
    losesAnswers: () => disruptions.meet(({ losesAnswers }) => losesAnswers || null) ?? false,
  };
}

/** A limit that lasts says when it will be over. */
function withTime({ fault, leftMs }: Struck<RequestFault>): RequestFault {
  if (fault.fault !== 'RateLimit' || fault.retryAfterMs !== null || leftMs === null || leftMs === Infinity)
    return fault;
  return { ...fault, retryAfterMs: leftMs };
}

export const noRequestFaults: RequestFaultSource = {
  leaving: () => null,
  arriving: () => null,
  losesAnswers: () => false,
};
