import type { Broker, Clock, EventStore, InstrumentId, Random } from '@bot/core';
import type { Trace } from '../trace/trace';
import type { VenueUnderControl } from './venueUnderControl';

/** S: in memory on virtual time. WM: the client over the in-memory wire. W: loopback sockets. P: a real process. */
export type LayerName = 'S' | 'WM' | 'W' | 'P';

/** What a venue is asked to be when a world is made. */
export interface VenueRequestedBy {
  readonly clock: Clock;
  readonly random: Random;
  readonly trace: Trace;
  readonly instrumentIds: readonly InstrumentId[];
}

/** How the same scenario is carried out: where the venue is, how the bot reaches it, and where the log is kept. */
export interface Layer {
  readonly name: LayerName;
  createVenue(request: VenueRequestedBy): VenueUnderControl;
  createStore(request: { readonly clock: Clock }): EventStore;
  /** What must never be shown: the key that is used to reach the venue, line by line. */
  readonly secrets?: readonly string[];
  /** The broker as the bot reaches it; without it `venue.broker` itself. */
  readonly connect?: (venue: VenueUnderControl) => Broker;
  /** Resolves when nothing is under way that virtual time must not overtake, such as bytes on sockets. Default: promise work. */
  readonly atRest?: () => Promise<void>;
}
