import type { Instrument, Price, Side, VenueOrderId } from '@bot/core';
import type { AccountId, QuotedLevel } from './venueEvent';
import { MARKET_ACCOUNT } from './venueEvent';

/** Quantity that waits at a price: of one order, or of everybody else together. */
export interface BookEntry {
  readonly accountId: AccountId;
  /** null for other people's quotes. */
  readonly venueOrderId: VenueOrderId | null;
  readonly reduceOnly: boolean;
  lots: number;
}

/** All that waits at one price, first come first. */
export interface BookLevel {
  readonly ticks: number;
  readonly entries: BookEntry[];
}

/** Price-time priority: levels stand best price first, entries in the order of their arrival. Whole ticks and lots. */
export interface Book {
  readonly instrument: Instrument;
  bids: BookLevel[];
  asks: BookLevel[];
  /** The middle of what other people last quoted on both sides; null before that. */
  mark: Price | null;
}

export const createBook = (instrument: Instrument): Book => ({ instrument, bids: [], asks: [], mark: null });

export const levelsOf = (book: Book, side: Side): BookLevel[] => (side === 'Buy' ? book.bids : book.asks);

export const lotsAt = (level: BookLevel): number => level.entries.reduce((lots, entry) => lots + entry.lots, 0);

/** Puts an entry behind everything that waits at its price. */
export function rest(book: Book, side: Side, ticks: number, entry: BookEntry): void {
  const levels = levelsOf(book, side);
  const index = placeOf(levels, side, ticks);
  const level = levels[index];
  if (level?.ticks === ticks) level.entries.push(entry);
  else levels.splice(index, 0, { ticks, entries: [entry] });
}

/** Takes lots from an entry; what is empty leaves the book. Without `lots` the whole entry goes. */
export function take(book: Book, side: Side, ticks: number, venueOrderId: VenueOrderId | null, lots?: number): void {
  const levels = levelsOf(book, side);
  const index = placeOf(levels, side, ticks);
  const level = levels[index];
  if (level?.ticks !== ticks) return;
  const entryIndex = level.entries.findIndex((entry) => entry.venueOrderId === venueOrderId);
  const entry = level.entries[entryIndex];
  if (entry === undefined) return;
  entry.lots -= lots ?? entry.lots;
  if (entry.lots > 0) return;
  level.entries.splice(entryIndex, 1);
  if (level.entries.length === 0) levels.splice(index, 1);
}

/** Other people's old quotes on one side go, the new ones queue behind the orders that stay. */
export function replaceQuotes(book: Book, side: Side, quotes: readonly QuotedLevel[]): void {
  const kept = levelsOf(book, side).flatMap(withoutQuotes);
  if (side === 'Buy') book.bids = kept;
  else book.asks = kept;
  for (const [ticks, lots] of quotes) {
    rest(book, side, ticks, { accountId: MARKET_ACCOUNT, venueOrderId: null, reduceOnly: false, lots });
  }
}

/** True when `ticks` is at least as good for the side that takes it as `limitTicks`; null takes any price. */
export const isWithin = (takerSide: Side, limitTicks: number | null, ticks: number): boolean =>
  limitTicks === null || (takerSide === 'Buy' ? ticks <= limitTicks : ticks >= limitTicks);

function withoutQuotes(level: BookLevel): BookLevel[] {
  const entries = level.entries.filter((entry) => entry.venueOrderId !== null);
  return entries.length === 0 ? [] : [{ ticks: level.ticks, entries }];
}

/** Where a price stands among the levels, or would stand. */
function placeOf(levels: readonly BookLevel[], side: Side, ticks: number): number {
  const better = (a: number): boolean => (side === 'Buy' ? a > ticks : a < ticks);
  let from = 0;
  let to = levels.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const level = levels[middle];
    if (level !== undefined && better(level.ticks)) from = middle + 1;
    else to = middle;
  }
  return from;
}
