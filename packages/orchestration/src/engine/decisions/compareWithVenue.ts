import { compareBooks, isTerminal, type Drift } from '@bot/core';
import { both, decision, event, nothing, type CorrelatedEvent, type Decision } from '../decision';
import type { VenueBooks } from '../input';
import { alertKey, endedBy } from '../state/alerts';
import { driftText, ourBooks, readVenueBooks, venueBooks } from '../state/books';
import type { StateInSight } from '../state/engineState';
import { alertOnce } from './alert';
import { restrict } from './restrict';

/** A difference counts when two readings in a row show it, since orders move while the books are read. */
export function compareWithVenue(state: StateInSight, books: VenueBooks): Decision {
  const { ledger, view } = state;
  const drifts = compareBooks(ourBooks(state), venueBooks(state, books));
  const text = driftText(drifts);
  const firstLook = drifts.length > 0 && view.lastDrifts !== text;
  // Before trading begins the second look is at once; later the task takes it.
  if (firstLook && !view.reconciled) return decision([], readVenueBooks(state));

  const again = decision(cancelsToRepeat(state, books));
  if (firstLook) return again;
  if (drifts.length > 0) return both(confirmed(state, drifts, text), again);
  const isNews = !view.reconciled || endedBy(ledger.alerts, 'BooksAgree').length > 0;
  return both(isNews ? decision([event('BooksCompared', { drifts })]) : nothing, again);
}

/** The books differ. What is open may be closed, nothing new is opened until a person has looked. */
function confirmed(state: StateInSight, drifts: readonly Drift[], text: string): Decision {
  const { ledger, view } = state;
  const compared = event('BooksCompared', { drifts });
  // Said before: a person who has looked and gone back to normal is not overruled.
  if (ledger.alerts.has(alertKey('BooksDiffer', text))) return view.reconciled ? nothing : decision([compared]);
  const message = `Our books and the venue's differ: ${text}. No new positions are opened. Compare with the venue's own page; another program or person may be trading on this account.`;
  return decision([
    compared,
    ...alertOnce(state, { severity: 'Critical', code: 'BooksDiffer', subject: text, message }),
    ...restrict(state, { cause: 'Drift', numbers: { drifts: text } }),
  ]);
}

/** The venue still lists as live what it agreed to cancel. Asking again is harmless. */
function cancelsToRepeat({ ledger, view }: StateInSight, { ours }: VenueBooks): readonly CorrelatedEvent[] {
  return ours.flatMap(({ clientOrderId, found }): CorrelatedEvent[] => {
    const order = ledger.orders.get(clientOrderId);
    const send = ledger.sends.get(clientOrderId);
    const isLive = found !== null && !isTerminal(found.progress.status);
    const isAnswered = view.asked.get(clientOrderId)?.answered === true;
    if (order?.status !== 'PendingCancel' || send === undefined || !isLive || !isAnswered) return [];
    const error = 'The venue still lists it.';
    const again = { clientOrderId, action: 'Cancel', attempt: send.attempt + 1, dueAt: view.now, error } as const;
    return [event('RetryScheduled', again, clientOrderId)];
  });
}
