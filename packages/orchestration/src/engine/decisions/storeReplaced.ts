import type { BotEventPayloads } from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import type { VenueBooks } from '../input';
import { driftsOf } from '../state/driftsOf';
import type { StateInSight } from '../state/engineState';
import { restrictionKey } from '../state/modes';
import { lift, trip } from './restrict';

/** What a log begins with that stands in for a damaged one: why it is here, and a halt from the first moment. */
export function storeReplaced(
  state: StateInSight,
  replaced: BotEventPayloads['StoreReplaced'],
): readonly CorrelatedEvent[] {
  const { archive, problems } = replaced;
  const happened = `The log could not be trusted: ${problems.join(' ')} Its files are kept in ${archive}, and a new log was begun. The books are opened anew from the venue; orders of the old log may still be live there.`;
  return [event('StoreReplaced', replaced), ...trip(state, { cause: 'StoreDamaged', numbers: { archive } }, happened)];
}

/**
 * After a replacement, if the operator has chosen so: trading may go on once the books agree and the venue has no live order
 * that the new log does not know.
 */
export function resumeAfterReplacement(state: StateInSight, books: VenueBooks): readonly CorrelatedEvent[] {
  const { config, ledger } = state;
  const isHeld = ledger.restrictions.has(restrictionKey('All', 'StoreDamaged'));
  if (!isHeld || config.storage.afterRebuild !== 'resumeWhenReconciled') return [];
  const agree = driftsOf(state, books).length === 0;
  const knowsAll = books.openOrders.every(({ progress }) => ledger.orders.has(progress.clientOrderId));
  return agree && knowsAll ? lift(state, { cause: 'StoreDamaged' }) : [];
}
