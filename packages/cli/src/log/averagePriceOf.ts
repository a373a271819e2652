import { isZero, priceFor, type Order, type Price } from '@bot/core';
import type { LogReading } from './readLog';

/** What an order was filled at on average; null before its first fill. */
export function averagePriceOf(
  { filledQuantity, filledValue, instrumentId }: Readonly<Order>,
  { ledger }: Pick<LogReading, 'ledger'>,
): Price | null {
  if (isZero(filledQuantity)) return null;
  return priceFor(filledValue, filledQuantity, ledger.instruments.get(instrumentId)?.contractSize);
}
