import { exceeds, isPositive, smallerOf, subtract, sum } from '../money/arithmetic';
import { zeroQuantity, type Quantity } from '../money/amount';
import type { StrategyId } from '../order/order';
import type { Side } from '../order/side';
import { divideFairly } from './divideFairly';
import { orderedPart, type OrderedPart, type StrategyWish } from './strategyWish';

/** What one book hands over to another. */
export interface BookTransfer {
  readonly seller: StrategyId;
  readonly buyer: StrategyId;
  readonly quantity: Quantity;
}

export interface NettedWishes {
  /** Of what is left to be ordered; null when everything was met inside. */
  readonly side: Side | null;
  readonly ordered: readonly OrderedPart[];
  readonly transfers: readonly BookTransfer[];
}

/**
 * Meets opposite wishes inside, fairly, and leaves the rest to be ordered. Worked example: A and B buy 0.003 and 0.001, C
 * sells 0.002 in lots of 0.001 → C hands 0.002 to A (1.5 lots and half a lot: the larger remainder of two that are equal is
 * that of the first), and a buy of 0.001 for A and one of 0.001 for B are left.
 */
export function netWishes(wishes: readonly StrategyWish[], lotSize: Quantity): NettedWishes {
  const of = (side: Side): readonly StrategyWish[] => wishes.filter((wish) => wish.side === side);
  const [buys, sells] = [of('Buy'), of('Sell')];
  const [bought, sold] = [total(buys), total(sells)];
  const met = smallerOf(bought, sold);
  const partsOf = (side: readonly StrategyWish[]): readonly Quantity[] =>
    divideFairly(
      met,
      side.map(({ quantity }) => quantity),
      lotSize,
    );
  const [fromSellers, toBuyers] = [partsOf(sells), partsOf(buys)];

  const side = exceeds(bought, sold) ? 'Buy' : exceeds(sold, bought) ? 'Sell' : null;
  const [larger, inside] = side === 'Buy' ? [buys, toBuyers] : [sells, fromSellers];
  // What is met inside closes first.
  const ordered = larger
    .map((wish, index) => orderedPart(wish, inside[index] ?? zeroQuantity))
    .filter(({ quantity }) => isPositive(quantity));
  return { side, ordered, transfers: pairsOf(sells, fromSellers, buys, toBuyers) };
}

const total = (wishes: readonly StrategyWish[]): Quantity =>
  sum(
    wishes.map(({ quantity }) => quantity),
    zeroQuantity,
  );

/** Hands the sellers' parts over to the buyers, each in turn. */
function pairsOf(
  sells: readonly StrategyWish[],
  fromSellers: readonly Quantity[],
  buys: readonly StrategyWish[],
  toBuyers: readonly Quantity[],
): readonly BookTransfer[] {
  const transfers: BookTransfer[] = [];
  const wanting = [...toBuyers];
  sells.forEach(({ signal: seller }, index) => {
    let left = fromSellers[index] ?? zeroQuantity;
    buys.forEach(({ signal: buyer }, at) => {
      const quantity = smallerOf(left, wanting[at] ?? zeroQuantity);
      if (!isPositive(quantity)) return;
      transfers.push({ seller: seller.strategyId, buyer: buyer.strategyId, quantity });
      left = subtract(left, quantity);
      wanting[at] = subtract(wanting[at] ?? zeroQuantity, quantity);
    });
  });
  return transfers;
}
