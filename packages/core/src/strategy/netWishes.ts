import { exceeds, isPositive, smallerOf, subtract } from '../money/arithmetic';
import type { Quantity } from '../money/amount';
import type { StrategyId, StrategyShare } from '../order/order';
import type { Side } from '../order/side';
import { divideFairly } from './divideFairly';
import { totalOf } from './totalOf';
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
  const buys = sharesOn('Buy', wishes);
  const sells = sharesOn('Sell', wishes);
  const [bought, sold] = [totalOf(buys), totalOf(sells)];
  const met = smallerOf(bought, sold);
  const toBuyers = divideFairly(met, buys, lotSize);
  const fromSellers = divideFairly(met, sells, lotSize);

  const side = exceeds(bought, sold) ? 'Buy' : exceeds(sold, bought) ? 'Sell' : null;
  const inside = new Map([...toBuyers, ...fromSellers].map(({ strategyId, quantity }) => [strategyId, quantity]));
  // What is met inside closes first.
  const ordered = wishes
    .filter((wish) => wish.side === side)
    .map((wish) => orderedPart(wish, inside.get(wish.signal.strategyId)))
    .filter(({ quantity }) => isPositive(quantity));
  return { side, ordered, transfers: pairs(fromSellers, toBuyers) };
}

const sharesOn = (side: Side, wishes: readonly StrategyWish[]): readonly StrategyShare[] =>
  wishes
    .filter((wish) => wish.side === side)
    .map(({ signal, quantity }) => ({ strategyId: signal.strategyId, quantity }));

/** Hands the sellers' parts over to the buyers, each in turn. */
function pairs(fromSellers: readonly StrategyShare[], toBuyers: readonly StrategyShare[]): readonly BookTransfer[] {
  const transfers: BookTransfer[] = [];
  const wanting = toBuyers.map((part) => ({ ...part }));
  for (const seller of fromSellers) {
    let left = seller.quantity;
    for (const buyer of wanting) {
      const quantity = smallerOf(left, buyer.quantity);
      if (!isPositive(quantity)) continue;
      transfers.push({ seller: seller.strategyId, buyer: buyer.strategyId, quantity });
      left = subtract(left, quantity);
      buyer.quantity = subtract(buyer.quantity, quantity);
    }
  }
  return transfers;
}
