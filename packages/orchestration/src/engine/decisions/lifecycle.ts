import type { EpochMs } from '@bot/core';
import { decision, event, nothing, type Decision } from '../decision';
import type { InputOf } from '../input';
import { refusalIn } from '../observe/access';
import { failureText } from '../sending/retry';
import { readVenueBooks } from '../state/books';
import type { StateInSight } from '../state/engineState';
import { changesBetween, settingsOf } from '../state/settings';
import { alertOnce } from './alert';
import { cancelLive } from './cancel';
import { clockChanged } from './noticeClock';
import { relist } from './relist';
import { restrictRemoved } from './removedInstruments';
import { feedCommandsDue } from './feed';
import { inheritBooks } from './inheritBooks';

/** A start counts up the process epoch, so that no client order id of an earlier process can come again. */
export function decideStarted(state: StateInSight, input: InputOf<'Started'>): Decision {
  const { config, ledger } = state;
  const changes = changesBetween(ledger.settings, settingsOf(config));
  const started = event('ProcessStarted', {
    storeEpoch: ledger.epoch?.storeEpoch ?? firstEpoch(input.drawn.storeEpoch, ledger.replacedAt),
    processEpoch: (ledger.epoch?.processEpoch ?? 0) + 1,
    entropy: input.drawn.entropy,
    profile: config.profile,
    ...(changes.length > 0 && { changes }),
  });
  const events = [started, ...clockChanged(state), ...inheritBooks(state), ...restrictRemoved(state)];
  return decision(events, { type: 'LoadVenue' });
}

/**
 * What was drawn is enough for a first log. One that took the place of another must not repeat its ids even if the same was
 * drawn: it adds when that was. Worked example: `k3x9` at 1,522,800,000,000 → `k3x9jfkbsw00`.
 */
const firstEpoch = (drawn: string, replacedAt: EpochMs | null): string =>
  replacedAt === null ? drawn : `${drawn}${Math.floor(replacedAt).toString(36)}`;

/** New and changed instruments are recorded; then the venue's books are read, before anything is traded. */
export function decideVenueLoaded(state: StateInSight, input: InputOf<'VenueLoaded'>): Decision {
  // A reading that is under way shows the books of what is new as well.
  const isReading = state.view.reconciled && (state.view.tasks.get('Reconciliation') ?? null) === null;
  const read = isReading ? [] : [readVenueBooks(state)];
  return decision(relist(state, input.instruments), ...feedCommandsDue(state, input.at), ...read);
}

/** `nextWakeAt` has the time of the next try. */
export function decideVenueLoadFailed(state: StateInSight, input: InputOf<'VenueLoadFailed'>): Decision {
  // What is wrong with the key was said already.
  if (refusalIn(input) !== null) return nothing;
  const message = `The venue could not be read at the start (${failureText(input.failure)}). The bot keeps trying and places no orders until then.`;
  return decision(alertOnce(state, { severity: 'Warning', code: 'VenueUnreachable', subject: 'start', message }));
}

/** Orders stay at the venue, or are canceled: each is asked for until the venue has confirmed it, or time is over. */
export const decideStopRequested = (state: StateInSight, { openOrders }: InputOf<'StopRequested'>): Decision =>
  openOrders === 'cancel' ? cancelLive(state, () => true, 'The bot stops.') : nothing;

export const decideStopped = ({ reason, unfinished = [] }: InputOf<'Stopped'>): Decision =>
  decision([event('ProcessStopped', { reason, ...(unfinished.length > 0 && { unfinished }) })]);
