import {
  asMoney,
  fromSteps,
  isNegative,
  negate,
  notionalFor,
  ratioOf,
  scale,
  subtract,
  type InstrumentId,
  type Money,
  type Notional,
  type Price,
  type Quantity,
} from '@bot/core';
import { marginsOf, positionsOf, type MarketState } from '@bot/broker-mock';
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
  /** null: no price liquidates it. */
  readonly liquidationPrice: Price | null;
}

export const hasPerpetuals = ({ state, permissions }: ApiView): boolean =>
  state.hasPerpetuals && permissions.canTradePerpetuals;

export function perpetualPositions({ state, accountId, at }: ApiView): readonly PerpetualPosition[] {
  const liquidations = marginsOf(state, accountId, at).flatMap(({ liquidationPrices }) => liquidationPrices);
  return positionsOf(state, accountId).flatMap(({ instrumentId, netQuantity, averageEntryPrice: entryPrice }) => {
    const market = state.markets.get(instrumentId);
    if (market?.listing.isPerpetual !== true || entryPrice === null) return [];
    const { quoteCurrency: currency, contractSize } = market.listing.instrument;
    const markPrice = markPriceOf(market) ?? entryPrice;
    const valueAt = (price: Price): Notional => notionalFor(price, netQuantity, contractSize);
    const gain: Money = subtract(asMoney(valueAt(markPrice)), asMoney(valueAt(entryPrice)));
    const liquidation = liquidations.find((each) => each.instrumentId === instrumentId);
    return {
      ...{ market, instrumentId, currency, netQuantity, entryPrice, markPrice },
      notional: valueAt(markPrice),
      unrealizedPnl: isNegative(netQuantity) ? negate(gain) : gain,
      liquidationPrice: liquidation?.price ?? null,
    };
  });
}

/** null before other people quoted. */
const markPriceOf = ({ markHalfTicks, listing }: MarketState): Price | null =>
  markHalfTicks === null ? null : scale(fromSteps(markHalfTicks, listing.instrument.tickSize), ratioOf('0.5'));
