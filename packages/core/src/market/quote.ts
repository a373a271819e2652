import { midPrice } from '../money/arithmetic';
import type { Price, Quantity } from '../money/amount';
import type { InstrumentId } from '../instrument/instrument';
import type { EpochMs } from '../ports/clock';

/** The best bid and ask of one instrument at one moment. */
export interface Quote {
  readonly instrumentId: InstrumentId;
  readonly bid: Price;
  readonly ask: Price;
  readonly bidSize: Quantity;
  readonly askSize: Quantity;
  /** When the venue made it. */
  readonly at: EpochMs;
}

/** The price that positions are valued at, and when it was made. */
export interface Mark {
  readonly price: Price;
  readonly at: EpochMs;
}

/** The mark rule of this project: the middle of best bid and best ask. Worked example: 49,950 and 50,050 give 50,000. */
export const markOf = (quote: Quote): Mark => ({ price: midPrice(quote.bid, quote.ask), at: quote.at });
