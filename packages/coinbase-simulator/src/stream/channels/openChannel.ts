import type { Clock, InstrumentId, MarketChannel, MarketMessage } from '@bot/core';
import type { MarketState, VenueCounter } from '@bot/broker-mock';
import type { FrameWriter } from '../frames/frameWriter';
import type { StreamHost } from '../streamHost';

/** A channel of one product that somebody has subscribed. */
export interface OpenChannel {
  /** It tells nothing any more. */
  close(): void;
}

export interface MarketChannelParts {
  readonly clock: Clock;
  readonly market: VenueCounter;
  readonly instrumentId: InstrumentId;
  readonly listed: MarketState;
  /** The name under which its data goes out. */
  readonly productId: string;
  readonly frames: FrameWriter;
  /** For names and trades. */
  readonly host: Pick<StreamHost, 'tradeIdOf' | 'tradesOf'>;
  /** The snapshot is out, or will never be: now the subscription may be acknowledged. Calling it again does nothing. */
  readonly ready: () => void;
}

export type MarketChannelMaker = (parts: MarketChannelParts) => OpenChannel;

type MessageOf<Type> = Extract<MarketMessage, { readonly type: Type }>;

/** Listens to a product at the venue: what is to be done by what the messages of the channels are. */
export const listen = <Type extends MarketMessage['type']>(
  { market, instrumentId }: MarketChannelParts,
  channels: readonly MarketChannel[],
  heard: { readonly [type in Type]: (message: MessageOf<type>) => void },
): (() => void) =>
  market.subscribeMarket({ channels, instrumentIds: [instrumentId] }, (message) =>
    heard[message.type as Type](message as MessageOf<Type>),
  );
