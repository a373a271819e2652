import type { TradingStatus } from '@bot/core';
import { parseDuration } from '@bot/simulation';
import { eventStart, type EventOptions, type Halt, type HaltedQuotes } from './marketEvent';

export interface HaltOptions extends EventOptions {
  readonly for: string;
  /** What the venue takes meanwhile; null: it does not change, people just stop. Default: CancelOnly. */
  readonly status?: TradingStatus | null;
  /** What becomes of other people's quotes. Default: Stay. */
  readonly quotes?: HaltedQuotes;
}

/**
 * For a while nobody trades: the instrument changes its status and gets back the one it was listed with. The price that nobody
 * quotes moves on, so that the market opens elsewhere. Bias: real venues open with an auction, or with a call for quotes.
 * @throws SimulationError for what is no duration
 */
export const halt = ({ for: duration, status = 'CancelOnly', quotes = 'Stay', ...options }: HaltOptions): Halt => ({
  kind: 'Halt',
  ...eventStart(options),
  forMs: parseDuration(duration),
  status,
  quotes,
});
