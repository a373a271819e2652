import type { CorrelatedEvent } from '../decision';
import type { StateInSight } from '../state/engineState';
import { leftOver } from '../state/watched';
import { lift, trip } from './restrict';

/**
 * What is still held or ordered of an instrument that the configuration does not name any more is managed to its end, and
 * nothing is opened in it. That ends when nothing is left, or when the instrument is named again.
 */
export function restrictRemoved(state: StateInSight): readonly CorrelatedEvent[] {
  const left = leftOver(state);
  const over = [...state.ledger.restrictions.values()].filter(
    ({ cause, scope }) => cause === 'InstrumentRemoved' && !left.includes(scope),
  );
  return [
    ...left.flatMap((scope) =>
      trip(
        state,
        { cause: 'InstrumentRemoved', scope },
        `${scope} is not among the instruments of the configuration, and something of it is still held or ordered.`,
      ),
    ),
    ...over.flatMap(({ scope }) => lift(state, { cause: 'InstrumentRemoved', scope })),
  ];
}
