import { exceeds, isMultipleOf, isPositive, toText, type OrderTerms } from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { payloadsOf, type JournalFacts, type VenueFacts } from './stepFacts';

/** INV-23 at the venue. */
export const checkVenueSteps = ({ truth, instruments }: VenueFacts): readonly BrokenInvariant[] =>
  truth.orders().flatMap(({ terms, progress }) => checkTerms(progress.clientOrderId, terms, instruments));

/** INV-23 in the log: also of orders that the venue refused. */
export const checkJournalSteps = ({ journal, instruments }: JournalFacts): readonly BrokenInvariant[] =>
  payloadsOf(journal, 'OrderSubmitted').flatMap(({ request }) =>
    checkTerms(request.clientOrderId, request, instruments),
  );

function checkTerms(id: string, terms: OrderTerms, instruments: VenueFacts['instruments']): readonly BrokenInvariant[] {
  const instrument = instruments.get(terms.instrumentId);
  if (instrument === undefined) return [broken(id, `${terms.instrumentId} is not listed`)];
  const { quantity, limitPrice } = terms;
  const { lotSize, tickSize, minQuantity, maxQuantity } = instrument;
  const badLot = !isPositive(quantity) || !isMultipleOf(quantity, lotSize);
  const badTick = limitPrice !== null && (!isPositive(limitPrice) || !isMultipleOf(limitPrice, tickSize));
  const badSize = exceeds(minQuantity, quantity) || exceeds(quantity, maxQuantity);
  return [
    ...(badLot ? [broken(id, `quantity ${toText(quantity)} in lots of ${toText(lotSize)}`)] : []),
    ...(badTick ? [broken(id, `price ${toText(limitPrice)} in ticks of ${toText(tickSize)}`)] : []),
    ...(badSize
      ? [broken(id, `quantity ${toText(quantity)}, allowed ${toText(minQuantity)} to ${toText(maxQuantity)}`)]
      : []),
  ];
}

const broken = (id: string, problem: string): BrokenInvariant => ({
  invariant: 'INV-23',
  problem: `${id}: ${problem}`,
});
