import type { EpochMs } from '@bot/core';
import type { Decision } from '../decision';
import type { InputOf } from '../input';
import { driftText } from '../state/drifts';
import { driftsOf } from '../state/driftsOf';
import type { EngineState } from '../state/engineState';
import { restrictionKey } from '../state/modes';
import { MAX_READ_DELAY_MS } from './backoff';
import { recordFailure, recordSuccess } from './tasks';

/** Books that differ are read again this soon, since orders move while they are read. */
const SECOND_LOOK_MS = 5_000;

/** What others do on the account comes in swarms; one reading takes in what came since the last. */
const READINGS_APART_MS = 1_000;

export function observeBooksUnreadable(state: EngineState, { at }: InputOf<'VenueBooksUnreadable'>): void {
  const { view, config } = state;
  recordFailure(state, 'Reconciliation');
  view.tasks.set('Reconciliation', at + Math.min(config.reconcileIntervalMs, MAX_READ_DELAY_MS));
}

/** A report of something that no order of ours brought about. */
export function observeReport({ view, ledger }: EngineState, input: InputOf<'OrderReported' | 'FillReported'>): void {
  const { at } = input;
  const report = input.type === 'FillReported' ? input.fill : input.progress;
  const isReversal = input.type === 'FillReported' && input.fill.tradeType === 'Reversal';
  if (!isReversal && ledger.orders.has(report.clientOrderId)) return;
  if (view.tasks.get('Reconciliation') === null) view.readAgain = true;
  else
    view.tasks.set(
      'Reconciliation',
      Math.min(nextAt(view.tasks, at), Math.max(at, lastRead(view) + READINGS_APART_MS)),
    );
}

/** What the reading showed, and when the books are read next. */
export function noteBooks(
  state: EngineState,
  { at, books }: InputOf<'VenueBooksRead'>,
  { events, commands }: Decision,
): void {
  const { view, config, ledger } = state;
  view.booksReadAt = at;
  view.margins.clear();
  for (const margin of books.margins) view.margins.set(margin.currency, margin);

  // Books that brought news were not compared: half of them is from before it.
  const wasCompared = events.length === 0 || events.some(({ type }) => type === 'BooksCompared');
  noteDrifts(state, at, wasCompared ? books : null);
  if (commands.some(({ type }) => type === 'ReadVenueBooks')) return;
  recordSuccess(state, 'Reconciliation', at);
  const isImpossible = ledger.restrictions.has(restrictionKey('All', 'ImpossibleBalance'));
  const isDoubtful = !wasCompared || view.drifts.size > 0 || isImpossible;
  const soonMs = view.readAgain ? READINGS_APART_MS : SECOND_LOOK_MS;
  const waitMs =
    view.readAgain || isDoubtful ? Math.min(config.reconcileIntervalMs, soonMs) : config.reconcileIntervalMs;
  view.readAgain = false;
  view.tasks.set('Reconciliation', at + waitMs);
}

/** Whether a request arrived shows in the books. A reading that is on its way already is not doubled, and a pause is kept. */
export function readBooksSoon({ ledger, view: { tasks } }: EngineState, at: EpochMs): void {
  const dueAt = tasks.get('Reconciliation') ?? null;
  const soonAt = Math.max(at + SECOND_LOOK_MS, ledger.pausedUntil);
  if (dueAt !== null) tasks.set('Reconciliation', Math.min(dueAt, soonAt));
}

/** null: nothing was compared. */
function noteDrifts(state: EngineState, at: EpochMs, books: InputOf<'VenueBooksRead'>['books'] | null): void {
  const { view } = state;
  const before = view.drifts;
  const drifts = books === null ? [] : driftsOf(state, books);
  view.drifts = new Map(drifts.map(driftText).map((text) => [text, before.get(text) ?? at]));
  if (drifts.length > 0) view.differSince ??= at;
  else if (view.differSince !== null && books !== null) {
    view.differedMs += at - view.differSince;
    view.differSince = null;
  }
}

const nextAt = (tasks: EngineState['view']['tasks'], at: EpochMs): EpochMs => tasks.get('Reconciliation') ?? at;
const lastRead = ({ booksReadAt }: EngineState['view']): EpochMs => booksReadAt ?? 0;
