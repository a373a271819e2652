import type { EpochMs } from '@bot/core';
import { quoteFrom, topOf, type Top } from '../../exchange/queries/book';
import { nothingToClose, type NewsSource, type NewsSourceParts } from './newsSource';

/** Best bid and ask: first as they are, then whenever a price or size of them is new. Nothing while a side is empty. */
export function createQuoteSource({ market, at, tell }: NewsSourceParts): NewsSource {
  let told: Top | null = null;

  function tellNew(quotedAt: EpochMs): void {
    const top = topOf(market);
    if (top === null || (told !== null && isSame(top, told))) return;
    told = top;
    tell({ type: 'Quote', quote: quoteFrom(market.listing, top, quotedAt) });
  }

  tellNew(at);
  return { publish: (batch) => tellNew(batch.at), close: nothingToClose };
}

const isSame = (a: Top, b: Top): boolean =>
  a.bidTicks === b.bidTicks && a.bidLots === b.bidLots && a.askTicks === b.askTicks && a.askLots === b.askLots;
