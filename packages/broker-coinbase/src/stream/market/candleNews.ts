import { priceOf, quantityOf, type Candle, type EpochMs, type InstrumentId } from '@bot/core';
import type { WireCandle } from '../frame/frame';
import { dataIdOf } from '../session/productAlias';
import type { Tell } from './numbering';

export interface CandleNews {
  heard(event: { readonly isSnapshot: boolean; readonly candles: readonly WireCandle[] }, at: EpochMs): void;
}

const CANDLE_MS = 5 * 60 * 1000;

/** The running candle of five minutes, and each that has closed since: again whenever it has changed. */
export function createCandleNews(groups: ReadonlyMap<InstrumentId, readonly InstrumentId[]>, tell: Tell): CandleNews {
  /** The newest one of each product, and its text. */
  const told = new Map<InstrumentId, { readonly openedAt: EpochMs; readonly text: string }>();

  function tellNew(candle: WireCandle, at: EpochMs): void {
    const { productId, openedAt } = candle;
    const newest = told.get(productId);
    const text = JSON.stringify(candle);
    if (newest !== undefined && (openedAt < newest.openedAt || text === newest.text)) return;
    told.set(productId, { openedAt, text });
    for (const instrumentId of groups.get(dataIdOf(productId)) ?? []) {
      tell({ type: 'Candle', candle: candleOf(instrumentId, candle) }, at);
    }
  }

  return {
    heard({ isSnapshot, candles }, at) {
      const oldestFirst = candles.toSorted((a, b) => a.openedAt - b.openedAt);
      const newestOpenedAt = new Map(oldestFirst.map(({ productId, openedAt }) => [productId, openedAt]));
      for (const candle of oldestFirst) {
        // A first snapshot goes back a long time.
        const isHistory =
          isSnapshot && !told.has(candle.productId) && candle.openedAt !== newestOpenedAt.get(candle.productId);
        if (!isHistory) tellNew(candle, at);
      }
    },
  };
}

const candleOf = (instrumentId: InstrumentId, { openedAt, open, high, low, close, volume }: WireCandle): Candle => ({
  instrumentId,
  openedAt,
  durationMs: CANDLE_MS,
  open: priceOf(open),
  high: priceOf(high),
  low: priceOf(low),
  close: priceOf(close),
  volume: quantityOf(volume),
});
