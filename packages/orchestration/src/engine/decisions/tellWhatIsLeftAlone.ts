import { isZero, toText } from '@bot/core';
import type { CorrelatedEvent } from '../decision';
import type { VenueBooks } from '../input';
import type { StateInSight } from '../state/engineState';
import { alertOnce } from './alert';

/** Whoever starts the bot on an account that holds something is told once what of it the bot will not touch. */
export function tellWhatIsLeftAlone(
  state: StateInSight,
  { positions }: VenueBooks,
  opening: readonly CorrelatedEvent[],
): readonly CorrelatedEvent[] {
  const adopted = opening.flatMap(({ type, payload }) => (type === 'HoldingAdopted' ? [payload.instrumentId] : []));
  const left = positions.filter(
    ({ instrumentId, netQuantity }) =>
      !isZero(netQuantity) && !adopted.includes(instrumentId) && !state.ledger.opened.has(instrumentId),
  );
  if (left.length === 0) return [];
  const list = left.map(({ instrumentId, netQuantity }) => `${toText(netQuantity)} ${instrumentId}`).join(', ');
  return alertOnce(state, {
    severity: 'Warning',
    code: 'HoldingsLeftAlone',
    subject: left.map(({ instrumentId }) => instrumentId).join(','),
    message: `The account held this before the bot came: ${list}. The bot will not touch it: it sells only what it buys. To have the bot manage what it trades, start it on a new log with holdings set to adopt.`,
  });
}
