import { absolute, add, isNegative, isPositive, isZero, largerOf, smallerOf, subtract, sum } from '../money/arithmetic';
import { zeroQuantity, type Quantity } from '../money/amount';
import type { StrategyId, StrategyShare } from '../order/order';
import { signed, type Side } from '../order/side';
import type { Position } from '../position/position';
import { divideFairly } from './divideFairly';
import { addShares, shareOfStrategy } from './shareFill';
import { totalOf } from './totalOf';

/** What the others have promised already: how much of each book live orders of the same side will close. */
export type Promised = (strategyId: StrategyId) => Quantity;

/**
 * Whose trade it is when nobody has said how an order is to be shared. First it closes what the one who ordered holds; what
 * still makes the position smaller is taken, in proportion, from the books on that side, first of what their own orders do not
 * close already; the rest is that of the one who ordered.
 * Worked example: books A 3, B 1, Operator 0.5 (long 4.5). The Operator sells 2.5 in lots of 0.5: 0.5 closes its own book,
 * 2 are divided 3 to 1 → A 1.5, B 0.5. While A sells 2 itself it is 1 to 1 → A 1, B 1.
 */
export function ownersOf(
  books: ReadonlyMap<StrategyId, Pick<Position, 'netQuantity'>>,
  by: StrategyId,
  { side, quantity }: { readonly side: Side; readonly quantity: Quantity },
  lotSize: Quantity,
  promised: Promised = () => zeroQuantity,
): readonly StrategyShare[] {
  /** What the trade would close of a book, or of all of them together. */
  const closable = (netQuantity: Quantity): Quantity =>
    !isZero(netQuantity) && isNegative(netQuantity) === (side === 'Buy') ? absolute(netQuantity) : zeroQuantity;

  const nets = [...books.values()].map(({ netQuantity }) => netQuantity);
  const own = smallerOf(quantity, closable(books.get(by)?.netQuantity ?? zeroQuantity));
  const rest = subtract(quantity, own);
  const position = add(sum(nets, zeroQuantity), signed(side, own));

  const others = [...books]
    .filter(([strategyId]) => strategyId !== by)
    .map(([strategyId, { netQuantity }]) => ({ strategyId, quantity: closable(netQuantity) }));
  const unpromised = others.map(({ strategyId, quantity: held }) => ({
    strategyId,
    quantity: largerOf(subtract(held, promised(strategyId)), zeroQuantity),
  }));
  const taken = [closable(position), totalOf(others)].reduce(smallerOf, rest);
  const first = divideFairly(smallerOf(taken, totalOf(unpromised)), unpromised, lotSize);
  // More than is free: then also of what is promised.
  const second = divideFairly(
    subtract(taken, totalOf(first)),
    others.map((held) => ({
      ...held,
      quantity: subtract(held.quantity, shareOfStrategy(first, held.strategyId)),
    })),
    lotSize,
  );
  const mine = { strategyId: by, quantity: add(own, subtract(rest, taken)) };
  return [mine, ...addShares(first, second)].filter((part) => isPositive(part.quantity));
}
