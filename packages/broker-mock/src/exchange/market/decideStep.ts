import type { Side, TradingStatus } from '@bot/core';
import { queueFill } from '../../models/fillModel';
import type { Taking, VenueCommandOf } from '../venueCommand';
import type { QuotedBook, QuotedLevel, VenueEvent } from '../venueEvent';
import { marketNamed, type MarketState, type VenueState } from '../venueState';
import { hasOrders, isReached, requote, toQuotes, type Row } from './otherPeople';
import { takeRows, type StepDraft } from './takeRows';

/**
 * Other people quote anew. Where their new quotes reach a waiting order of an account they trade with it at the order's price, the
 * rest of them then stands in the book. At last their takers come, who meet everybody in the order of the queue.
 */
export function decideStep(state: VenueState, command: VenueCommandOf<'StepMarket'>): readonly VenueEvent[] {
  const { at, books, takings, position } = command;
  const events: VenueEvent[] = [];
  const counter = { trades: 0 };
  const stepped = books.map((quoted): QuotedBook => {
    const market = marketNamed(state, quoted.instrumentId);
    const prints = [...(quoted.prints ?? [])];
    const tape = prints.map(({ ticks }) => ticks);
    const draft = { state, market, at, events, prints, tape, counter, moved: new Map() };
    return stepBook(draft, quoted, takingsIn(takings, quoted.instrumentId));
  });
  return [...events, { type: 'MarketStepped', at, books: stepped, position }];
}

function stepBook(draft: StepDraft, quoted: QuotedBook, takings: readonly Taking[]): QuotedBook {
  const { market, prints, tape } = draft;
  const { instrumentId, indexTicks } = quoted;
  const isUndisturbed = takings.length === 0 && !anyoneWaits(market);
  return {
    instrumentId,
    ...(isUndisturbed ? { bids: quoted.bids, asks: quoted.asks } : joined(draft, quoted, takings)),
    ...(prints.length > 0 && { prints }),
    ...lastOf(market, quoted, tape),
    ...(indexTicks !== undefined && { indexTicks }),
  };
}

/** Whether an order of an account is in the book: more waits in it than other people quote. */
function anyoneWaits({ book, quotes }: MarketState): boolean {
  const theirs = quotes.reduce((count, { level }) => (level === null ? count : count + 1), 0);
  return book.bids.size + book.asks.size > theirs;
}

/** The new quotes between the orders that wait, after all that they trade. */
function joined(draft: StepDraft, quoted: QuotedBook, takings: readonly Taking[]): Pick<QuotedBook, 'bids' | 'asks'> {
  const { market, state } = draft;
  const { bids: bidSide, asks: askSide } = market.book;
  const isOpen = trades(market.status);
  let bids = requote(state, bidSide, quoted.bids);
  let asks = requote(state, askSide, quoted.asks);
  if (hasOrders(asks)) bids = meet(draft, bids, asks, 'Buy', isOpen);
  if (hasOrders(bids)) asks = meet(draft, asks, bids, 'Sell', isOpen);
  if (isOpen) {
    touch(draft, bids, asks);
    for (const { side, lots } of takings) {
      takeRows(draft, side === 'Buy' ? asks : bids, { side, lots, limitTicks: null, meetsEverybody: true });
    }
  }
  return { bids: toQuotes(bids), asks: toQuotes(asks) };
}

/** What the fill model gives the accounts' orders of the trades among other people. */
function touch(draft: StepDraft, bids: Row[], asks: Row[]): void {
  const { fillModel = queueFill } = draft.state.setup;
  for (const print of draft.prints.slice()) {
    const isAsk = print.makerSide === 'Sell';
    const taker = { side: isAsk ? 'Buy' : 'Sell', limitTicks: print.ticks, lots: fillModel(print) } as const;
    if (taker.lots > 0) takeRows(draft, isAsk ? asks : bids, { ...taker, meetsEverybody: false });
  }
}

/** New quotes of one side against the accounts' orders of the other; gives the side with what is left of the quotes. */
function meet(draft: StepDraft, quotes: Row[], against: Row[], side: Side, isOpen: boolean): Row[] {
  return quotes.flatMap((row): Row[] => {
    const places = row.places.flatMap((place) => {
      if (place.order !== null) return [place];
      if (!isOpen) return reaches(against, side, row.ticks) ? [] : [place];
      const lots = takeRows(draft, against, { side, limitTicks: row.ticks, lots: place.lots, meetsEverybody: false });
      return lots > 0 ? [{ order: null, lots }] : [];
    });
    return places.length > 0 ? [{ ticks: row.ticks, places }] : [];
  });
}

/** While nothing trades, quotes that would are withdrawn. */
const reaches = (against: readonly Row[], side: Side, ticks: number): boolean =>
  against.some((row) => isReached(side, ticks, row.ticks) && hasOrders([row]));

/**
 * The last trade of the step; without one, what the quotes moved past while the product trades (VR-117). Worked example: the last
 * trade was at 100; quotes of 103 and 104 moved past it, so somebody traded at 103.
 */
function lastOf(
  { lastTicks, status }: MarketState,
  { bids, asks }: QuotedBook,
  tape: readonly number[],
): { lastTicks?: number } {
  const traded = tape.at(-1);
  if (traded !== undefined) return { lastTicks: traded };
  const [bid, ask] = [bestOf(bids), bestOf(asks)];
  if (bid === undefined || ask === undefined || !trades(status)) return lastTicks === null ? {} : { lastTicks };
  return { lastTicks: lastTicks === null ? Math.floor((bid + ask) / 2) : Math.min(Math.max(lastTicks, bid), ask) };
}

const bestOf = (levels: readonly QuotedLevel[]): number | undefined => levels[0]?.[0];

const takingsIn = (takings: readonly Taking[], instrumentId: string): readonly Taking[] =>
  takings.filter((taking) => taking.instrumentId === instrumentId);

/** VR-204, VR-210. */
export const trades = (status: TradingStatus): boolean =>
  status === 'Online' || status === 'LimitOnly' || status === 'PostOnly';
