import type {
  BotEventType,
  ClientOrderId,
  DenialReason,
  EpochMs,
  EventStore,
  FillDetail,
  Money,
  Order,
  RecordedBotEvent,
  StoredEvent,
} from '@bot/core';
import { foldLog, recordedEvents, type Ledger } from '@bot/orchestration';

/** Everything that a log tells about its bot. */
export interface LogReading {
  /** What the bot owns and has promised. */
  readonly ledger: Ledger;
  /** Every order that was ever submitted, oldest first; the ledger forgets those that ended a day ago. */
  readonly orders: ReadonlyMap<ClientOrderId, Readonly<Order>>;
  /** Every fill whose price and fee are known, oldest first. */
  readonly fills: readonly FillDetail[];
  readonly events: number;
  readonly byType: ReadonlyMap<BotEventType, number>;
  /** Repeats of a denial are not in the log, so these are first times. */
  readonly denials: ReadonlyMap<DenialReason, number>;
  readonly firstAt: EpochMs | null;
  readonly lastAt: EpochMs | null;
  /** What the bot last said that it was worth, and when. */
  readonly lastEquity: { readonly equity: Money; readonly at: EpochMs } | null;
  /** The newest events, oldest first. */
  readonly recent: readonly RecordedBotEvent[];
}

/**
 * Reads a log once, from its first to its last event.
 * @param keep how many of the newest events are handed out as they are
 * @throws EventStoreError when the log cannot be read
 */
export function readLog(store: Pick<EventStore, 'read'>, keep = 0): LogReading {
  const ledger = foldLog({ read: () => [] });
  const notes = createNotes(keep);

  function* followed(): Iterable<StoredEvent> {
    for (const stored of store.read()) {
      yield stored;
      // Here the ledger has taken the event in: it asks for the next one.
      const order = ledger.orders.get(stored.correlationId);
      if (order !== undefined) notes.orders.set(order.clientOrderId, order);
      for (const event of recordedEvents({ read: () => [stored] })) note(notes, event);
    }
  }

  foldLog({ read: followed }, ledger);
  const { orders, fills, events, byType, denials, firstAt, lastAt, lastEquity, recent } = notes;
  const newest = keep === 0 ? [] : recent.slice(-keep);
  return { ledger, orders, fills, events, byType, denials, firstAt, lastAt, lastEquity, recent: newest };
}

interface Notes {
  readonly keep: number;
  readonly orders: Map<ClientOrderId, Readonly<Order>>;
  readonly fills: FillDetail[];
  readonly byType: Map<BotEventType, number>;
  readonly denials: Map<DenialReason, number>;
  recent: RecordedBotEvent[];
  events: number;
  firstAt: EpochMs | null;
  lastAt: EpochMs | null;
  lastEquity: LogReading['lastEquity'];
}

const createNotes = (keep: number): Notes => ({
  keep,
  orders: new Map(),
  fills: [],
  byType: new Map(),
  denials: new Map(),
  recent: [],
  events: 0,
  firstAt: null,
  lastAt: null,
  lastEquity: null,
});

function note(notes: Notes, event: RecordedBotEvent): void {
  const { type, at, payload } = event;
  notes.events += 1;
  notes.firstAt ??= at;
  notes.lastAt = at;
  count(notes.byType, type);
  if (type === 'FillSettled') notes.fills.push(payload.fill);
  if (type === 'OrderDenied') count(notes.denials, payload.reason);
  if (type === 'DayOpened') notes.lastEquity = { equity: payload.equity, at };
  if (type === 'OrderSubmitted' || type === 'OrderDenied') notes.lastEquity = { equity: payload.decidedOn.equity, at };
  if (notes.keep === 0) return;
  notes.recent.push(event);
  // Cut now and then only, so that the cost per event stays the same.
  if (notes.recent.length > 2 * notes.keep) notes.recent = notes.recent.slice(-notes.keep);
}

const count = <Key>(counts: Map<Key, number>, key: Key): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
