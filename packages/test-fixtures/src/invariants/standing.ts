import type { VenueOrder } from '@bot/core';
import type { VenueTruth, VenueUnderControl } from '@bot/simulation';
import type { ErrorWatch } from '../world/errorWatch';
import type { SecretWatch } from '../world/secretWatch';
import type { WishFacts } from './stepFacts';

/** What a step can have changed. */
export interface StandingOptions {
  readonly venue: Pick<VenueUnderControl, 'truth' | 'instruments'>;
  /** Time that no clock that is set moves. */
  readonly monotonicMs: () => number;
  readonly logLength: () => number;
  /** The memory of the bot is ahead of its log for now, so that the two cannot be compared. */
  readonly logIsBehind: () => boolean;
  readonly wishes: () => readonly WishFacts[];
  readonly secretWatch: Pick<SecretWatch, 'shown'>;
  readonly errorWatch: Pick<ErrorWatch, 'thrown'>;
}

/** While nothing else happens: a book may stay crossed, a position bare, a duty undone. */
const LOOK_AGAIN_MS = 10_000;

const acting: ReadonlySet<string> = new Set([
  'submitOrder',
  'amendOrder',
  'cancelOrders',
  'closePosition',
  'positions',
]);

/** Anything that can break an invariant moves this, and time does; a request that only reads does not. */
export function createStanding(options: StandingOptions): () => string {
  const { venue, monotonicMs, logLength, logIsBehind, wishes, secretWatch, errorWatch } = options;
  const { truth, instruments } = venue;
  const actions = countedActions(truth);
  const statusesOf = statusesIn();
  return () => {
    let decided = 0;
    for (const { clientOrderId, isDenied } of wishes()) if (isDenied || clientOrderId !== undefined) decided += 1;
    const statuses = instruments.map(({ instrumentId }) => truth.tradingStatus(instrumentId)).join();
    const escaped = secretWatch.shown().length + errorWatch.thrown.length;
    const counted = `${logLength()} ${logIsBehind()} ${actions()} ${truth.fills().length} ${decided} ${escaped}`;
    return `${counted} ${statusesOf(truth.orders())} ${statuses} ${Math.floor(monotonicMs() / LOOK_AGAIN_MS)}`;
  };
}

/** The statuses of all orders; of the very same list they are not read again. */
function statusesIn(): (orders: readonly VenueOrder[]) => string {
  let read: readonly VenueOrder[] = [];
  let statuses = '';
  return (orders) => {
    if (orders !== read) statuses = orders.map(({ progress }) => progress.status).join();
    read = orders;
    return statuses;
  };
}

/** How many requests have arrived that ask the venue to do something, or for its books. */
function countedActions(truth: VenueTruth): () => number {
  let seen = 0;
  let count = 0;
  return () => {
    const requests = truth.requests();
    count += requests.slice(seen).filter(({ method }) => acting.has(method)).length;
    seen = requests.length;
    return count;
  };
}
