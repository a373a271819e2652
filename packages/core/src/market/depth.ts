import type { InstrumentId } from '../instrument/instrument';
import type { Price, Quantity } from '../money/amount';
import type { EpochMs } from '../ports/clock';

/** All that waits at one price. */
export interface DepthLevel {
  readonly price: Price;
  readonly quantity: Quantity;
}

/** The best levels of a book at one moment, each side from the best on. */
export interface Depth {
  readonly instrumentId: InstrumentId;
  readonly bids: readonly DepthLevel[];
  readonly asks: readonly DepthLevel[];
  readonly at: EpochMs;
}
