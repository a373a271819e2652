import type { Side } from '@bot/core';
import type { BookSide } from '../book/orderBook';
import type { QuotedLevel } from '../venueEvent';
import type { OrderAtVenue, VenueState } from '../venueState';

/** Somebody's place in a queue: an order of an account, or (null) other people's lots. */
export interface Place {
  readonly order: OrderAtVenue | null;
  lots: number;
}

/** A price and who waits there, first come first. */
export interface Row {
  readonly ticks: number;
  places: Place[];
}

/**
 * One side of the book after other people have changed their quotes: `quotes` says how much of theirs stands at each price. What
 * stays keeps its place, what is added queues behind everybody, what is taken away leaves from the back first (VR-505).
 * Worked example: others 5, order A, others 3; others now quote 6 → 5, A, 1; now 9 → 5, A, 4; now 4 → 4, A.
 */
export function requote(state: VenueState, side: BookSide, quotes: readonly QuotedLevel[]): Row[] {
  const wanted = new Map<number, number>();
  for (const [ticks, ...lots] of quotes)
    wanted.set(
      ticks,
      lots.reduce((sum, part) => sum + part, 0),
    );
  const rows: Row[] = [];
  for (let level = side.best(); level !== null; level = side.worse(level)) {
    const places: Place[] = [];
    for (let entry = level.first; entry !== null; entry = entry.behind) {
      places.push({ order: state.orders.get(entry.orderNo) ?? null, lots: entry.lots });
    }
    resize(places, wanted.get(level.ticks) ?? 0);
    wanted.delete(level.ticks);
    if (places.length > 0) rows.push({ ticks: level.ticks, places });
  }
  for (const [ticks, lots] of wanted) if (lots > 0) rows.push({ ticks, places: [{ order: null, lots }] });
  const sign = side.side === 'Buy' ? -1 : 1;
  return rows.sort((a, b) => sign * (a.ticks - b.ticks));
}

function resize(places: Place[], lots: number): void {
  let change = lots - places.reduce((sum, place) => (place.order === null ? sum + place.lots : sum), 0);
  const last = places.at(-1);
  if (change > 0 && last?.order === null) last.lots += change;
  else if (change > 0) places.push({ order: null, lots: change });
  for (let index = places.length - 1; change < 0 && index >= 0; index--) {
    const place = places[index];
    if (place === undefined || place.order !== null) continue;
    const gone = Math.min(place.lots, -change);
    place.lots -= gone;
    change += gone;
    if (place.lots === 0) places.splice(index, 1);
  }
}

/** The rows as the event has them: other people's lots around the places of the accounts' orders. */
export function toQuotes(rows: readonly Row[]): QuotedLevel[] {
  const quotes: QuotedLevel[] = [];
  for (const { ticks, places } of rows) {
    const lots = [0];
    for (const place of places) {
      if (place.order !== null) lots.push(0);
      else lots[lots.length - 1] = (lots.at(-1) ?? 0) + place.lots;
    }
    if (lots.some((part) => part > 0)) quotes.push([ticks, ...lots]);
  }
  return quotes;
}

export const hasOrders = (rows: readonly Row[]): boolean =>
  rows.some(({ places }) => places.some(({ order }) => order !== null));

export const isReached = (takerSide: Side, limitTicks: number | null, ticks: number): boolean =>
  limitTicks === null || (takerSide === 'Buy' ? ticks <= limitTicks : ticks >= limitTicks);
