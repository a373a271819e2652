import { opposite, type EpochMs, type Side } from '@bot/core';
import { netLotsIn } from './accountQueries';
import { levelsOf, type Book } from './book';
import { tradesOf } from './decideTrades';
import type { VenueCommand } from './venueCommand';
import { MARKET_ACCOUNT, type QuotedBook, type QuotedLevel, type VenueEvent } from './venueEvent';
import { bookNamed, type VenueState } from './venueState';
import { createDraft, walkBook } from './walkBook';

type Step = Extract<VenueCommand, { type: 'StepMarket' }>;

/**
 * Other people quote anew. Where their new quotes reach a waiting order they trade with it at the order's price, through the
 * same walk as everybody's; what is left of the quotes then stands in the book.
 */
export function decideStep(state: VenueState, { at, books, position }: Step): readonly VenueEvent[] {
  const trades: VenueEvent[] = [];
  const left = books.map((quoted): QuotedBook => {
    const book = bookNamed(state, quoted.instrumentId);
    return {
      instrumentId: quoted.instrumentId,
      bids: crossed(state, book, 'Buy', quoted.bids, at, trades),
      asks: crossed(state, book, 'Sell', quoted.asks, at, trades),
    };
  });
  return [...trades, { type: 'MarketStepped', at, books: left, position }];
}

/** Adds the trades of one side's quotes to `trades` and gives what is left of them. */
function crossed(
  state: VenueState,
  book: Book,
  side: Side,
  quotes: readonly QuotedLevel[],
  at: EpochMs,
  trades: VenueEvent[],
): readonly QuotedLevel[] {
  const levels = levelsOf(book, opposite(side));
  if (!levels.some(({ entries }) => entries.some(({ venueOrderId }) => venueOrderId !== null))) return quotes;
  const draft = createDraft((owner) => netLotsIn(state, owner, book.instrument));
  return quotes.flatMap(([ticks, lots]): QuotedLevel[] => {
    const walk = walkBook(levels, { accountId: MARKET_ACCOUNT, side, limitTicks: ticks, lots }, draft);
    const taker = { accountId: MARKET_ACCOUNT, venueOrderId: null, feeRates: null };
    const tradesBefore = trades.filter(({ type }) => type === 'TradeExecuted').length;
    trades.push(...tradesOf(state, book, walk, { at, side, taker, tradesBefore }));
    return walk.leavesLots === 0 ? [] : [[ticks, walk.leavesLots]];
  });
}
