import { createBookSide } from './createBookSide';
import type { OrderBook } from './orderBook';

/** An empty book. It never meets bids with asks by itself: `matchesIn` says what would trade, and the venue decides. */
export const createOrderBook = (): OrderBook => ({ bids: createBookSide('Buy'), asks: createBookSide('Sell') });
