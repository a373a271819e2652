import type { Price, Quantity } from '../money/amount';
import type { InstrumentId } from '../instrument/instrument';
import type { EpochMs } from '../ports/clock';

/** What happened to the price of one instrument in one interval. */
export interface Candle {
  readonly instrumentId: InstrumentId;
  readonly openedAt: EpochMs;
  readonly durationMs: number;
  readonly open: Price;
  readonly high: Price;
  readonly low: Price;
  readonly close: Price;
  /** In base currency. */
  readonly volume: Quantity;
}
