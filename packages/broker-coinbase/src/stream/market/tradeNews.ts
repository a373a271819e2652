import { priceOf, quantityOf, type EpochMs, type InstrumentId } from '@bot/core';
import type { WireTrade } from '../frame/frame';
import { dataIdOf } from '../session/productAlias';
import type { Tell } from './numbering';

export interface TradeNews {
  heard(event: { readonly isSnapshot: boolean; readonly trades: readonly WireTrade[] }): void;
}

/** Of each product. A snapshot repeats fewer. */
const MAX_REMEMBERED = 2_000;

interface Told {
  readonly tradeIds: Set<string>;
  newestAt: EpochMs;
}

/**
 * Each trade once, oldest first. A first snapshot has also what was before `since`, when nobody listened; that of a later connection
 * has what happened in between.
 */
export function createTradeNews(
  groups: ReadonlyMap<InstrumentId, readonly InstrumentId[]>,
  since: EpochMs,
  tell: Tell,
): TradeNews {
  const toldOf = new Map<InstrumentId, Told>();

  function isNew({ productId, tradeId, at }: WireTrade, isSnapshot: boolean): boolean {
    const told = toldOf.get(productId);
    if (told === undefined) return !isSnapshot || at >= since;
    return !told.tradeIds.has(tradeId) && (!isSnapshot || at >= told.newestAt);
  }

  function remember({ productId, tradeId, at }: WireTrade): void {
    const told = toldOf.get(productId) ?? { tradeIds: new Set(), newestAt: 0 };
    toldOf.set(productId, told);
    told.tradeIds.add(tradeId);
    told.newestAt = Math.max(told.newestAt, at);
    const [oldest] = told.tradeIds;
    if (told.tradeIds.size > MAX_REMEMBERED) told.tradeIds.delete(String(oldest));
  }

  function tellTrade({ productId, tradeId, price, size, makerSide, at }: WireTrade): void {
    for (const instrumentId of groups.get(dataIdOf(productId)) ?? []) {
      const amounts = { price: priceOf(price), quantity: quantityOf(size) };
      tell({ type: 'Trade', trade: { instrumentId, tradeId, ...amounts, makerSide, at } }, at);
    }
  }

  return {
    heard({ isSnapshot, trades }) {
      // The venue lists the newest first. Of one moment, what stands last came first.
      const inOrder = trades.toReversed().sort((a, b) => a.at - b.at);
      const news = inOrder.filter((trade) => isNew(trade, isSnapshot));
      inOrder.forEach(remember);
      news.forEach(tellTrade);
    },
  };
}
