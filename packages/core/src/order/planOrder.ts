import { absolute, exceeds, isNegative, isPositive, isZero, sum } from '../money/arithmetic';
import { zeroQuantity } from '../money/amount';
import type { InstrumentId } from '../instrument/instrument';
import type { Position } from '../position/position';
import type { OrderedPart } from '../strategy/strategyWish';
import type { OrderIntent, TimeInForce } from './order';
import type { Side } from './side';

/** What is to be ordered, by whom and why. */
export interface PlannedParts {
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly parts: readonly OrderedPart[];
  readonly reason: string;
}

/**
 * The one order for what several strategies want. It is reduce-only when every part only closes and the position becomes
 * smaller. A flip is one order through zero. null when there is nothing to order.
 * Worked example: long 0.03, A closes 0.02 and B 0.01 → a sell of 0.03, reduce-only, shares 0.02 and 0.01.
 */
export function planOrder(
  { instrumentId, side, parts, reason }: PlannedParts,
  { netQuantity }: Pick<Position, 'netQuantity'>,
  timeInForce: TimeInForce,
): OrderIntent | null {
  const [first] = parts;
  if (first === undefined) return null;
  const quantity = sum(
    parts.map((part) => part.quantity),
    zeroQuantity,
  );
  const opposes = !isZero(netQuantity) && isNegative(netQuantity) === (side === 'Buy');
  const reduces = opposes && !exceeds(quantity, absolute(netQuantity));
  return {
    strategyId: first.strategyId,
    instrumentId,
    side,
    type: 'Market',
    quantity,
    limitPrice: null,
    // A market order cannot rest: what would wait is canceled.
    timeInForce: timeInForce === 'FOK' ? 'FOK' : 'IOC',
    postOnly: false,
    reduceOnly: reduces && parts.every((part) => !exceeds(part.quantity, part.closing)),
    reason,
    explicit: false,
    shares: parts.map((part) => ({ strategyId: part.strategyId, quantity: part.quantity })),
  };
}

/**
 * What closes of the parts of a flip; null when nothing does, or nothing else would be left. Worked example: long 0.02 and a
 * sell of 0.03 → a sell of 0.02.
 */
export function closingParts(parts: readonly OrderedPart[]): readonly OrderedPart[] | null {
  const opens = parts.some(({ quantity, closing }) => exceeds(quantity, closing));
  const closing = parts
    .map((part) => ({ ...part, quantity: part.closing }))
    .filter((part) => isPositive(part.quantity));
  return opens && closing.length > 0 ? closing : null;
}
