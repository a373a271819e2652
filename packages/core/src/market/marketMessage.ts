import type { Price, Quantity } from '../money/amount';
import type { InstrumentId } from '../instrument/instrument';
import type { TradingStatus } from '../instrument/tradingStatus';
import type { TradeId } from '../order/order';
import type { Side } from '../order/side';
import type { EpochMs } from '../ports/clock';
import type { Candle } from './candle';
import type { Quote } from './quote';

/** What a connection for market data can carry. */
export const marketChannels = ['Quotes', 'Level2', 'Trades', 'Candles', 'Status', 'Heartbeats'] as const;
export type MarketChannel = (typeof marketChannels)[number];

/** All that waits at one price; a quantity of zero takes the price out of the book. */
export interface PriceLevel {
  readonly side: Side;
  readonly price: Price;
  readonly quantity: Quantity;
}

/** What other people and we traded. */
export interface MarketTrade {
  readonly instrumentId: InstrumentId;
  readonly tradeId: TradeId;
  readonly price: Price;
  readonly quantity: Quantity;
  /** The side of the order that had waited. */
  readonly makerSide: Side;
  readonly at: EpochMs;
}

/** One piece of news, by channel. */
export type MarketNews =
  | { readonly type: 'Quote'; readonly quote: Quote }
  /** The whole book, bids from the best down, then asks from the best up: what is known before is void. */
  | { readonly type: 'BookSnapshot'; readonly instrumentId: InstrumentId; readonly levels: readonly PriceLevel[] }
  /** The new quantity of each level that changed. */
  | { readonly type: 'BookUpdate'; readonly instrumentId: InstrumentId; readonly levels: readonly PriceLevel[] }
  | { readonly type: 'Trade'; readonly trade: MarketTrade }
  /** The running or just closed candle of five minutes. */
  | { readonly type: 'Candle'; readonly candle: Candle }
  | { readonly type: 'Status'; readonly instrumentId: InstrumentId; readonly status: TradingStatus }
  | { readonly type: 'Heartbeat'; readonly counter: number };

/**
 * What a connection delivers. The sequence counts every message of one connection from 0, across its channels: a gap means that
 * messages were lost, and that the book must be asked for anew.
 */
export type MarketMessage = MarketNews & { readonly sequence: number; readonly at: EpochMs };
