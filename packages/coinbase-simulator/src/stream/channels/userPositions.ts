import {
  absolute,
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

/** The perpetuals that the user holds, where they are traded. Prediction markets are none here. */
export function userPositionsOf(host: StreamHost, user: StreamUser): UserPositions {
  const { state, accountId } = user.account;
  const positions = state.hasPerpetuals ? positionsOf(state, accountId) : [];
  const held = positions.flatMap((position) => {
    const market = state.markets.get(position.instrumentId);
    return market?.listing.isPerpetual === true ? [heldFrom(host, market, position)] : [];
  });
  const isInternational = host.perpetualVenue() === 'INTX';
  return {
    perpetual_futures_positions: isInternational ? held.map((each) => perpetualFrom(host, user, each)) : [],
    expiring_futures_positions: isInternational ? [] : held.map((each) => futureFrom(host, each)),
    prediction_market_positions: [],
  };
}

interface Held {
  readonly market: MarketState;
  readonly position: VenuePosition;
  readonly entry: Price;
  readonly mark: Price;
  readonly unrealizedPnl: string;
}

function heldFrom(host: StreamHost, market: MarketState, position: VenuePosition): Held {
  const { contractSize } = market.listing.instrument;
  // Of a perpetual the venue always knows it.
  const entry = position.averageEntryPrice as Price;
  const quote = quoteOf(market, host.clock.now());
  const mark = quote === null ? entry : markOf(quote).price;
  const valueAt = (price: Price) => marketValue(position, price, contractSize);
  return { market, position, entry, mark, unrealizedPnl: toText(subtract(valueAt(mark), valueAt(entry))) };
}

/** As `GET /cfm/positions` has it; what was realised is not counted by position here. */
const futureFrom = (host: StreamHost, { position, entry, unrealizedPnl }: Held): object => ({
  product_id: host.productIdOf(position.instrumentId),
  side: isPositive(position.netQuantity) ? 'Long' : 'Short',
  number_of_contracts: toText(absolute(position.netQuantity)),
  realized_pnl: '0',
  unrealized_pnl: unrealizedPnl,
  entry_price: toText(entry),
});

/** Numbers are plain text, words in title case. `net_size` is below zero for a short position. */
function perpetualFrom(host: StreamHost, user: StreamUser, { market, position, entry, mark, ...held }: Held): object {
  const { instrument, maxLeverage } = market.listing;
  const { instrumentId, contractSize, initialMarginRate, maintenanceMarginRate } = instrument;
  const { netQuantity } = position;
  const notional = notionalFor(mark, netQuantity, contractSize);
  return {
    product_id: host.productIdOf(instrumentId),
    portfolio_uuid: user.perpetualsPortfolioId,
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
    unrealized_pnl: held.unrealizedPnl,
    aggregated_pnl: held.unrealizedPnl,
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
