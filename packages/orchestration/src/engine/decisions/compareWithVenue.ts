import { isTerminal, type Drift, type EpochMs } from '@bot/core';
import { both, decision, event, nothing, type CorrelatedEvent, type Decision } from '../decision';
import type { InputOf, VenueBooks } from '../input';
import { isCompared } from '../state/permitted';
import { endedBy } from '../state/alerts';
import { readVenueBooks } from '../state/books';
import { driftText } from '../state/drifts';
import { driftsOf } from '../state/driftsOf';
import type { StateInSight } from '../state/engineState';
import { isFundingDue } from '../state/unlistedFunding';
import { settleDrifts } from './settleDrifts';

/** So often it is recorded that the books agree: a start reads the venue's records from there. */
const RECORD_EVERY_MS = 3_600_000;

/** A difference counts when two readings in a row show it, since orders move while the books are read. */
export function compareWithVenue(state: StateInSight, { books, at }: InputOf<'VenueBooksRead'>): Decision {
  const { view } = state;
  const drifts = driftsOf(state, books);
  const counted = drifts.filter((drift) => view.drifts.has(driftText(drift)));
  // Before trading begins the second look is at once; later the task takes it.
  if (counted.length < drifts.length && !isCompared(state)) return decision([], readVenueBooks(state));

  const again = decision(cancelsToRepeat(state, books));
  if (counted.length > 0) return both(confirmed(state, counted), again);
  const isNews = drifts.length === 0 && isWorthARecord(state, books, at);
  return both(isNews ? decision([event('BooksCompared', { drifts })]) : nothing, again);
}

function isWorthARecord(state: StateInSight, { fundings }: VenueBooks, at: EpochMs): boolean {
  const { ledger } = state;
  const isFirst = !isCompared(state);
  const isOver = endedBy(ledger.alerts, 'BooksAgree').length > 0;
  // What was due and is not paid by now is nothing that later cash could be taken for.
  const isPaid = fundings === null && isFundingDue(state);
  return isFirst || isOver || isPaid || at - (ledger.comparedAt ?? at) >= RECORD_EVERY_MS;
}

/** Said before, it is not said again: a person who has looked and gone back to normal is not overruled. */
function confirmed(state: StateInSight, drifts: readonly Drift[]): Decision {
  const settled = settleDrifts(state, drifts);
  const isNews = settled.length > 0 || !isCompared(state);
  return isNews ? decision([event('BooksCompared', { drifts }), ...settled]) : nothing;
}

/** The venue still lists as live what it agreed to cancel. Asking again is harmless. */
function cancelsToRepeat({ ledger, view }: StateInSight, { ours }: VenueBooks): readonly CorrelatedEvent[] {
  return ours.flatMap(({ clientOrderId, found }): CorrelatedEvent[] => {
    const send = ledger.sends.get(clientOrderId);
    const isLive = found !== null && !isTerminal(found.progress.status);
    const isAnswered = view.asked.get(clientOrderId)?.answered === true;
    if (send?.action !== 'Cancel' || !isLive || !isAnswered) return [];
    const error = 'The venue still lists it.';
    const again = { clientOrderId, action: 'Cancel', attempt: send.attempt + 1, dueAt: view.now, error } as const;
    return [event('RetryScheduled', again, clientOrderId)];
  });
}
