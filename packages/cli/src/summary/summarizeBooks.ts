import { averageEntryPrice, toText, type InstrumentId, type StrategyId } from '@bot/core';
import type { Ledger } from '@bot/orchestration';

/** What one strategy holds of an instrument, and has earned with it. Amounts are decimal text in USD, exact. */
export interface BookSummary {
  readonly strategyId: StrategyId;
  /** Signed; 0 when everything was closed. */
  readonly netQuantity: string;
  readonly averageEntryPrice: string | null;
  readonly realizedPnl: string;
  readonly fees: string;
}

/** The books of an instrument by strategy; they add up to its position. */
export function summarizeBooks({ strategyBooks, instruments }: Ledger, instrumentId: InstrumentId): BookSummary[] {
  const contractSize = instruments.get(instrumentId)?.contractSize;
  const books = new Map(strategyBooks.get(instrumentId));
  return [...books].sort(byName).map(([strategyId, book]) => {
    const entry = averageEntryPrice(book, contractSize);
    return {
      ...{ strategyId, netQuantity: toText(book.netQuantity), averageEntryPrice: entry && toText(entry) },
      ...{ realizedPnl: toText(book.realizedPnl), fees: toText(book.commission) },
    };
  });
}

/** No name stands there twice. */
const byName = ([a]: readonly [StrategyId, unknown], [b]: readonly [StrategyId, unknown]): number =>
  Number(a > b) - Number(a < b);
