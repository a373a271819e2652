import {
  ConfigError,
  type EpochMs,
  type Instrument,
  type InstrumentId,
  type JsonObject,
  type Random,
  type TradingStatus,
} from '@bot/core';
import type { Taking } from '../exchange/venueCommand';
import type { QuotedBook } from '../exchange/venueEvent';
import type { MarketPreset } from './marketPresets';

/** What an instrument takes from a moment on. */
export interface StatusChange {
  readonly instrumentId: InstrumentId;
  readonly status: TradingStatus;
}

/** What other people do at one moment. Instruments that are not listed keep their quotes. */
export interface MarketStep {
  readonly at: EpochMs;
  /**
   * How much is wanted at each price in all, best price first; who stands where in the queue is the venue's business. A bid is not
   * above an ask.
   */
  readonly books: readonly QuotedBook[];
  /** Their market orders, which come after the new quotes. Only of instruments that are in `books`. */
  readonly takings?: readonly Taking[];
  /** Come before the new quotes. */
  readonly statuses?: readonly StatusChange[];
}

/** A market that is walked step by step. */
export interface Market {
  /** When the next step happens; null when the data has ended. */
  nextAt(): EpochMs | null;
  /** The next step, and moves on. Only while `nextAt()` is not null. */
  step(): MarketStep;
  /** With which spread and depth a price is quoted that a test sets. */
  presetFor(instrumentId: InstrumentId): MarketPreset;
  /** Where it stands, as JSON: `restore` goes on from there with the very same steps. */
  position(): JsonObject;
  restore(position: JsonObject): void;
}

/** What a market is opened with. */
export interface MarketSetting {
  readonly instruments: readonly Instrument[];
  readonly random: Random;
  readonly startAt: EpochMs;
}

/** Where prices come from. */
export interface MarketSource {
  /** When its data begins, for data of a certain time. */
  readonly startAt?: EpochMs;
  /** When its last step happens, for data that ends. */
  readonly endsAt?: EpochMs;
  open(setting: MarketSetting): Market;
}

/** A position only means something to the market that it came from. @throws ConfigError InvalidConfig */
export function requireSameMarket(position: JsonObject, kind: string): void {
  if (position['kind'] === kind) return;
  const problem = `the store stands in the market "${String(position['kind'])}", and "${kind}" was given`;
  throw new ConfigError(
    'InvalidConfig',
    {
      happened: `The simulated exchange cannot go on: ${problem}.`,
      botDid: 'Nothing was started.',
      toDo: 'Give the same market again, or another store.',
    },
    [{ path: 'market', problem }],
  );
}
