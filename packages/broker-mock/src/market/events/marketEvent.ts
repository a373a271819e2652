import type { InstrumentId, TradingStatus } from '@bot/core';
import { parseDuration } from '@bot/simulation';

/** Whom it hits and when it begins, in ms after the start of the market. null: all instruments. */
export interface EventStart {
  readonly only: readonly InstrumentId[] | null;
  readonly atMs: number;
}

export interface Gap extends EventStart {
  readonly kind: 'Gap';
  /** Fraction: −0.05 is 5 % down. */
  readonly by: number;
}

export interface FlashCrash extends EventStart {
  readonly kind: 'FlashCrash';
  /** Fraction of the price that goes. */
  readonly depth: number;
  readonly fallMs: number;
  readonly bottomMs: number;
  readonly recoverMs: number;
}

export interface ThinBook extends EventStart {
  readonly kind: 'ThinBook';
  readonly forMs: number;
  /** Fraction of the quotes that stays. */
  readonly share: number;
}

export interface Halt extends EventStart {
  readonly kind: 'Halt';
  readonly forMs: number;
  /** null: the venue does not say so. */
  readonly status: TradingStatus | null;
  readonly quotes: HaltedQuotes;
}

/** Stay: nobody changes a quote. Gone: the book is empty. Live: quoting goes on. */
export type HaltedQuotes = 'Stay' | 'Gone' | 'Live';

/** Something that happens to a market at a known moment. Plain data; made by `gap`, `flashCrash`, `thinBook` and `halt`. */
export type MarketEvent = Gap | FlashCrash | ThinBook | Halt;

/** What all events are told. */
export interface EventOptions {
  /** After the start of the market: `'10m'`. */
  readonly at: string;
  /** Default: all instruments. A perpetual follows its underlying through a gap, but not through a crash, that names only that. */
  readonly only?: readonly InstrumentId[];
}

export const eventStart = ({ at, only = null }: { at: string; only?: EventStart['only'] }): EventStart => ({
  only,
  atMs: parseDuration(at),
});

export const hits = ({ only }: EventStart, instrumentId: InstrumentId): boolean =>
  only === null || only.includes(instrumentId);
