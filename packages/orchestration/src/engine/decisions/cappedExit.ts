import { exceeds, quantizeQuantity, rescaleShares, type OrderIntent } from '@bot/core';
import type { StateInSight } from '../state/engineState';

/**
 * An exit that is larger than the venue takes in one order is cut to what it takes, so that it is not denied for ever; whoever
 * wants it looks again once that is filled. What somebody asked for explicitly is answered as it was asked.
 * Worked example: 2 are to be closed by A and B in halves, and 1.5 is the most → 1.5, of which each has 0.75.
 */
export function cappedExit({ ledger }: StateInSight, intent: OrderIntent): OrderIntent {
  const instrument = ledger.instruments.get(intent.instrumentId);
  if (instrument === undefined || !intent.reduceOnly || intent.explicit) return intent;
  if (!exceeds(intent.quantity, instrument.maxQuantity)) return intent;
  const quantity = quantizeQuantity(instrument, instrument.maxQuantity);
  const { shares } = intent;
  if (shares === undefined) return { ...intent, quantity };
  return { ...intent, quantity, shares: rescaleShares(shares, [], quantity, instrument.lotSize) };
}
