import {
  compareBooks,
  createMarkWindow,
  isTerminal,
  markOf,
  type Candle,
  type EpochMs,
  type JsonValue,
  type Quote,
} from '@bot/core';
import type { Decision } from './decision';
import type { EngineInput, InputOf } from './input';
import { driftText, ourBooks, venueBooks } from './state/books';
import type { EngineState } from './state/engineState';
import type { PendingQuery, View } from './state/view';

/** Look-ups of an unknown order come 1, 2, 4 … seconds apart, never more than this. */
const MAX_QUERY_DELAY_MS = 30_000;
const MAX_LOAD_DELAY_MS = 60_000;
/** Books that differ are read again this soon, since orders move while they are read. */
const SECOND_LOOK_MS = 5_000;

/** The view takes the input in, before it is decided upon. */
export function observe(state: EngineState, input: EngineInput): void {
  const { view, config } = state;
  view.now = input.at;
  switch (input.type) {
    case 'VenueLoaded':
      view.fees = input.fees;
      view.loadAt = null;
      input.warmUp.map(closingQuote).forEach((quote) => {
        noteMark(state, quote);
        rememberSample(state, quote);
      });
      return;
    case 'VenueLoadFailed':
      view.loadTries += 1;
      view.loadAt = input.at + backoffMs(view.loadTries, MAX_LOAD_DELAY_MS);
      return;
    case 'QuoteSampled':
      sample(state, input.quote);
      return;
    case 'CancelFailed':
      readBooksSoon(view, input.at);
      return;
    case 'VenueBooksUnreadable':
      view.tasks.set('Reconciliation', input.at + Math.min(config.reconcileIntervalMs, MAX_QUERY_DELAY_MS));
      return;
    case 'OrderQueried':
    case 'OrderQueryFailed':
      // An order that was resolved meanwhile is not looked up again.
      if (view.queries.has(input.clientOrderId)) scheduleQuery(view, input.clientOrderId, input.at);
      return;
    default:
  }
}

/** The view notes what the decision means for it: what is on its way, what is resolved, what is due when. */
export function noteDecision(state: EngineState, input: EngineInput, decision: Decision): void {
  const { view } = state;
  const { events, commands } = decision;
  for (const command of commands) {
    if (command.type === 'LoadVenue') view.loadAt = null;
    if (command.type === 'ReadVenueBooks') view.tasks.set('Reconciliation', null);
    if (command.type === 'QueryOrder') {
      const { clientOrderId } = command;
      view.queries.set(clientOrderId, { tries: triesOf(view, clientOrderId) + 1, nextAt: null });
    }
  }
  if (events.some(({ type }) => type === 'BooksCompared')) view.reconciled = true;
  if (input.type === 'VenueBooksRead') noteBooks(state, input, decision);
  if (events.length > 0 || input.type === 'VenueBooksRead') noteUnknownOrders(state, input.at);
}

function noteBooks(state: EngineState, { at, books }: InputOf<'VenueBooksRead'>, { events, commands }: Decision): void {
  const { view, config } = state;
  const isReadAgain = commands.some(({ type }) => type === 'ReadVenueBooks');
  // Books that brought news were not compared: half of them is from before it.
  const compared = !(isReadAgain && events.length > 0);
  view.lastDrifts = compared ? driftText(compareBooks(ourBooks(state), venueBooks(state, books))) : '';
  if (isReadAgain) return;
  const waitMs =
    view.lastDrifts === '' ? config.reconcileIntervalMs : Math.min(config.reconcileIntervalMs, SECOND_LOOK_MS);
  view.tasks.set('Reconciliation', at + waitMs);
}

/** An order whose fate became unknown is looked up from now on; one that is resolved no more. */
function noteUnknownOrders({ view, ledger }: EngineState, at: EpochMs): void {
  for (const clientOrderId of ledger.liveOrderIds) {
    const unresolved = ledger.orders.get(clientOrderId)?.status === 'Unknown';
    if (unresolved && !view.queries.has(clientOrderId)) scheduleQuery(view, clientOrderId, at);
  }
  for (const clientOrderId of view.queries.keys()) {
    const order = ledger.orders.get(clientOrderId);
    const resolved = order === undefined || isTerminal(order.status) || order.venueOrderId !== null;
    if (resolved) view.queries.delete(clientOrderId);
  }
}

/** Before the venue was loaded a quote is only a price: strategies begin with the warm-up, which is older. */
function sample(state: EngineState, quote: Quote): void {
  const { view } = state;
  const newest = view.marks.get(quote.instrumentId)?.latest();
  if (newest !== undefined && newest.at > quote.at) {
    if (!isFromFuture(state, newest.at) || isFromFuture(state, quote.at)) return;
    // A time that cannot be true must not hold back the true ones that follow.
    view.marks.delete(quote.instrumentId);
  }
  noteMark(state, quote);
  if (view.fees !== null) rememberSample(state, quote);
}

const isFromFuture = ({ view, config }: EngineState, at: EpochMs): boolean =>
  at - view.now > config.limits.maxMarkAgeMs;

function noteMark({ view, config }: EngineState, quote: Quote): void {
  const window = view.marks.get(quote.instrumentId) ?? createMarkWindow(config.markWindowSize);
  view.marks.set(quote.instrumentId, window);
  window.push(markOf(quote));
}

function rememberSample({ view, strategies }: EngineState, quote: Quote): void {
  const { instrumentId } = quote;
  const memories = view.memories.get(instrumentId) ?? new Map<string, JsonValue>();
  view.memories.set(instrumentId, memories);
  for (const strategy of strategies) {
    const memory = memories.get(strategy.strategyId) ?? strategy.initialMemory(instrumentId);
    memories.set(strategy.strategyId, strategy.observe(memory, quote));
  }
}

/** A closed candle stands for the quote at its end. */
const closingQuote = ({ instrumentId, close, volume, openedAt, durationMs }: Candle): Quote => ({
  instrumentId,
  bid: close,
  ask: close,
  bidSize: volume,
  askSize: volume,
  at: openedAt + durationMs,
});

const triesOf = (view: View, clientOrderId: string): number => view.queries.get(clientOrderId)?.tries ?? 0;

function scheduleQuery(view: View, clientOrderId: string, at: number): void {
  const tries = triesOf(view, clientOrderId);
  const next: PendingQuery = { tries, nextAt: at + backoffMs(tries + 1, MAX_QUERY_DELAY_MS) };
  view.queries.set(clientOrderId, next);
}

/** Worked example: 1st try after 1 s, 2nd after 2 s, 3rd after 4 s. */
const backoffMs = (nth: number, maxMs: number): number => Math.min(1_000 * 2 ** (nth - 1), maxMs);

/** Whether a cancel arrived shows in the books. A reading that is on its way already is not doubled. */
function readBooksSoon({ tasks }: View, at: EpochMs): void {
  const dueAt = tasks.get('Reconciliation') ?? null;
  if (dueAt !== null) tasks.set('Reconciliation', Math.min(dueAt, at + SECOND_LOOK_MS));
}
