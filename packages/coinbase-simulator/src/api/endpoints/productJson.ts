import {
  fromSteps,
  isZero,
  midPrice,
  ratioBetween,
  ratioOf,
  roundToPlaces,
  scale,
  subtract,
  sum,
  toText,
  zeroQuantity,
  notionalFor,
  type Candle,
  type Instrument,
  type JsonObject,
  type Price,
  type TradingStatus,
} from '@bot/core';
import { quoteOf, type MarketState } from '@bot/broker-mock';
import type { ApiView } from '../apiView';
import { futureDetails } from './futureDetails';

/** A product as the venue shows it, prices of now. */
export function productJson(market: MarketState, view: ApiView): JsonObject {
  const { instrument, isPerpetual } = market.listing;
  const { instrumentId, baseCurrency, quoteCurrency, tickSize } = instrument;
  const isUsFuture = isPerpetual && view.switches.perpetualVenue === 'FCM';
  const quote = quoteOf(market, view.at);
  const price = lastPrice(market) ?? (quote === null ? null : midPrice(quote.bid, quote.ask));
  const day = dayOf(view, instrumentId);
  const volume = sum(
    day.map((candle) => candle.volume),
    zeroQuantity,
  );
  return {
    product_id: instrumentId,
    price: textOf(price),
    price_percentage_change_24h: changeOf(day, price),
    volume_24h: toText(volume),
    volume_percentage_change_24h: '0',
    ...sizesOf(instrument),
    base_name: baseCurrency,
    quote_name: moneyNames[quoteCurrency] ?? quoteCurrency,
    watched: false,
    new: false,
    ...stateOf(market.status, isPerpetual),
    product_type: isPerpetual ? 'FUTURE' : 'SPOT',
    quote_currency_id: quoteCurrency,
    base_currency_id: isPerpetual ? '' : baseCurrency,
    fcm_trading_session_details: isUsFuture ? sessionOf(market.status) : null,
    mid_market_price: '',
    alias: '',
    alias_to: [],
    base_display_symbol: baseCurrency,
    quote_display_symbol: quoteCurrency,
    view_only: false,
    price_increment: toText(tickSize),
    display_name: isPerpetual ? `${baseCurrency} PERP` : instrumentId,
    product_venue: isPerpetual ? view.switches.perpetualVenue : 'CBE',
    approximate_quote_24h_volume: price === null ? '0' : toText(roundToPlaces(notionalFor(price, volume), 2)),
    new_at: null,
    best_bid_price: textOf(quote?.bid ?? null),
    best_ask_price: textOf(quote?.ask ?? null),
    ...ornaments,
    ...(isPerpetual && { future_product_details: futureDetails(market, view) }),
  };
}

const moneyNames: { readonly [currency: string]: string } = { USD: 'US Dollar', EUR: 'Euro', GBP: 'British Pound' };

/** What no order depends on; a captured product has it too. */
const ornaments: JsonObject = {
  ...{ market_cap: '', base_cbrn: '', quote_cbrn: '', product_cbrn: '', icon_color: '', icon_url: '' },
  ...{ display_name_overwrite: '', is_alpha_testing: false, about_description: '' },
};

/** It never ends while the product is traded. */
const sessionOf = (status: TradingStatus): JsonObject => ({
  is_session_open: status !== 'Disabled',
  ...{ open_time: '', close_time: '' },
  session_state: `FCM_TRADING_SESSION_STATE_${status === 'Disabled' ? 'CLOSE' : 'OPEN'}`,
  after_hours_order_entry_disabled: false,
  closed_reason: 'FCM_TRADING_SESSION_CLOSED_REASON_UNDEFINED',
  maintenance: null,
});

export function lastPrice({ lastTicks, listing }: MarketState): Price | null {
  return lastTicks === null ? null : fromSteps(lastTicks, listing.instrument.tickSize);
}

const textOf = (price: Price | null): string => (price === null ? '' : toText(price));

const sizesOf = ({ lotSize, tickSize, minNotional, minQuantity, maxQuantity }: Instrument): JsonObject => ({
  base_increment: toText(lotSize),
  quote_increment: toText(tickSize),
  quote_min_size: toText(minNotional),
  quote_max_size: '150000000',
  base_min_size: toText(minQuantity),
  base_max_size: toText(maxQuantity),
});

/** A future has no status but its flags. */
const stateOf = (status: TradingStatus, isPerpetual: boolean): JsonObject => ({
  status: isPerpetual ? '' : status === 'Disabled' ? 'offline' : 'online',
  is_disabled: status === 'Disabled',
  trading_disabled: status === 'Disabled',
  cancel_only: status === 'CancelOnly',
  limit_only: status === 'LimitOnly',
  post_only: status === 'PostOnly',
  auction_mode: status === 'Auction',
});

/** The closed hours of the last day. */
const dayOf = (view: ApiView, instrumentId: string): readonly Candle[] =>
  view.candles({ instrumentId, durationMs: 3_600_000, count: 24 });

/** In percent, since the first of these hours began. */
function changeOf([first]: readonly Candle[], price: Price | null): string {
  if (first === undefined || price === null || isZero(first.open)) return '0';
  const change = ratioBetween(subtract(price, first.open), first.open);
  return toText(roundToPlaces(scale(change, ratioOf('100')), 8));
}
