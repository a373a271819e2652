import {
  add,
  atLeast,
  exceeds,
  scale,
  subtract,
  type OrderTerms,
  type Price,
  type Ratio,
  type RejectReason,
  type TradingStatus,
} from '@bot/core';
import { crosses } from './holdFor';

/** What this venue allows. Without a limit there is none. */
export interface ScriptedRules {
  /** How far a buy limit may be above the last trade, or a sell limit below it: `0.1` is a tenth. */
  readonly priceBand?: Ratio;
  /** Of the account, in one instrument. */
  readonly maxOpenOrders?: number;
  /** Default: 1 ÷ the initial margin rate of the instrument. */
  readonly maxLeverage?: Ratio;
}

/** What an order is judged by besides the account. */
export interface MarketBasis {
  readonly terms: OrderTerms;
  /** What the order would pay or get now; undefined while there is no price. */
  readonly touch: Price | undefined;
  readonly last: Price | undefined;
  readonly status: TradingStatus;
  readonly rules: ScriptedRules;
}

/** What the state of the market refuses. */
export function refusalOfMarket(basis: MarketBasis): RejectReason | null {
  return refusalOfStatus(basis) ?? refusalOfStop(basis) ?? refusalOfBand(basis);
}

function refusalOfStatus({ status, terms, touch }: MarketBasis): RejectReason | null {
  const { type, timeInForce, postOnly } = terms;
  switch (status) {
    case 'Online':
      return null;
    case 'Disabled':
      return 'ProductDisabled';
    case 'CancelOnly':
      return 'CancelOnly';
    case 'LimitOnly':
      return type === 'Market' ? 'LimitOnly' : null;
    case 'PostOnly':
      return postOnly ? null : 'PostOnlyMode';
    case 'Auction': {
      const waits = type === 'Limit' && (timeInForce === 'GTC' || timeInForce === 'GTD');
      return waits && !crosses(terms, touch) ? null : 'Auction';
    }
  }
}

function refusalOfStop({ terms, last }: MarketBasis): RejectReason | null {
  const { type, side, limitPrice, stopPrice } = terms;
  if (stopPrice === undefined || limitPrice === null) return null;
  if (last !== undefined && isReached(terms, stopPrice, last)) return 'InvalidStopPrice';
  const isLimitAbove = exceeds(limitPrice, stopPrice);
  const isLimitBelow = exceeds(stopPrice, limitPrice);
  if (type === 'StopLimit') return (side === 'Buy' ? isLimitBelow : isLimitAbove) ? 'InvalidStopPrice' : null;
  const takesProfit = last === undefined || (side === 'Sell' ? exceeds(limitPrice, last) : exceeds(last, limitPrice));
  return takesProfit && (side === 'Sell' ? isLimitAbove : isLimitBelow) ? null : 'InvalidStopPrice';
}

/** A buy waits for the price to rise, a sell for it to fall, unless the other direction was asked for. */
export function isReached({ side, stopDirection }: OrderTerms, stopPrice: Price, last: Price): boolean {
  const direction = stopDirection ?? (side === 'Buy' ? 'Up' : 'Down');
  return direction === 'Up' ? atLeast(last, stopPrice) : atLeast(stopPrice, last);
}

function refusalOfBand({ terms, last, rules }: MarketBasis): RejectReason | null {
  const { side, limitPrice } = terms;
  if (rules.priceBand === undefined || limitPrice === null || last === undefined) return null;
  const far = scale(last, rules.priceBand);
  const isOutside = side === 'Buy' ? exceeds(limitPrice, add(last, far)) : exceeds(subtract(last, far), limitPrice);
  return isOutside ? 'PriceOutOfBand' : null;
}
