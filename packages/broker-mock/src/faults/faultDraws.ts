import type { Random } from '@bot/core';
import {
  integerBetween,
  pick,
  type FaultProfile,
  type RequestPoint,
  type RequestRates,
  type StreamPoint,
  type StreamRates,
} from '@bot/simulation';
import type { RequestFault, StreamFault } from './fault';
import { faultScopes, malformationsAt } from './faultPoints';

interface RequestDraw {
  readonly fault: RequestFault['fault'];
  readonly draw: (dice: Random, profile: FaultProfile, point: RequestPoint) => RequestFault;
}

/** How each rate of a request becomes a fault. The order is part of what a seed means. */
export const requestDraws = {
  dropRequest: { fault: 'DropRequest', draw: () => ({ fault: 'DropRequest' }) },
  acceptThenDropResponse: { fault: 'AcceptThenDropResponse', draw: () => ({ fault: 'AcceptThenDropResponse' }) },
  serverError: { fault: 'ServerError', draw: () => ({ fault: 'ServerError', acted: false }) },
  serverErrorAfterActing: { fault: 'ServerError', draw: () => ({ fault: 'ServerError', acted: true }) },
  rateLimit: {
    fault: 'RateLimit',
    draw: (dice, { retryAfterMaxMs }) => ({
      fault: 'RateLimit',
      retryAfterMs: integerBetween(dice, 1, retryAfterMaxMs),
    }),
  },
  delayResponse: {
    fault: 'DelayResponse',
    draw: (dice, { delayResponseMaxMs }) => ({
      fault: 'DelayResponse',
      byMs: integerBetween(dice, 1, delayResponseMaxMs),
    }),
  },
  duplicateRequest: { fault: 'DuplicateRequest', draw: () => ({ fault: 'DuplicateRequest' }) },
  reorderResponse: { fault: 'ReorderResponse', draw: () => ({ fault: 'ReorderResponse' }) },
  stale: {
    fault: 'Stale',
    draw: (dice, { staleMaxMs }) => ({ fault: 'Stale', byMs: integerBetween(dice, 1, staleMaxMs) }),
  },
  notFound: { fault: 'NotFound', draw: () => ({ fault: 'NotFound' }) },
  malformed: {
    fault: 'Malformed',
    draw: (dice, _profile, point) => ({ fault: 'Malformed', how: pick(dice, malformationsAt(point)) }),
  },
} as const satisfies Record<keyof RequestRates, RequestDraw>;

/** How each rate of a stream becomes a fault. The order is part of what a seed means. */
export const streamDraws = {
  drop: () => ({ fault: 'Drop' }),
  delay: (dice, { delayMaxMs }) => ({ fault: 'Delay', byMs: integerBetween(dice, 1, delayMaxMs) }),
  duplicate: () => ({ fault: 'Duplicate' }),
  reorder: () => ({ fault: 'Reorder' }),
  sequenceGap: () => ({ fault: 'SequenceGap' }),
} as const satisfies Record<keyof StreamRates, (dice: Random, profile: FaultProfile) => StreamFault>;

export const requestRateNames = Object.keys(requestDraws) as readonly (keyof RequestRates)[];
export const streamRateNames = Object.keys(streamDraws) as readonly (keyof StreamRates)[];

export const requestRatesAt = (point: RequestPoint): readonly (keyof RequestRates)[] =>
  requestRateNames.filter((name) => {
    const { points }: { readonly points: readonly RequestPoint[] } = faultScopes[requestDraws[name].fault];
    return points.includes(point);
  });

/** Only a connection for market data has numbers. */
export const streamRatesAt = (point: StreamPoint): readonly (keyof StreamRates)[] =>
  streamRateNames.filter((name) => name !== 'sequenceGap' || point === 'market');
