import type { EpochMs, InstrumentId, Quote, Unsubscribe } from '@bot/core';
import { quoteFrom, topOf, type Top } from '../exchange/queries/book';
import type { VenueEvent } from '../exchange/venueEvent';
import { marketNamed, type MarketState, type VenueState } from '../exchange/venueState';
import type { Channel } from './channel';
import { touchedBy } from './feed/touchedBy';

/** Best bid and ask of every instrument, and who is told of them. */
export interface QuoteStream {
  /** Called with all events of one command after they were applied. */
  publish(events: readonly VenueEvent[]): void;
  /** The newest quote with both sides; undefined before the first. */
  latest(instrumentId: InstrumentId): Quote | undefined;
  /** The newest quotes follow at once, then every new one. */
  subscribe(instrumentIds: readonly InstrumentId[], listener: (quote: Quote) => void): Unsubscribe;
}

interface Subscription {
  readonly instrumentIds: ReadonlySet<InstrumentId>;
  readonly listener: (quote: Quote) => void;
}

export interface QuoteDelivery {
  readonly quote: Quote;
  /** null: everybody who wants the instrument. */
  readonly to: Subscription | null;
}

export interface QuoteStreamOptions {
  readonly state: VenueState;
  readonly open: (deliver: (delivery: QuoteDelivery) => void) => Channel<QuoteDelivery>;
}

/** In whole numbers: most quotes are never asked for. */
interface Quoted {
  readonly market: MarketState;
  readonly top: Top;
  readonly at: EpochMs;
}

/** A market step makes a new quote of each of its instruments, also where nothing changed: a quote that is repeated is fresh. */
export function createQuoteStream({ state, open }: QuoteStreamOptions): QuoteStream {
  const latest = new Map<InstrumentId, Quoted>();
  for (const instrumentId of state.markets.keys()) quote(instrumentId, state.at ?? 0);
  const subscriptions = new Set<Subscription>();
  const channel = open(({ quote, to }) => {
    for (const subscription of to === null ? [...subscriptions] : [to]) {
      const wants = subscriptions.has(subscription) && subscription.instrumentIds.has(quote.instrumentId);
      if (wants) subscription.listener(quote);
    }
  });

  function quote(instrumentId: InstrumentId, at: EpochMs): Quoted | null {
    const market = marketNamed(state, instrumentId);
    const top = topOf(market);
    if (top === null) return null;
    const quoted = { market, top, at };
    latest.set(instrumentId, quoted);
    return quoted;
  }

  return {
    latest(instrumentId) {
      const quoted = latest.get(instrumentId);
      return quoted && toQuote(quoted);
    },
    publish(events) {
      const touched = new Map<InstrumentId, EpochMs>();
      for (const event of events) {
        for (const { instrumentId } of touchedBy(state, event)) touched.set(instrumentId, event.at);
      }
      for (const [instrumentId, at] of touched) {
        const quoted = quote(instrumentId, at);
        if (quoted !== null && subscriptions.size > 0) channel.push({ quote: toQuote(quoted), to: null });
      }
    },
    subscribe(instrumentIds, listener) {
      const subscription: Subscription = { instrumentIds: new Set(instrumentIds), listener };
      subscriptions.add(subscription);
      for (const instrumentId of instrumentIds) {
        const quoted = latest.get(instrumentId);
        if (quoted !== undefined) channel.push({ quote: toQuote(quoted), to: subscription });
      }
      return () => void subscriptions.delete(subscription);
    },
  };
}

const toQuote = ({ market, top, at }: Quoted): Quote => quoteFrom(market.listing, top, at);
