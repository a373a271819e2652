import { fromSteps } from '@bot/core';
import { nothingToClose, type NewsSource, type NewsSourceParts } from './newsSource';

/** Every trade, other people's among themselves included. What was traded before is not told. */
export function createTradeSource({ market, tell }: NewsSourceParts): NewsSource {
  const { instrumentId, tickSize, lotSize } = market.listing.instrument;
  return {
    publish({ trades }) {
      for (const { tradeId, ticks, lots, makerSide, at } of trades) {
        const [price, quantity] = [fromSteps(ticks, tickSize), fromSteps(lots, lotSize)];
        tell({ type: 'Trade', trade: { instrumentId, tradeId, price, quantity, makerSide, at } });
      }
    },
    close: nothingToClose,
  };
}
