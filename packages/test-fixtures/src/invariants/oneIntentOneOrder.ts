import { equals, isZero, quantityOf, priceOf, type OrderTerms, type VenueOrder } from '@bot/core';
import type { OrderWish } from '@bot/simulation';
import { wishText } from '../world/orderHandle';
import type { BrokenInvariant } from './invariants';
import { payloadsOf, type JournalFacts, type VenueFacts } from './stepFacts';

const broken = (problem: string): BrokenInvariant => ({ invariant: 'INV-06', problem });

/** INV-06 at the venue: no client order id has two orders, and what the test wished for once stands there once. */
export const checkVenueIntents = (facts: VenueFacts): readonly BrokenInvariant[] => [
  ...checkTwice(facts.truth.orders()),
  ...checkWishes(facts, facts.outsiders),
];

/** INV-06 with the log: no order is submitted twice; what a strategy placed by itself is told apart from the wishes. */
export function checkJournalIntents(facts: JournalFacts): readonly BrokenInvariant[] {
  const submitted = payloadsOf(facts.journal, 'OrderSubmitted');
  const ids = submitted.map(({ request }) => request.clientOrderId);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);

  const wished = new Set(facts.wishes.map(({ clientOrderId }) => clientOrderId));
  const askers = new Set(
    submitted.filter(({ request }) => wished.has(request.clientOrderId)).map(({ strategyId }) => strategyId),
  );
  const byItself = submitted.filter(({ strategyId }) => !askers.has(strategyId));
  const others = new Set([...facts.outsiders, ...byItself.map(({ request }) => request.clientOrderId)]);
  return [
    ...twice.map((id) => broken(`the log submits ${id} twice`)),
    ...checkTwice(facts.truth.orders()),
    ...checkWishes(facts, others),
  ];
}

function checkTwice(orders: readonly VenueOrder[]): readonly BrokenInvariant[] {
  const ids = orders.map(({ progress }) => progress.clientOrderId);
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => broken(`the venue has ${id} twice`));
}

function checkWishes({ truth, wishes }: VenueFacts, others: ReadonlySet<string>): readonly BrokenInvariant[] {
  const counted = truth.orders().filter((order) => !others.has(order.progress.clientOrderId) && isLiveOrFilled(order));
  const different = wishes.filter(
    ({ wish }, index) => wishes.findIndex((other) => sameWish(other.wish, wish)) === index,
  );
  return different.flatMap(({ wish }) => {
    const placed = counted.filter(({ terms }) => isOf(terms, wish)).map(({ progress }) => progress.clientOrderId);
    const asked = wishes.filter((other) => sameWish(other.wish, wish)).length;
    return placed.length <= asked
      ? []
      : [
          broken(
            `${wishText(wish)} was wished for ${asked} times and stands ${placed.length} times: ${placed.join(', ')}`,
          ),
        ];
  });
}

const isLiveOrFilled = ({ progress }: VenueOrder): boolean =>
  ['Accepted', 'PartiallyFilled', 'Filled'].includes(progress.status) || !isZero(progress.cumulativeQuantity);

const sameWish = (a: OrderWish, b: OrderWish): boolean => wishText(a) === wishText(b);

function isOf(terms: OrderTerms, wish: OrderWish): boolean {
  const samePrice =
    wish.limitPrice === undefined
      ? terms.limitPrice === null
      : terms.limitPrice !== null && equals(terms.limitPrice, priceOf(wish.limitPrice));
  return (
    samePrice &&
    terms.instrumentId === wish.instrumentId &&
    terms.side === wish.side &&
    equals(terms.quantity, quantityOf(wish.quantity))
  );
}
