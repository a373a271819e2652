import {
  isFlat,
  isNegative,
  isZero,
  subtract,
  zeroMoney,
  type InstrumentId,
  type Money,
  type Position,
} from '@bot/core';
import type { Ledger } from '../state/ledger';

/** A round trip begins with the fill that opens a position: what it costs is part of the trip. */
export function beginTrip(ledger: Ledger, instrumentId: InstrumentId, before: Position | undefined): void {
  if (before === undefined) ledger.tripsBegan.set(instrumentId, earned(ledger, instrumentId));
}

/**
 * It ends when the position is flat, or turns to the other side, which begins the next one. A trip that lost, commission
 * included, makes the streak longer; one that won ends it. Worked example: bought for 100, sold for 101, fees of 2 → it lost 1.
 */
export function endTrip(ledger: Ledger, before: Position | undefined, after: Position): void {
  if (before === undefined) return;
  const { instrumentId } = after;
  const turned = isNegative(before.netQuantity) !== isNegative(after.netQuantity);
  if (!isFlat(after) && !turned) return;
  const now = earned(ledger, instrumentId);
  const result = subtract(now, ledger.tripsBegan.get(instrumentId) ?? zeroMoney);
  if (!isZero(result)) ledger.lossStreak = isNegative(result) ? ledger.lossStreak + 1 : 0;
  if (isFlat(after)) ledger.tripsBegan.delete(instrumentId);
  else ledger.tripsBegan.set(instrumentId, now);
}

function earned({ results }: Ledger, instrumentId: InstrumentId): Money {
  const result = results.get(instrumentId);
  return result === undefined ? zeroMoney : subtract(result.realizedPnl, result.commission);
}
