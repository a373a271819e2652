import {
  absolute,
  isNegative,
  isZero,
  negate,
  smallerOf,
  subtract,
  type AnyAmount,
  type Currency,
  type EpochMs,
  type InstrumentId,
  type Money,
  type Quantity,
} from '@bot/core';
import { event, type CorrelatedEvent } from '../decision';
import type { StateInSight } from '../state/engineState';

/** What a record of the venue did to a position and to cash, and when. Signed. */
export interface Effect {
  readonly at: EpochMs;
  readonly instrumentId?: InstrumentId;
  readonly netQuantity?: Quantity;
  readonly currency: Currency;
  readonly cash: Money;
}

/** The venue's clock may be ahead of ours by less than this. Assumed. */
const CLOCK_MARGIN_MS = 5_000;

/**
 * What was taken over without a record is given back when its record comes after all, so that nothing is booked twice.
 * Several records are explained one after the other, each with what the ones before it left.
 * Worked example: 0.01 were taken over at noon; at five past a trade of 11:59 over 0.03 is listed → 0.01 are given back first.
 */
export function createUnwinding({ ledger }: StateInSight): (effect: Effect) => readonly CorrelatedEvent[] {
  const positions = new Map(ledger.adjustedPositions);
  const cash = new Map(ledger.adjustedCash);
  return (effect) => {
    const { at, instrumentId, netQuantity, currency } = effect;
    const events: CorrelatedEvent[] = [];
    const position = instrumentId === undefined ? undefined : positions.get(instrumentId);
    if (
      instrumentId !== undefined &&
      netQuantity !== undefined &&
      position !== undefined &&
      isBefore(at, position.at)
    ) {
      const back = common(position.netQuantity, netQuantity);
      positions.set(instrumentId, { ...position, netQuantity: subtract(position.netQuantity, back) });
      const { price } = position;
      if (!isZero(back)) {
        events.push(event('PositionAdjusted', { instrumentId, netQuantity: negate(back), price, why: 'Explained' }));
      }
    }
    const moved = cash.get(currency);
    if (moved !== undefined && isBefore(at, moved.at)) {
      const back = common(moved.amount, effect.cash);
      cash.set(currency, { ...moved, amount: subtract(moved.amount, back) });
      if (!isZero(back)) {
        events.push(event('CashMoved', { currency, amount: negate(back), why: 'Explained', tradeId: null }));
      }
    }
    return events;
  };
}

const isBefore = (record: EpochMs, adjusted: EpochMs): boolean => record <= adjusted + CLOCK_MARGIN_MS;

/** The part that both have in one direction: of 3 and 1 it is 1, of −3 and −1 it is −1, of 3 and −1 nothing. */
function common<A extends AnyAmount>(one: A, other: A): A {
  if (isNegative(one) !== isNegative(other)) return subtract(one, one);
  const size = smallerOf(absolute(one), absolute(other));
  return isNegative(one) ? negate(size) : size;
}
