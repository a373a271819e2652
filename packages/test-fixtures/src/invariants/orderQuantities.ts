import { add, equals, exceeds, isNegative, toText, zeroQuantity, type ClientOrderId, type Quantity } from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { at, payloadsOf, type JournalFacts } from './stepFacts';

const broken = (problem: string): BrokenInvariant => ({ invariant: 'INV-04', problem });

/** INV-04 of the bot: what it thinks was filled is what it was told, bit by bit, and no more than the venue knows. */
export function checkBotQuantities({ journal, snapshot, truth }: JournalFacts): readonly BrokenInvariant[] {
  const told = new Map<ClientOrderId, Quantity>();
  for (const { clientOrderId, filledNow } of payloadsOf(journal, 'OrderProgressed')) {
    told.set(clientOrderId, add(at(told, clientOrderId, zeroQuantity), filledNow.quantity));
  }
  const atVenue = new Map(truth.orders().map(({ progress }) => [progress.clientOrderId, progress.cumulativeQuantity]));

  return snapshot.orders.flatMap(({ clientOrderId: id, filledQuantity: filled, quantity }) => {
    const sum = at(told, id, zeroQuantity);
    const known = at(atVenue, id, zeroQuantity);
    return [
      ...(isNegative(filled) || exceeds(filled, quantity)
        ? [broken(`${id} has filled ${toText(filled)} of ${toText(quantity)} for the bot`)]
        : []),
      ...(equals(sum, filled)
        ? []
        : [broken(`${id}: the log adds up to ${toText(sum)}, the bot has ${toText(filled)}`)]),
      ...(exceeds(filled, known)
        ? [broken(`${id}: the bot counts ${toText(filled)}, the venue has filled ${toText(known)}`)]
        : []),
    ];
  });
}
