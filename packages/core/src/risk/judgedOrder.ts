import type { Instrument } from '../instrument/instrument';
import {
  absolute,
  add,
  asMoney,
  exceeds,
  isNegative,
  isPositive,
  isZero,
  largerOf,
  notionalFor,
  scale,
  subtract,
} from '../money/arithmetic';
import {
  ratioOf,
  zeroMoney,
  zeroQuantity,
  type Money,
  type Notional,
  type Price,
  type Quantity,
  type Ratio,
} from '../money/amount';
import type { OrderIntent } from '../order/order';
import type { RiskContext } from './riskContext';

/** What the checks want to know of an order, worked out once. */
export interface JudgedOrder {
  readonly intent: OrderIntent;
  readonly instrument: Instrument;
  /** How much of the position no live order closes yet. */
  readonly reducible: Quantity;
  readonly reducing: boolean;
  /** Worst case; null when there is no price to value the order at. */
  readonly notional: Notional | null;
}

/** A market order may be filled away from the mark: this part is added before the cash is checked. 1 %, assumed. */
const MARKET_ORDER_MARGIN = ratioOf('1.01');

/** An order reduces when it is opposite to the position and no larger than what no other live order closes already. */
export function judgeOrder(intent: OrderIntent, instrument: Instrument, context: RiskContext): JudgedOrder {
  const { netQuantity, liveBuyQuantity, liveSellQuantity, mark } = context;
  const closing = isPositive(netQuantity) ? liveSellQuantity : liveBuyQuantity;
  const reducible = largerOf(subtract(absolute(netQuantity), closing), zeroQuantity);
  const opposes = !isZero(netQuantity) && isNegative(netQuantity) === (intent.side === 'Buy');
  const price = worstPrice(intent, mark);
  return {
    intent,
    instrument,
    reducible,
    reducing: opposes && !exceeds(intent.quantity, reducible),
    notional: price === null ? null : notionalFor(price, intent.quantity, instrument.contractSize),
  };
}

/** What the order may cost at most. A mark at or below zero has been seen; nothing can be valued at it. */
function worstPrice(intent: OrderIntent, mark: Price | undefined): Price | null {
  const known = mark !== undefined && isPositive(mark) ? mark : null;
  if (intent.limitPrice === null || intent.type === 'Market') return known;
  return intent.side === 'Buy' || known === null ? intent.limitPrice : largerOf(intent.limitPrice, known);
}

/** Notional (times the initial margin rate) plus commission. Worked example: 500 at a fee of 1 %, limit order → 505. */
export function cashNeeded({ intent, instrument, notional }: JudgedOrder, takerFeeRate: Ratio): Money {
  if (notional === null) return zeroMoney;
  const value = asMoney(intent.type === 'Market' ? scale(notional, MARKET_ORDER_MARGIN) : notional);
  return add(scale(value, instrument.initialMarginRate), scale(value, takerFeeRate));
}
