import { add, largerOf, smallerOf, type Candle } from '@bot/core';
import { granularities, type WireCandle } from '../endpoints/getCandles';
import { priceFrom, quantityFrom } from '../mapping/decimals';
import { MalformedAnswer } from '../mapping/malformedAnswer';

/** The longest kind of candle that the asked one is made of; null when there is none. Worked example: 10 minutes → 5 minutes. */
export function granularityFor(durationMs: number): number | null {
  const fitting = Object.keys(granularities)
    .map(Number)
    .filter((ms) => durationMs % ms === 0);
  return durationMs > 0 && fitting.length > 0 ? Math.max(...fitting) : null;
}

/** @throws MalformedAnswer */
export function candleFrom(wire: WireCandle, instrumentId: string, durationMs: number): Candle {
  const seconds = Number(wire.start);
  if (!Number.isSafeInteger(seconds)) throw new MalformedAnswer('the start of a candle is no time');
  return {
    instrumentId,
    openedAt: seconds * 1_000,
    durationMs,
    open: priceFrom(wire.open, 'open'),
    high: priceFrom(wire.high, 'high'),
    low: priceFrom(wire.low, 'low'),
    close: priceFrom(wire.close, 'close'),
    volume: quantityFrom(wire.volume, 'volume'),
  };
}

/** Shorter candles, oldest first, as longer ones. Worked example: two of five minutes from 12:00 on are one of ten. */
export function joined(candles: readonly Candle[], durationMs: number): readonly Candle[] {
  const longer = new Map<number, Candle>();
  for (const candle of candles) {
    const openedAt = Math.floor(candle.openedAt / durationMs) * durationMs;
    const before = longer.get(openedAt);
    longer.set(openedAt, before === undefined ? { ...candle, openedAt, durationMs } : joinedTo(before, candle));
  }
  return [...longer.values()];
}

const joinedTo = (before: Candle, next: Candle): Candle => ({
  ...before,
  high: largerOf(before.high, next.high),
  low: smallerOf(before.low, next.low),
  close: next.close,
  volume: add(before.volume, next.volume),
});
