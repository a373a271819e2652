import type { ModeCause, Restriction } from '@bot/core';
import type { CorrelatedEvent } from '../decision';
import type { StateInSight } from '../state/engineState';
import { leftOver, watchedInstruments } from '../state/watched';
import { lift, trip } from './restrict';

/**
 * What is still held or ordered of an instrument that the configuration does not name any more is managed to its end, and
 * nothing is opened in it. That ends when nothing is left, or when the instrument is named again.
 */
export function restrictRemoved(state: StateInSight): readonly CorrelatedEvent[] {
  const left = leftOver(state);
  const watched = watchedInstruments(state);
  const isOver = ({ cause, scope }: Restriction): boolean =>
    cause === 'InstrumentRemoved' ? !left.includes(scope) : isAboutPrice(cause) && !watched.includes(scope);
  const over = [...state.ledger.restrictions.values()].filter(isOver);
  return [
    ...left.flatMap((scope) =>
      trip(
        state,
        { cause: 'InstrumentRemoved', scope },
        `${scope} is not among the instruments of the configuration, and something of it is still held or ordered.`,
      ),
    ),
    ...over.flatMap(({ cause, scope }) => lift(state, { cause, scope })),
  ];
}

/** Nobody asks for the price of what is not watched. */
const isAboutPrice = (cause: ModeCause): boolean => cause === 'FeedStale' || cause === 'FeedAging';
