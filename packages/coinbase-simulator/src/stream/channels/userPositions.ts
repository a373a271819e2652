import {
  isPositive,
  markOf,
  marketValue,
  notionalFor,
  scale,
  subtract,
  sum,
  toText,
  zeroQuantity,
  type InstrumentId,
  type Price,
  type Quantity,
  type Side,
  type VenuePosition,
} from '@bot/core';
import { marginsOf, openOrdersOf, positionsOf, quoteOf, type MarketState, type VenueCounter } from '@bot/broker-mock';
import type { StreamHost, StreamUser } from '../streamHost';

/** What the user channel tells of positions beside orders. */
export interface UserPositions {
  readonly perpetual_futures_positions: readonly object[];
  readonly expiring_futures_positions: readonly object[];
  readonly prediction_market_positions: readonly object[];
}

/** The perpetuals that the user holds. Dated futures and prediction markets are not traded here. */
export function userPositionsOf(host: StreamHost, user: StreamUser): UserPositions {
  const { state, accountId } = user.account;
  const held = state.hasPerpetuals ? positionsOf(state, accountId) : [];
  return {
    perpetual_futures_positions: held.flatMap((position) => {
      const market = state.markets.get(position.instrumentId);
      return market?.listing.isPerpetual === true ? [perpetualFrom(host, user, market, position)] : [];
    }),
    expiring_futures_positions: [],
    prediction_market_positions: [],
  };
}

/** Numbers are plain text, words in title case. `net_size` is below zero for a short position. */
function perpetualFrom(host: StreamHost, user: StreamUser, market: MarketState, position: VenuePosition): object {
  const { instrument, maxLeverage } = market.listing;
  const { instrumentId, contractSize, initialMarginRate, maintenanceMarginRate } = instrument;
  const { netQuantity } = position;
  // Of a perpetual the venue always knows it.
  const entry = position.averageEntryPrice as Price;
  const quote = quoteOf(market, host.clock.now());
  const mark = quote === null ? entry : markOf(quote).price;
  const notional = notionalFor(mark, netQuantity, contractSize);
  const valueAt = (price: Price) => marketValue(position, price, contractSize);
  const pnl = toText(subtract(valueAt(mark), valueAt(entry)));
  return {
    product_id: host.productIdOf(instrumentId),
    portfolio_uuid: user.portfolioId,
    vwap: toText(entry),
    entry_vwap: toText(entry),
    position_side: isPositive(netQuantity) ? 'Long' : 'Short',
    margin_type: 'Cross',
    net_size: toText(netQuantity),
    buy_order_size: toText(waitingOf(user.account, instrumentId, 'Buy')),
    sell_order_size: toText(waitingOf(user.account, instrumentId, 'Sell')),
    leverage: String(maxLeverage),
    mark_price: toText(mark),
    liquidation_price: liquidationPriceOf(host, user.account, instrumentId),
    im_notional: toText(scale(notional, initialMarginRate)),
    mm_notional: toText(scale(notional, maintenanceMarginRate)),
    position_notional: toText(notional),
    unrealized_pnl: pnl,
    aggregated_pnl: pnl,
  };
}

/** What is left of the open orders of one side. */
function waitingOf({ state, accountId }: VenueCounter, instrumentId: InstrumentId, side: Side): Quantity {
  const waiting = openOrdersOf(state, accountId).filter(
    ({ terms }) => terms.instrumentId === instrumentId && terms.side === side,
  );
  return sum(
    waiting.map(({ terms, progress }) => subtract(terms.quantity, progress.cumulativeQuantity)),
    zeroQuantity,
  );
}

/** `0`: no price liquidates it. */
function liquidationPriceOf(host: StreamHost, { state, accountId }: VenueCounter, instrumentId: InstrumentId): string {
  const prices = marginsOf(state, accountId, host.clock.now()).flatMap(({ liquidationPrices }) => liquidationPrices);
  const price = prices.find((known) => known.instrumentId === instrumentId)?.price ?? null;
  return price === null ? '0' : toText(price);
}
