import {
  absolute,
  add,
  asNotional,
  atLeast,
  exceeds,
  isNegative,
  isTerminal,
  isZero,
  negate,
  notionalFor,
  scale,
  subtract,
  toText,
  zeroQuantity,
  type BotEventPayloads,
  type ClientOrderId,
  type InstrumentId,
  type Order,
  type Quantity,
  type VenueOrder,
} from '@bot/core';
import type { BrokenInvariant } from './invariants';
import type { JournalCheck, VenueCheck, VenueFacts } from './stepFacts';

const broken = (problem: string): BrokenInvariant => ({ invariant: 'INV-12', problem });

/** INV-12 at the venue: a new order never takes position and live orders of its side past the cap. */
export function createVenueCaps(): VenueCheck {
  const known = new Set<ClientOrderId>();
  return (facts) => {
    const { truth, outsiders } = facts;
    const isFresh = (id: ClientOrderId): boolean => !known.has(id) && !outsiders.has(id);
    const fresh = truth.orders().filter(({ progress }) => isFresh(progress.clientOrderId));
    fresh.forEach(({ progress }) => known.add(progress.clientOrderId));
    return fresh.flatMap((order) => checkCap(order, facts));
  };
}

function checkCap({ terms, progress }: VenueOrder, { truth, limits, ignored }: VenueFacts): readonly BrokenInvariant[] {
  const { instrumentId, side } = terms;
  const cap = limits.positionCaps[instrumentId];
  if (cap === undefined) return [];
  const held = truth.positions().find((each) => each.instrumentId === instrumentId)?.netQuantity ?? zeroQuantity;
  const position = subtract(held, ignored.get(instrumentId) ?? zeroQuantity);
  const live = truth
    .openOrders()
    .filter((order) => order.terms.instrumentId === instrumentId && order.terms.side === side)
    .map((order) => subtract(order.terms.quantity, order.progress.cumulativeQuantity));
  const signedLive = live.reduce((total, leaves) => add(total, side === 'Buy' ? leaves : negate(leaves)), zeroQuantity);
  const worst = add(position, signedLive);
  const opens = isNegative(worst) === (side === 'Sell') && !isZero(worst);
  return opens && exceeds(absolute(worst), cap)
    ? [broken(`${progress.clientOrderId} takes ${instrumentId} to ${toText(worst)}, the cap is ${toText(cap)}`)]
    : [];
}

/**
 * INV-12 in the log: trade value, leverage and age of the mark of every entry. What is an entry is judged by the log's own
 * sums of position and live orders.
 */
export const checkJournalLimits: JournalCheck = ({ journal, limits, instruments }) => {
  const positions = new Map<InstrumentId, Quantity>();
  const orders = new Map<
    ClientOrderId,
    Pick<Order, 'instrumentId' | 'side' | 'quantity' | 'status' | 'filledQuantity'>
  >();
  const found: BrokenInvariant[] = [];

  const move = (instrumentId: InstrumentId, change: Quantity): void =>
    void positions.set(instrumentId, add(positions.get(instrumentId) ?? zeroQuantity, change));

  for (const { type, payload } of journal) {
    switch (type) {
      case 'HoldingAdopted':
        move(payload.instrumentId, payload.netQuantity);
        break;
      case 'OrderSubmitted': {
        const { request } = payload;
        if (!isReducing(request, positions.get(request.instrumentId) ?? zeroQuantity, [...orders.values()])) {
          found.push(...checkEntry(payload));
        }
        orders.set(request.clientOrderId, { ...request, status: 'Submitted', filledQuantity: zeroQuantity });
        break;
      }
      case 'OrderProgressed': {
        const order = orders.get(payload.clientOrderId);
        if (order === undefined) break;
        const { quantity } = payload.filledNow;
        move(order.instrumentId, order.side === 'Buy' ? quantity : negate(quantity));
        orders.set(payload.clientOrderId, {
          ...order,
          status: payload.status,
          filledQuantity: payload.cumulativeQuantity,
        });
        break;
      }
      case 'OrderRejected':
      case 'OrderFailed': {
        const order = orders.get(payload.clientOrderId);
        if (order !== undefined) orders.set(payload.clientOrderId, { ...order, status: 'Rejected' });
        break;
      }
      default:
    }
  }
  return found;

  function checkEntry({ request, decidedOn }: BotEventPayloads['OrderSubmitted']): BrokenInvariant[] {
    const id = request.clientOrderId;
    if (decidedOn.mark === null || decidedOn.markAgeMs === null || decidedOn.markAgeMs > limits.maxMarkAgeMs) {
      return [broken(`${id} was decided on a mark of age ${decidedOn.markAgeMs ?? 'unknown'} ms`)];
    }
    const { maxTradeValueUsd } = limits;
    const price = request.limitPrice ?? decidedOn.mark;
    const value = notionalFor(price, request.quantity, instruments.get(request.instrumentId)?.contractSize);
    const most = asNotional(scale(decidedOn.equity, limits.maxLeverage));
    return [
      ...(maxTradeValueUsd !== null && exceeds(value, maxTradeValueUsd)
        ? [broken(`${id} is worth ${toText(value)}, the limit is ${toText(maxTradeValueUsd)}`)]
        : []),
      ...(exceeds(value, most) ? [broken(`${id} is worth ${toText(value)}, leverage allows ${toText(most)}`)] : []),
    ];
  }
};

/** Opposite to the position, and no larger than what no other live order closes already. */
function isReducing(
  request: Pick<Order, 'instrumentId' | 'side' | 'quantity'>,
  position: Quantity,
  orders: readonly Pick<Order, 'instrumentId' | 'side' | 'quantity' | 'status' | 'filledQuantity'>[],
): boolean {
  if (isZero(position) || isNegative(position) !== (request.side === 'Buy')) return false;
  const closing = orders
    .filter(
      ({ instrumentId, side, status }) =>
        instrumentId === request.instrumentId && side === request.side && !isTerminal(status),
    )
    .reduce((total, order) => add(total, subtract(order.quantity, order.filledQuantity)), zeroQuantity);
  return atLeast(subtract(absolute(position), closing), request.quantity);
}
