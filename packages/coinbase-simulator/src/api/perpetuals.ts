import {
  asMoney,
  fromSteps,
  isNegative,
  negate,
  notionalFor,
  one,
  ratioBetween,
  ratioOf,
  roundToPlaces,
  scale,
  subtract,
  type InstrumentId,
  type Money,
  type Notional,
  type Price,
  type Quantity,
  type Ratio,
  type Side,
} from '@bot/core';
import { accountOf, marginsOf, positionsOf, type Account, type MarketState } from '@bot/broker-mock';
import type { ApiView } from './apiView';

/** A position in a perpetual with what it is worth now. */
export interface PerpetualPosition {
  readonly market: MarketState;
  readonly instrumentId: InstrumentId;
  readonly currency: string;
  /** Signed. */
  readonly netQuantity: Quantity;
  readonly entryPrice: Price;
  readonly markPrice: Price;
  readonly notional: Notional;
  readonly unrealizedPnl: Money;
  /** At the rates of the smallest position by day; those of the account are in its margins. */
  readonly initialMargin: Notional;
  readonly maintenanceMargin: Notional;
  /** What its live orders could add to it and take from it. */
  readonly buying: Quantity;
  readonly selling: Quantity;
  /** null: no price liquidates it. */
  readonly liquidationPrice: Price | null;
}

export const hasPerpetuals = ({ state, permissions }: ApiView): boolean =>
  state.hasPerpetuals && permissions.canTradePerpetuals;

export function perpetualPositions({ state, accountId, at }: ApiView): readonly PerpetualPosition[] {
  const account = accountOf(state, accountId);
  const liquidations = marginsOf(state, accountId, at).flatMap(({ liquidationPrices }) => liquidationPrices);
  return positionsOf(state, accountId).flatMap(({ instrumentId, netQuantity, averageEntryPrice: entryPrice }) => {
    const market = state.markets.get(instrumentId);
    if (market?.listing.isPerpetual !== true || entryPrice === null) return [];
    const {
      quoteCurrency: currency,
      contractSize,
      initialMarginRate,
      maintenanceMarginRate,
    } = market.listing.instrument;
    const markPrice = markPriceOf(market) ?? entryPrice;
    const valueAt = (price: Price): Notional => notionalFor(price, netQuantity, contractSize);
    const gain: Money = subtract(asMoney(valueAt(markPrice)), asMoney(valueAt(entryPrice)));
    const liquidation = liquidations.find((each) => each.instrumentId === instrumentId);
    const notional = valueAt(markPrice);
    return {
      ...{ market, instrumentId, currency, netQuantity, entryPrice, markPrice, notional },
      initialMargin: scale(notional, initialMarginRate),
      maintenanceMargin: scale(notional, maintenanceMarginRate),
      buying: leavesOf(account, market, 'Buy'),
      selling: leavesOf(account, market, 'Sell'),
      unrealizedPnl: isNegative(netQuantity) ? negate(gain) : gain,
      liquidationPrice: liquidation?.price ?? null,
    };
  });
}

/** The highest that the product allows: nobody chooses another. */
export const leverageOf = ({ market }: PerpetualPosition): Ratio =>
  roundToPlaces(ratioBetween(one, market.listing.instrument.initialMarginRate), 2);

/** null before other people quoted. */
const markPriceOf = ({ markHalfTicks, listing }: MarketState): Price | null =>
  markHalfTicks === null ? null : scale(fromSteps(markHalfTicks, listing.instrument.tickSize), ratioOf('0.5'));

function leavesOf({ openOrders }: Account, market: MarketState, side: Side): Quantity {
  let lots = 0;
  for (let order = openOrders.first; order !== null; order = order.openAfter) {
    if (order.market === market && order.side === side) lots += order.lots;
  }
  return fromSteps(lots, market.listing.instrument.lotSize);
}
