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
  quantityFor,
  scale,
  shareOf,
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
} from '../money/amount';
import { roundUp } from '../money/rounding';
import type { OrderIntent } from '../order/order';
import { signed } from '../order/side';
import type { RiskContext } from './riskContext';

/** What the checks want to know of an order, worked out once. */
export interface JudgedOrder {
  readonly intent: OrderIntent;
  readonly instrument: Instrument;
  /** Of an order by value: what it buys at the mark, whole lots, rounded up. */
  readonly quantity: Quantity;
  /** How much of the position no live order closes yet that counts for this one. */
  readonly reducible: Quantity;
  readonly reducing: boolean;
  /** Worst case; null when there is no price to value the order at. */
  readonly notional: Notional | null;
  /** The position when all live orders of this side and this one are filled, signed. */
  readonly worstQuantity: Quantity;
  /** What the instrument is worth at worst before this order; null without a mark. */
  readonly exposureBefore: Notional | null;
  /** What this order adds to that at worst; null without a price. */
  readonly growth: Notional | null;
}

/** A market order may be filled away from the mark: this part is added before the cash is checked. 1 %, assumed. */
export const MARKET_ORDER_MARGIN = ratioOf('1.01');

/** A bracket whose stop is reached sells down to 5 % below it, or buys up to 5 % above. */
const BEYOND_STOP = ratioOf('1.05');

/** An order reduces when it is opposite to the position and no larger than what no other live order closes already. */
export function judgeOrder(intent: OrderIntent, instrument: Instrument, context: RiskContext): JudgedOrder {
  const { netQuantity, liveBuyQuantity, liveSellQuantity } = context;
  const mark = context.mark !== undefined && isPositive(context.mark) ? context.mark : null;
  const { contractSize } = instrument;
  const quantity = quantityOf(intent, instrument, mark);
  const reducible = largerOf(
    subtract(absolute(netQuantity), closingAlready(intent, instrument, context)),
    zeroQuantity,
  );
  const opposes = !isZero(netQuantity) && isNegative(netQuantity) === (intent.side === 'Buy');
  const price = worstPrice(intent, mark);
  const live = intent.side === 'Buy' ? liveBuyQuantity : liveSellQuantity;
  const worstQuantity = add(netQuantity, signed(intent.side, add(live, quantity)));
  const before = worstHeld(netQuantity, liveBuyQuantity, liveSellQuantity);
  const more = largerOf(subtract(absolute(worstQuantity), before), zeroQuantity);
  return {
    intent,
    instrument,
    quantity,
    reducible,
    reducing: opposes && !exceeds(quantity, reducible),
    notional: intent.quoteSize ?? (price === null ? null : notionalFor(price, quantity, contractSize)),
    worstQuantity,
    exposureBefore: mark === null ? null : notionalFor(mark, before, contractSize),
    // Once it is live it counts at the mark, like everything else.
    growth: price === null ? null : notionalFor(mark === null ? price : largerOf(price, mark), more, contractSize),
  };
}

/**
 * The largest position, without its sign, that live orders could lead to, whichever of them are filled.
 * Worked example: long 3 with live buys of 1 and live sells of 5 → 4.
 */
export const worstHeld = (netQuantity: Quantity, liveBuys: Quantity, liveSells: Quantity): Quantity =>
  largerOf(
    largerOf(absolute(netQuantity), absolute(add(netQuantity, liveBuys))),
    absolute(subtract(netQuantity, liveSells)),
  );

/**
 * What live orders close of the position, so that another one cannot. For spot a venue keeps back the coins of each of them. For
 * a perpetual it keeps nothing back, and what is reduce-only cannot go through zero: such an exit waits for no order of others.
 * Worked example: long 1 of a perpetual, and a person has a take-profit of 1 at the venue → of a stop's 1 nothing is closed yet.
 */
function closingAlready({ reduceOnly }: OrderIntent, { kind }: Instrument, context: RiskContext): Quantity {
  const [live, others] = isPositive(context.netQuantity)
    ? [context.liveSellQuantity, context.othersSellQuantity]
    : [context.liveBuyQuantity, context.othersBuyQuantity];
  return kind === 'Perpetual' && reduceOnly ? subtract(live, others) : live;
}

/** Worked example: 100 USD at a mark of 30,000 are 0.00333…, in lots of 0.001 → 0.004. */
function quantityOf({ quantity, quoteSize }: OrderIntent, instrument: Instrument, mark: Price | null): Quantity {
  if (quoteSize === undefined || mark === null) return quantity;
  return roundUp(quantityFor(quoteSize, mark, instrument.contractSize), instrument.lotSize);
}

/**
 * What the order may cost at most: a buy its limit, a sale at least what the position is worth now. A mark at or below zero
 * has been seen; nothing can be valued at it.
 */
function worstPrice({ type, side, limitPrice, stopPrice }: OrderIntent, mark: Price | null): Price | null {
  if (type === 'Market' || limitPrice === null) return mark;
  const limit =
    type === 'Bracket' && stopPrice !== undefined ? largerOf(limitPrice, scale(stopPrice, BEYOND_STOP)) : limitPrice;
  return side === 'Buy' || mark === null ? limit : largerOf(limit, mark);
}

/**
 * What opens is paid for: its notional (times the initial margin rate) plus commission on everything. What closes a position
 * frees its own margin. Worked example: a limit order for 500 at a fee of 1 % → 505. Long 0.02 of a perpetual at a rate of 0.1
 * and a limit sell of 0.03 at 50,000 → 10 % of 500 and 1 % of 1,500: 65.
 */
export function cashNeeded(
  { intent, instrument, quantity, reducible, notional }: JudgedOrder,
  context: RiskContext,
): Money {
  // An order by value spends what it says, the commission included.
  if (intent.quoteSize !== undefined) return asMoney(intent.quoteSize);
  if (notional === null || isZero(quantity)) return zeroMoney;
  const value = asMoney(intent.type === 'Market' ? scale(notional, MARKET_ORDER_MARGIN) : notional);
  const opposes = isNegative(context.netQuantity) === (intent.side === 'Buy') && !isZero(context.netQuantity);
  const opening = opposes ? largerOf(subtract(quantity, reducible), zeroQuantity) : quantity;
  const opened = shareOf(value, opening, quantity);
  return add(scale(opened, instrument.initialMarginRate), scale(value, context.takerFeeRate));
}
