import { toText, type MarketChannel, type MarketMessage, type PriceLevel } from '@bot/core';
import { createVirtualClock, type VirtualClock } from '@bot/simulation';
import type { VenueSetup } from '../../../exchange/venueState';
import { createCandleBook } from '../../candleBook';
import type { Channel } from '../../channel';
import { createMarketFeed, type MarketFeed } from '../../marketFeed';
import { createTimers } from '../../timers';
import { openSmallVenue, type SmallVenue } from './smallVenue';

/** A small venue with its feed; time begins at 0. */
export interface FedVenue extends SmallVenue {
  readonly feed: MarketFeed;
  readonly clock: VirtualClock;
  /** Lets timers fire up to then. */
  passTo(at: number): void;
  /** What arrives on a connection from now on. */
  listen(channels: readonly MarketChannel[], instrumentIds?: readonly string[]): Heard;
}

export interface Heard {
  readonly messages: MarketMessage[];
  /** What arrived since the last time, one line for each. */
  lines(): string[];
  leave(): void;
}

type Open = (deliver: (message: MarketMessage) => void) => Channel<MarketMessage>;

/** Without `open` a message arrives as soon as it is sent. */
export function openFeed(setup?: VenueSetup, open: Open = (deliver) => ({ push: deliver })): FedVenue {
  const clock = createVirtualClock({ startAt: 0 });
  const venue = openSmallVenue(setup);
  const candles = createCandleBook(venue.state);
  const feed = createMarketFeed({ state: venue.state, candles, clock, timers: createTimers(clock), open });
  venue.watch({
    publish(events) {
      feed.publish(events);
      candles.publish(events);
    },
  });
  return {
    ...venue,
    feed,
    clock,
    passTo(at) {
      while ((clock.nextTimerAt() ?? Infinity) <= at) clock.fireNext();
      clock.pass(at - clock.now());
    },
    listen(channels, instrumentIds = ['BTC-USD']) {
      const messages: MarketMessage[] = [];
      let read = 0;
      const leave = feed.subscribe({ channels, instrumentIds }, (message) => void messages.push(message));
      return {
        messages,
        leave,
        lines() {
          const news = messages.slice(read);
          read = messages.length;
          return news.map(describeMessage);
        },
      };
    },
  };
}

/** `3 Trade T1 10 lots …`: everything of a message but its time. */
export function describeMessage(message: MarketMessage): string {
  return `${message.sequence} ${message.type} ${describeNews(message)}`.trim();
}

function describeNews(message: MarketMessage): string {
  switch (message.type) {
    case 'Quote': {
      const { bid, bidSize, ask, askSize } = message.quote;
      return `${toText(bidSize)} at ${toText(bid)}, ${toText(askSize)} at ${toText(ask)}`;
    }
    case 'BookSnapshot':
    case 'BookUpdate':
      return message.levels.map(describeLevel).join(', ');
    case 'Trade': {
      const { tradeId, quantity, price, makerSide } = message.trade;
      return `${tradeId} ${toText(quantity)} at ${toText(price)} of a ${makerSide}`;
    }
    case 'Candle': {
      const { openedAt, open, high, low, close, volume } = message.candle;
      return `${openedAt} ${[open, high, low, close, volume].map(toText).join(' ')}`;
    }
    case 'Status':
      return `${message.instrumentId} ${message.status}`;
    case 'Heartbeat':
      return `${message.counter}`;
  }
}

const describeLevel = ({ side, price, quantity }: PriceLevel): string =>
  `${side} ${toText(quantity)} at ${toText(price)}`;
