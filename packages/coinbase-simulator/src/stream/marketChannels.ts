import type { ChannelName } from './clientMessage';
import { openCandles } from './channels/candles';
import { openLevel2 } from './channels/level2';
import { openMarketTrades } from './channels/marketTrades';
import type { MarketChannelMaker } from './channels/openChannel';
import { openStatus } from './channels/status';
import { openTicker, openTickerBatch } from './channels/ticker';

/** What anybody may hear of a product. */
export const marketChannels = {
  candles: openCandles,
  market_trades: openMarketTrades,
  ticker: openTicker,
  ticker_batch: openTickerBatch,
  status: openStatus,
  level2: openLevel2,
} as const satisfies { readonly [name in ChannelName]?: MarketChannelMaker };

export type MarketChannelName = keyof typeof marketChannels;

export const isMarketChannel = (name: ChannelName): name is MarketChannelName => name in marketChannels;
