import {
  absolute,
  add,
  asNotional,
  exceeds,
  isNegative,
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
  type Quantity,
  type VenueOrder,
} from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { isReducing, walkJournal } from './journalSubmissions';
import { at, type JournalCheck, type JournalFacts, type VenueCheck, type VenueFacts } from './stepFacts';

const broken = (problem: string): BrokenInvariant => ({ invariant: 'INV-12', problem });

/** INV-12 at the venue: an order that is new, or larger than before, never takes position and live orders of its side past the cap. */
export function createVenueCaps(): VenueCheck {
  const known = new Map<ClientOrderId, Quantity>();
  return (facts) => {
    const { truth, outsiders } = facts;
    const fresh = truth.orders().filter(({ terms, progress: { clientOrderId: id } }) => {
      const before = known.get(id);
      return !outsiders.has(id) && (before === undefined || exceeds(terms.quantity, before));
    });
    fresh.forEach(({ terms, progress }) => known.set(progress.clientOrderId, terms.quantity));
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
 * INV-12 in the log: trade value, leverage and age of the mark of every entry, by the limits that were in force when it was
 * decided. What is an entry is judged by the log's own sums of position and live orders.
 */
export function createJournalLimits(): JournalCheck {
  const known = new Set<ClientOrderId>();
  return (facts) => {
    const found: BrokenInvariant[] = [];
    walkJournal(facts.journal, {
      submission(submission) {
        const { clientOrderId } = submission.submitted.request;
        if (!known.has(clientOrderId) && !isReducing(submission))
          found.push(...checkEntry(submission.submitted, facts));
        known.add(clientOrderId);
      },
    });
    return found;
  };
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
