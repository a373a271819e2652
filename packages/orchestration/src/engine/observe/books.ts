import { compareBooks } from '@bot/core';
import type { Decision } from '../decision';
import type { InputOf } from '../input';
import { driftText, ourBooks, venueBooks } from '../state/books';
import type { EngineState } from '../state/engineState';
import { MAX_READ_DELAY_MS } from './backoff';
import { recordFailure, recordSuccess } from './tasks';

/** Books that differ are read again this soon, since orders move while they are read. */
const SECOND_LOOK_MS = 5_000;

export function observeBooksUnreadable(state: EngineState, { at }: InputOf<'VenueBooksUnreadable'>): void {
  const { view, config } = state;
  recordFailure(state, 'Reconciliation');
  view.tasks.set('Reconciliation', at + Math.min(config.reconcileIntervalMs, MAX_READ_DELAY_MS));
}

/** What the reading showed, and when the books are read next. */
export function noteBooks(
  state: EngineState,
  { at, books }: InputOf<'VenueBooksRead'>,
  { events, commands }: Decision,
): void {
  const { view, config } = state;
  const isReadAgain = commands.some(({ type }) => type === 'ReadVenueBooks');
  // Books that brought news were not compared: half of them is from before it.
  const compared = !(isReadAgain && events.length > 0);
  view.lastDrifts = compared ? driftText(compareBooks(ourBooks(state), venueBooks(state, books))) : '';
  if (isReadAgain) return;
  recordSuccess(state, 'Reconciliation', at);
  const waitMs =
    view.lastDrifts === '' ? config.reconcileIntervalMs : Math.min(config.reconcileIntervalMs, SECOND_LOOK_MS);
  view.tasks.set('Reconciliation', at + waitMs);
}
