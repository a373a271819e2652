import {
  absolute,
  add,
  asNotional,
  atLeast,
  exceeds,
  isNegative,
  isTerminal,
  isZero,
  notionalFor,
  scale,
  signed,
  subtract,
  sum,
  toText,
  zeroQuantity,
  type BotEventPayloads,
  type ClientOrderId,
  type InstrumentId,
  type OrderRequest,
  type Quantity,
  type VenueOrder,
} from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { at, type JournalCheck, type JournalFacts, type VenueCheck, type VenueFacts } from './stepFacts';

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
  const held = new Map(truth.positions().map((each) => [each.instrumentId, each.netQuantity]));
  const position = subtract(at(held, instrumentId, zeroQuantity), at(ignored, instrumentId, zeroQuantity));
  const live = truth
    .openOrders()
    .filter((order) => order.terms.instrumentId === instrumentId && order.terms.side === side)
    .map((order) => subtract(order.terms.quantity, order.progress.cumulativeQuantity));
  const worst = add(position, signed(side, sum(live, zeroQuantity)));
  const opens = isNegative(worst) === (side === 'Sell') && !isZero(worst);
  return opens && exceeds(absolute(worst), cap)
    ? [broken(`${progress.clientOrderId} takes ${instrumentId} to ${toText(worst)}, the cap is ${toText(cap)}`)]
    : [];
}

/**
 * INV-12 in the log: trade value, leverage and age of the mark of every entry. What is an entry is judged by the log's own
 * sums of position and live orders.
 */
export const checkJournalLimits: JournalCheck = (facts) => {
  const positions = new Map<InstrumentId, Quantity>();
  const orders = new Map<ClientOrderId, JournalledOrder>();
  const found: BrokenInvariant[] = [];
  const move = (instrumentId: InstrumentId, change: Quantity): void =>
    void positions.set(instrumentId, add(at(positions, instrumentId, zeroQuantity), change));
  const settle = (id: ClientOrderId, settled: (order: JournalledOrder) => JournalledOrder): void => {
    const order = orders.get(id);
    if (order !== undefined) orders.set(id, settled(order));
  };

  for (const { type, payload } of facts.journal) {
    switch (type) {
      case 'HoldingAdopted':
        move(payload.instrumentId, payload.netQuantity);
        break;
      case 'OrderSubmitted': {
        const { request } = payload;
        const position = at(positions, request.instrumentId, zeroQuantity);
        if (!isReducing(request, position, [...orders.values()])) found.push(...checkEntry(payload, facts));
        orders.set(request.clientOrderId, { ...request, isLive: true, leaves: request.quantity });
        break;
      }
      case 'OrderProgressed':
        settle(payload.clientOrderId, (order) => {
          move(order.instrumentId, signed(order.side, payload.filledNow.quantity));
          const leaves = subtract(order.quantity, payload.cumulativeQuantity);
          return { ...order, isLive: !isTerminal(payload.status), leaves };
        });
        break;
      case 'OrderRejected':
      case 'OrderFailed':
        settle(payload.clientOrderId, (order) => ({ ...order, isLive: false }));
        break;
      default:
    }
  }
  return found;
};

interface JournalledOrder extends Pick<OrderRequest, 'instrumentId' | 'side' | 'quantity'> {
  readonly isLive: boolean;
  readonly leaves: Quantity;
}

function checkEntry(
  { request, decidedOn }: BotEventPayloads['OrderSubmitted'],
  { limits, instruments }: JournalFacts,
): readonly BrokenInvariant[] {
  const { clientOrderId: id, instrumentId, quantity } = request;
  const { mark, markAgeMs } = decidedOn;
  if (mark === null || Math.abs(Number(markAgeMs)) > limits.maxMarkAgeMs) {
    return [broken(`${id} was decided on a mark of age ${String(markAgeMs)} ms`)];
  }
  const value = notionalFor(request.limitPrice ?? mark, quantity, instruments.get(instrumentId)?.contractSize);
  const leverage = asNotional(scale(decidedOn.equity, limits.maxLeverage));
  const tooDear = limits.maxTradeValueUsd !== null && exceeds(value, limits.maxTradeValueUsd);
  return [
    ...(tooDear ? [broken(`${id} is worth ${toText(value)}, the limit is ${toText(limits.maxTradeValueUsd)}`)] : []),
    ...(exceeds(value, leverage)
      ? [broken(`${id} is worth ${toText(value)}, leverage allows ${toText(leverage)}`)]
      : []),
  ];
}

/** Opposite to the position, and no larger than what no other live order closes already. */
function isReducing(request: OrderRequest, position: Quantity, orders: readonly JournalledOrder[]): boolean {
  if (isZero(position) || isNegative(position) !== (request.side === 'Buy')) return false;
  const closing = orders
    .filter(
      ({ isLive, instrumentId, side }) => isLive && instrumentId === request.instrumentId && side === request.side,
    )
    .map(({ leaves }) => leaves);
  return atLeast(subtract(absolute(position), sum(closing, zeroQuantity)), request.quantity);
}
