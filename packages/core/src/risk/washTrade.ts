import { add, atLeast, exceeds, scale, subtract } from '../money/arithmetic';
import { ratioOf, type Price } from '../money/amount';
import type { OrderTerms } from '../order/order';
import { mayWait } from './productStatus';
import type { LiveOrder } from './riskContext';

/** How far through the book an order at the market may go. 1 %, assumed. */
const MARKET_REACH = ratioOf('0.01');

/**
 * The price of the first live order of ours on the other side that the order could trade with; null when there is none.
 * Worked example: a live sell at 50,100 and a buy at 50,200 → 50,100; a buy at 50,000 → null.
 */
export function ownPriceWithinReach(
  terms: Pick<OrderTerms, 'side' | 'type' | 'limitPrice'>,
  liveOrders: Iterable<LiveOrder>,
  mark: Price | null,
): Price | null {
  const reach = reachOf(terms, mark);
  if (reach === null) return null;
  for (const live of liveOrders) {
    const price = live.side === terms.side ? null : waitsAt(live, mark);
    if (price === null) continue;
    if (terms.side === 'Buy' ? atLeast(reach, price) : atLeast(price, reach)) return price;
  }
  return null;
}

/** The worst price that the order would trade at. Without a mark nothing is known of a market order; it is denied for that. */
export function reachOf(
  { side, type, limitPrice }: Pick<OrderTerms, 'side' | 'type' | 'limitPrice'>,
  mark: Price | null,
): Price | null {
  if (type !== 'Market') return limitPrice;
  if (mark === null) return null;
  const far = scale(mark, MARKET_REACH);
  return side === 'Buy' ? add(mark, far) : subtract(mark, far);
}

/** Where it waits in the book; null when it does not: a stop whose price was not reached yet meets nobody. */
function waitsAt(live: LiveOrder, mark: Price | null): Price | null {
  if (!mayWait(live)) return null;
  if (live.type !== 'StopLimit' || live.stopPrice === undefined || mark === null) return live.limitPrice;
  const direction = live.stopDirection ?? (live.side === 'Buy' ? 'Up' : 'Down');
  const isBefore = direction === 'Up' ? exceeds(live.stopPrice, mark) : exceeds(mark, live.stopPrice);
  return isBefore ? null : live.limitPrice;
}
