import {
  absolute,
  add,
  asMoney,
  isNegative,
  isZero,
  moneyOf,
  negate,
  notionalFor,
  ratioBetween,
  scale,
  smallerOf,
  subtract,
  zeroMoney,
  zeroQuantity,
  type FillDetail,
  type Money,
  type Quantity,
  type Ratio,
} from '@bot/core';

/** What is held of one instrument, by average cost. Both numbers are below zero for a short. */
export interface OpenTrade {
  readonly netQuantity: Quantity;
  readonly cost: Money;
  readonly realized: Money;
}

export const noTrade: OpenTrade = { netQuantity: zeroQuantity, cost: zeroMoney, realized: zeroMoney };

/**
 * One signed formula for adding, reducing and turning round: what closes takes its share of the cost with it.
 * Worked examples: long 2 with cost 200, sell 1 at 110 → long 1, cost 100, realised 10;
 * long 1 with cost 100, sell 3 at 110 → short 2, cost −220, realised 10.
 */
export function afterFill(
  trade: OpenTrade,
  fill: Pick<FillDetail, 'side' | 'price' | 'quantity'>,
  contractSize: Ratio,
): OpenTrade {
  const buys = fill.side === 'Buy';
  const change = buys ? fill.quantity : negate(fill.quantity);
  const value = asMoney(notionalFor(fill.price, fill.quantity, contractSize));
  const signedValue = buys ? value : negate(value);
  const held = absolute(trade.netQuantity);
  const against = !isZero(held) && isNegative(trade.netQuantity) === buys;
  const closing = against ? smallerOf(held, fill.quantity) : zeroQuantity;
  const costOut = against ? scale(trade.cost, ratioBetween(closing, held)) : zeroMoney;
  const valueClosing = against ? scale(signedValue, ratioBetween(closing, fill.quantity)) : zeroMoney;
  return {
    netQuantity: add(trade.netQuantity, change),
    cost: add(subtract(trade.cost, costOut), subtract(signedValue, valueClosing)),
    realized: add(trade.realized, negate(add(valueClosing, costOut))),
  };
}

/** Two sums that were rounded at different places may differ by this much of a currency unit. */
export const ROUNDING = moneyOf('0.00000001');
