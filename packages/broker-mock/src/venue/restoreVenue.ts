import { EventStoreError, type EpochMs, type EventStore } from '@bot/core';
import { evolveVenue } from '../exchange/evolveVenue';
import { fromStoredEvent } from '../exchange/venueEventCodec';
import { createVenueState, type VenueSetup, type VenueState } from '../exchange/venueState';

/**
 * The venue as its log left it; a new one when the log is empty.
 * @throws EventStoreError StoreCorrupt when the log is damaged, or holds events that no venue wrote
 */
export function restoreVenue(setup: VenueSetup, store: EventStore | undefined): VenueState {
  const state = createVenueState(setup);
  if (store === undefined || store.lastSeq === 0) return state;
  for (const stored of store.read()) {
    const event = fromStoredEvent(stored);
    if (event === null) throw notOurs(stored.type, stored.seq);
    evolveVenue(state, event);
  }
  return state;
}

/**
 * The venue time at which a store ends; null when it is empty. Venue time stands still while the venue is down: start the
 * clock of the next process here (or at the end of the bot's own log, if that is later), not at the time of the wall.
 */
export function lastPersistedAt(store: EventStore): EpochMs | null {
  let at: EpochMs | null = null;
  for (const event of store.read(Math.max(0, store.lastSeq - 1))) at = event.at;
  return at;
}

const notOurs = (type: string, seq: number): EventStoreError =>
  new EventStoreError(
    'StoreCorrupt',
    {
      happened: `Event ${seq} of the store is a ${type}, which this version of the simulated exchange does not write.`,
      botDid: 'The exchange was not opened and nothing was changed.',
      toDo: "Give it a store of its own, not the bot's, and not that of another version; an empty one begins anew.",
    },
    { seq, found: type },
  );
