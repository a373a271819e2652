import type { CancelTimer, EpochMs } from '@bot/core';
import { openingOf } from '../candleRing';
import type { NewsSource, NewsSourceParts } from './newsSource';

const CANDLE_MS = 300_000;
const PACE_MS = 1_000;

/**
 * Candles of five minutes (VR-504): the running one first, then, at most once a second, each that something happened in since. One
 * that closed meanwhile is told once more before the next.
 */
export function createCandleSource({ market, candles, clock, timers, tell }: NewsSourceParts): NewsSource {
  const { instrumentId } = market.listing.instrument;
  let toldMs = 0;
  let isWaiting = false;
  let cancelTimer: CancelTimer = () => {};

  function tellSince(openedAt: EpochMs): void {
    toldMs = clock.monotonicMs();
    isWaiting = false;
    for (const candle of candles.since(instrumentId, openedAt, CANDLE_MS)) tell({ type: 'Candle', candle });
  }

  tellSince(openingOf(clock.now(), CANDLE_MS));
  return {
    publish({ isStepped, trades, at }) {
      if (isWaiting || (!isStepped && trades.length === 0)) return;
      const openedAt = openingOf(at, CANDLE_MS);
      isWaiting = true;
      // Never at once, so that the candles know of the events by then.
      cancelTimer = timers.set(Math.max(0, toldMs + PACE_MS - clock.monotonicMs()), () => tellSince(openedAt));
    },
    close: () => cancelTimer(),
  };
}
