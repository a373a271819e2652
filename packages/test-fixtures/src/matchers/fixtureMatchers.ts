import type { BotEventType, DenialReason, InstrumentId, RejectReason } from '@bot/core';
import type { RequestPoint } from '@bot/simulation';
import type { ExpectedAlert, ExpectedPosition } from './botMatchers';

/** What the entries for Jest and Vitest add to `expect`. Checks of an order let time pass and must be awaited. */
export interface FixtureMatchers<R> {
  /** An order: filled in whole. */
  toBeFilled(): Promise<void>;
  /** An order: some of it filled and some not. */
  toBePartiallyFilled(): Promise<void>;
  /** An order: refused by the bot's own risk. */
  toBeDenied(code?: DenialReason): Promise<void>;
  /** An order: refused by the venue. */
  toBeRejected(code?: RejectReason): Promise<void>;
  toBeCanceled(): Promise<void>;
  /** An order: sent, and nobody knows whether the venue has it. */
  toBeUnknown(): Promise<void>;
  /** An order: it never reached the venue. */
  toBeFailed(): Promise<void>;
  /** A bot: `toHavePosition('BTC-USD', { quantity: '0.01', entry: '50000' })`. */
  toHavePosition(instrumentId: InstrumentId, position: ExpectedPosition): R;
  /** A bot: no position in the instrument, or none at all. */
  toBeFlat(instrumentId?: InstrumentId): R;
  /** A bot: its positions are worth no more than so many USD, all or those in one instrument: `toHaveExposureWithin('1000')`. */
  toHaveExposureWithin(limit: string, instrumentId?: InstrumentId): R;
  toBeReduceOnly(): R;
  toBeHalted(): R;
  /** A bot: these events in this order; others may lie between them. */
  toHaveEmitted(types: readonly BotEventType[]): R;
  /** A bot: the operator was told: `toHaveAlerted('ReadOnlyKey', { severity: 'Critical', times: 1 })`. */
  toHaveAlerted(code: string, alert?: ExpectedAlert): R;
  /** A bot: its books are those of the venue. */
  toReconcileWith(venue: object): R;
  /** A venue: so many requests of this method arrived; orders of people do not count. */
  toHaveReceived(count: number, method: RequestPoint): R;
  /** A venue: no two orders of the bot with the same terms under different client order ids. */
  toHaveNoDuplicateOrders(): R;
  /** A world. */
  toConserveCash(): R;
  /** A world: every invariant that was not allowed to break. */
  toHoldInvariants(): R;
}
