import type { Clock, InstrumentId, MarketChannel, MarketMessage } from '@bot/core';
import type { VenueCounter } from '@bot/broker-mock';
import type { FrameWriter } from '../frames/frameWriter';

/** A channel of one product that somebody has subscribed. */
export interface OpenChannel {
  /** It tells nothing any more. */
  close(): void;
}

export interface MarketChannelParts {
  readonly clock: Clock;
  readonly market: VenueCounter;
  readonly instrumentId: InstrumentId;
  /** The name under which its data goes out. */
  readonly productId: string;
  readonly frames: FrameWriter;
  /** The snapshot is out, or will never be: now the subscription may be acknowledged. Calling it again does nothing. */
  readonly ready: () => void;
}

export type MarketChannelMaker = (parts: MarketChannelParts) => OpenChannel;

/** Listens to a product at the venue. */
export const listen = (
  { market, instrumentId }: MarketChannelParts,
  channels: readonly MarketChannel[],
  listener: (message: MarketMessage) => void,
): (() => void) => market.subscribeMarket({ channels, instrumentIds: [instrumentId] }, listener);
