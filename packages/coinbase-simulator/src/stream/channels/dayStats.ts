import {
  largerOf,
  ratioBetween,
  ratioOf,
  scale,
  smallerOf,
  subtract,
  sum,
  toFixedText,
  toText,
  zeroQuantity,
  type Candle,
  type Clock,
  type InstrumentId,
  type Price,
} from '@bot/core';
import type { VenueCounter } from '@bot/broker-mock';

/** Of the last 24 hours, as text. */
export interface DayStats {
  readonly low: string;
  readonly high: string;
  readonly volume: string;
  /** 1 % is `1.00000000`. */
  readonly changePercent: string;
}

const HOUR_MS = 3_600_000;
/** Whole hours are asked for anew after so long. */
const FRESH_MS = 60_000;

/** From the closed hours that the venue remembers and the price of now; the running hour only counts by that price. */
export function createDayStats(
  market: VenueCounter,
  instrumentId: InstrumentId,
): (price: Price, clock: Clock) => DayStats {
  let hours: readonly Candle[] = [];
  let askedMs = -Infinity;
  return (price, clock) => {
    if (clock.monotonicMs() - askedMs >= FRESH_MS) {
      askedMs = clock.monotonicMs();
      hours = market.candles({ instrumentId, durationMs: HOUR_MS, count: 24 }, clock.now());
    }
    return statsFrom(hours, price);
  };
}

function statsFrom(hours: readonly Candle[], price: Price): DayStats {
  let [low, high] = [price, price];
  for (const hour of hours) {
    low = smallerOf(low, hour.low);
    high = largerOf(high, hour.high);
  }
  const first = hours[0]?.open ?? price;
  return {
    low: toText(low),
    high: toText(high),
    volume: toText(
      sum(
        hours.map(({ volume }) => volume),
        zeroQuantity,
      ),
    ),
    changePercent: toFixedText(scale(ratioBetween(subtract(price, first), first), ratioOf('100')), 8),
  };
}
