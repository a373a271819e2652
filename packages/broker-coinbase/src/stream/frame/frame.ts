import type { EpochMs } from '@bot/core';
import type { LevelSize } from './levelSize';
import type { UnreadableOrder, UserOrder } from './userOrder';

/** One change of a book. */
export interface LevelChange {
  readonly isBid: boolean;
  /** price × 10^places: whole, exact, above zero. */
  readonly digits: number;
  readonly places: number;
  /** All that waits at the price now. 0: the price leaves the book. */
  readonly size: LevelSize;
}

export interface Level2Event {
  readonly isSnapshot: boolean;
  readonly productId: string;
  readonly changes: readonly LevelChange[];
}

export interface Ticker {
  readonly productId: string;
  readonly bestBid: string;
  readonly bestAsk: string;
  readonly bestBidQuantity: string;
  readonly bestAskQuantity: string;
}

export interface WireTrade {
  readonly productId: string;
  readonly tradeId: string;
  readonly price: string;
  readonly size: string;
  readonly at: EpochMs;
  readonly makerSide: 'Buy' | 'Sell';
}

export interface WireCandle {
  readonly productId: string;
  readonly openedAt: EpochMs;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  readonly volume: string;
}

/** What a frame tells, by channel. Texts of amounts are plain decimals, above zero where they are prices. */
export type FrameNews =
  | { readonly channel: 'level2'; readonly events: readonly Level2Event[] }
  | { readonly channel: 'ticker'; readonly tickers: readonly Ticker[] }
  | {
      readonly channel: 'market_trades';
      readonly events: readonly { isSnapshot: boolean; trades: readonly WireTrade[] }[];
    }
  | { readonly channel: 'candles'; readonly events: readonly { isSnapshot: boolean; candles: readonly WireCandle[] }[] }
  | { readonly channel: 'status'; readonly products: readonly { productId: string; status: string }[] }
  | {
      readonly channel: 'user';
      readonly events: readonly { isSnapshot: boolean; orders: readonly (UserOrder | UnreadableOrder)[] }[];
    }
  | { readonly channel: 'heartbeats'; readonly counter: number }
  /** The whole connection: product ids by channel, or the user's id. */
  | { readonly channel: 'subscriptions'; readonly subscriptions: ReadonlyMap<string, readonly string[]> }
  /** A channel that we do not know: it counts in the sequence, and that is all. */
  | { readonly channel: 'other'; readonly name: string };

export type DataFrame = FrameNews & {
  /** Counts every frame of a connection from 0, across all channels. */
  readonly sequence: number;
  readonly at: EpochMs;
};

/** What the venue refuses comes as data, outside the sequence. */
export interface ErrorFrame {
  readonly channel: 'error';
  readonly message: string;
}

export type Frame = DataFrame | ErrorFrame;
