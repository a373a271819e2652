import {
  absolute,
  exceeds,
  isNegative,
  isTerminal,
  isZero,
  signed,
  subtract,
  sum,
  zeroQuantity,
  type ClientOrderId,
  type Quantity,
  type VenueOrder,
} from '@bot/core';
import { at, type VenueFacts } from './stepFacts';

/** Orders of the bot that the venue did not have at the step before. */
export function createFreshOrders(): (facts: VenueFacts) => readonly VenueOrder[] {
  const known = new Set<ClientOrderId>();
  return ({ truth, outsiders }) => {
    const isFresh = (id: ClientOrderId): boolean => !known.has(id) && !outsiders.has(id);
    const fresh = truth.orders().filter(({ progress }) => isFresh(progress.clientOrderId));
    fresh.forEach(({ progress }) => known.add(progress.clientOrderId));
    return fresh;
  };
}

/**
 * Whether a fresh order could open or grow a position, or turn it round, with everything else that is live on its side. What it
 * has filled already is taken off the position first.
 */
export function couldGrow({ terms, progress }: VenueOrder, { truth, ignored }: VenueFacts): boolean {
  const { instrumentId, side } = terms;
  const now = truth.positions().find((position) => position.instrumentId === instrumentId)?.netQuantity ?? zeroQuantity;
  const held = subtract(now, at(ignored, instrumentId, zeroQuantity));
  const before = subtract(held, signed(side, progress.cumulativeQuantity));
  if (isZero(before) || isNegative(before) !== (side === 'Buy')) return true;
  const beside = truth.openOrders().filter((order) => {
    const isOther = order.progress.venueOrderId !== progress.venueOrderId && !isTerminal(order.progress.status);
    return isOther && order.terms.instrumentId === instrumentId && order.terms.side === side;
  });
  return exceeds(sum(beside.map(leaves), terms.quantity), absolute(before));
}

const leaves = ({ terms, progress }: VenueOrder): Quantity => subtract(terms.quantity, progress.cumulativeQuantity);
