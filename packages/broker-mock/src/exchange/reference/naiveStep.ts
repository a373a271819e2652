import type { EpochMs, Side } from '@bot/core';
import type { Taking } from '../venueCommand';
import type { QuotedBook, QuotedLevel } from '../venueEvent';
import { naiveMarket, othersFirst, signOf } from './naiveLookups';
import { matchIncoming } from './naiveMatch';
import { noteTrade } from './naiveStops';
import type { NaiveItem, NaiveMarket, NaiveVenue } from './naiveVenue';

/**
 * Other people's quotes are replaced and trade with what they cross; then their takers come. What accounts traded is told first,
 * then what other people traded among themselves; the last of all in time is the last trade.
 */
export function stepNaive(
  venue: NaiveVenue,
  books: readonly QuotedBook[],
  takings: readonly Taking[],
  at: EpochMs,
): void {
  venue.at = at;
  const tapes = books.map((book) => {
    const takers = takings.filter(({ instrumentId }) => instrumentId === book.instrumentId);
    return tradeStep(venue, book, takers, at);
  });
  for (const tell of tapes) tell();
}

/** VR-210. */
export const mayTrade = (status: NaiveMarket['status']): boolean =>
  status !== 'Disabled' && status !== 'CancelOnly' && status !== 'Auction';

/** Everything but what the step says of the market, which is done by the function that it gives. */
function tradeStep(venue: NaiveVenue, book: QuotedBook, takings: readonly Taking[], at: EpochMs): () => void {
  const { instrumentId, bids, asks, prints = [] } = book;
  const market = naiveMarket(venue, instrumentId);
  const told = prints.map(({ ticks }) => ticks);
  const tape = [...told];
  removeBeyond(venue, instrumentId, 'Buy', bids);
  removeBeyond(venue, instrumentId, 'Sell', asks);
  for (const level of bids) quote(venue, market, 'Buy', level, tape, at);
  for (const level of asks) quote(venue, market, 'Sell', level, tape, at);
  for (const { side, lots } of takings) {
    const taker = { order: null, listing: market.listing, side, limit: null, lots, spend: null, at };
    if (mayTrade(market.status)) matchIncoming(venue, { ...taker, meetsQuotes: true, tape, told });
  }
  return () => {
    for (const ticks of told) noteTrade(venue, instrumentId, ticks);
    const last = tape.at(-1) ?? movedPast(market, bids[0]?.[0], asks[0]?.[0]);
    if (last !== null) noteTrade(venue, instrumentId, last);
    const [bid, ask] = [bestQuote(venue, instrumentId, 'Buy'), bestQuote(venue, instrumentId, 'Sell')];
    if (bid !== null && ask !== null) market.markHalfTicks = bid + ask;
    if (book.indexTicks !== undefined) market.indexHalfTicks = 2 * book.indexTicks;
  };
}

/** VR-117. Worked example: the last trade was at 100; quotes of 103 and 104 moved past it, so somebody traded at 103. */
export function movedPast(
  { last, status }: Pick<NaiveMarket, 'last' | 'status'>,
  bid: number | undefined,
  ask: number | undefined,
): number | null {
  if (bid === undefined || ask === undefined || !mayTrade(status)) return last;
  if (last === null) return Math.floor((bid + ask) / 2);
  return last < bid ? bid : last > ask ? ask : last;
}

const quotesOf = (venue: NaiveVenue, instrumentId: string, side: Side): readonly NaiveItem[] =>
  venue.waiting.filter((item) => item.order === null && item.instrumentId === instrumentId && item.side === side);

function bestQuote(venue: NaiveVenue, instrumentId: string, side: Side): number | null {
  const prices = quotesOf(venue, instrumentId, side).map(({ ticks }) => -signOf(side) * ticks);
  return prices.length === 0 ? null : -signOf(side) * Math.min(...prices);
}

/** VR-505: what is taken away leaves from the back first. Where nobody stands between them any more, other people are one. */
function removeBeyond(venue: NaiveVenue, instrumentId: string, side: Side, levels: readonly QuotedLevel[]): void {
  for (const price of new Set(quotesOf(venue, instrumentId, side).map(({ ticks }) => ticks))) {
    const queue = venue.waiting.filter(
      (item) => item.instrumentId === instrumentId && item.side === side && item.ticks === price,
    );
    let keep = lotsAt(levels, price);
    queue.forEach((item, index) => {
      if (item.order !== null) return;
      item.lots = Math.min(item.lots, keep);
      keep -= item.lots;
      const next = queue[index + 1];
      if (next === undefined || next.order !== null) return;
      next.lots += item.lots;
      keep += item.lots;
      item.lots = 0;
    });
  }
  venue.waiting = venue.waiting.filter(({ lots }) => lots > 0);
}

const lotsAt = (levels: readonly QuotedLevel[], price: number): number =>
  levels.filter(([ticks]) => ticks === price).reduce((sum, [, ...lots]) => sum + lots.reduce((a, b) => a + b, 0), 0);

/** What is quoted now meets what it crosses; what is added queues behind everybody. While nothing trades, it is withdrawn instead. */
function quote(
  venue: NaiveVenue,
  { listing, status }: NaiveMarket,
  side: Side,
  level: QuotedLevel,
  tape: number[],
  at: EpochMs,
): void {
  const [ticks] = level;
  const { instrumentId } = listing;
  const there = quotesOf(venue, instrumentId, side).filter((item) => item.ticks === ticks);
  const added = lotsAt([level], ticks) - there.reduce((sum, { lots }) => sum + lots, 0);
  const taker = { order: null, listing, side, limit: ticks, lots: added, spend: null, at };
  const incoming = { ...taker, meetsQuotes: false, tape, told: [] };
  if (mayTrade(status)) matchIncoming(venue, incoming);
  else if (reachesOrders(venue, instrumentId, side, ticks)) return;
  if (incoming.lots > 0) queueUp(venue, { order: null, instrumentId, side, ticks, lots: incoming.lots });
}

/** Behind everybody; other people who stand there already are one with them. */
function queueUp(venue: NaiveVenue, quoted: NaiveItem): void {
  const last = venue.waiting
    .filter(
      ({ instrumentId, side, ticks }) =>
        instrumentId === quoted.instrumentId && side === quoted.side && ticks === quoted.ticks,
    )
    .at(-1);
  if (last?.order === null) last.lots += quoted.lots;
  else venue.waiting.push(quoted);
}

const reachesOrders = (venue: NaiveVenue, instrumentId: string, side: Side, ticks: number): boolean =>
  othersFirst(venue, instrumentId, side).some(
    (item) => item.order !== null && signOf(side) * item.ticks <= signOf(side) * ticks,
  );
