import { toText, type EpochMs, type InstrumentId } from '@bot/core';
import { decision, nothing, type CorrelatedEvent, type Decision, type EngineCommand } from '../decision';
import type { InputOf } from '../input';
import { readVenueBooks } from '../state/books';
import type { StateInSight } from '../state/engineState';
import { silentInstruments } from '../state/feed';
import { isDue } from '../state/isDue';
import { latestMark } from '../state/valuation';
import { lift, trip } from './restrict';

/** Messages were lost: a new connection begins with what there is now, and what we were not told may have been about us. */
export function decideFeedGap(state: StateInSight, { at }: InputOf<'FeedGap'>): Decision {
  const isReading = (state.view.tasks.get('Reconciliation') ?? null) === null;
  const read = state.view.reconciled && !isReading ? [readVenueBooks(state)] : [];
  return decision([], ...feedCommandsDue(state, at), ...read);
}

/** Prices are asked for until the stream is back. That it may be quiet because nothing happens costs a request, no trade. */
export function decideFeedSilent(state: StateInSight, { at, connection }: InputOf<'FeedSilent'>): Decision {
  const { failedOpens } = state.view.feed;
  const commands = feedCommandsDue(state, at);
  if (connection === 'Live' || failedOpens === 0) return decision([], ...commands);
  const happened = `The market data stream says nothing${connection === 'Dead' ? ', not even that it is alive' : ''}, also on a new connection. Prices are asked for one by one, and new connections are tried.`;
  return decision(
    trip(state, { cause: 'FeedSilent', numbers: { connections: String(failedOpens) } }, happened),
    ...commands,
  );
}

export const decideFeedSpoke = (state: StateInSight): Decision => decision(lift(state, { cause: 'FeedSilent' }));

export function decideFeedNotOpened(state: StateInSight, { failure }: InputOf<'FeedNotOpened'>): Decision {
  const { failedOpens } = state.view.feed;
  const happened = `No connection for market data could be opened (${failure.code}: ${failure.message}). Prices are asked for one by one.`;
  return decision(trip(state, { cause: 'FeedSilent', numbers: { connections: String(failedOpens) } }, happened));
}

/** What the feed needs by now: a new connection, prices. */
export function feedCommandsDue({ view }: StateInSight, at: EpochMs): readonly EngineCommand[] {
  if (view.stopping) return [];
  const { feed } = view;
  const commands: EngineCommand[] = [];
  if (isDue(feed.openAt, at)) commands.push({ type: 'OpenFeed', instrumentIds: feed.instrumentIds });
  const silent = silentInstruments(feed);
  if (isDue(feed.pollAt, at) && silent.length > 0) commands.push({ type: 'PollQuotes', instrumentIds: silent });
  return commands;
}

/** Neither the stream nor a request has brought a price for long: a warning; for too long: no entries in this instrument. */
export function tripStale(state: StateInSight, at: EpochMs): readonly CorrelatedEvent[] {
  const { feed } = state.view;
  if (!isDue(feed.staleCheckAt, at)) return [];
  return feed.instrumentIds.flatMap((instrumentId) => {
    const ageMs = markAgeMs(state, instrumentId, at);
    const { maxMarkAgeMs, warnMarkAgeMs } = state.config.limits;
    if (ageMs <= (warnMarkAgeMs ?? maxMarkAgeMs)) return [];
    const numbers = {
      markAgeMs: String(ageMs),
      maxMarkAgeMs: String(maxMarkAgeMs),
      lastPrice: lastPrice(state, instrumentId),
    };
    const happened = `The price of ${instrumentId} is ${numbers.markAgeMs} ms old; it may be ${numbers.maxMarkAgeMs} ms old at most.`;
    const cause = ageMs > maxMarkAgeMs ? 'FeedStale' : 'FeedAging';
    return trip(state, { cause, scope: instrumentId, numbers }, happened);
  });
}

/** A price that is fresh again. */
export function liftStale(state: StateInSight, instrumentId: InstrumentId, at: EpochMs): Decision {
  const { maxMarkAgeMs, warnMarkAgeMs } = state.config.limits;
  const ageMs = Math.abs(markAgeMs(state, instrumentId, at));
  if (ageMs > maxMarkAgeMs) return nothing;
  const aging =
    ageMs <= (warnMarkAgeMs ?? maxMarkAgeMs) ? lift(state, { cause: 'FeedAging', scope: instrumentId }) : [];
  return decision([...lift(state, { cause: 'FeedStale', scope: instrumentId }), ...aging]);
}

/** Before the first price: as old as the connection. */
const markAgeMs = (state: StateInSight, instrumentId: InstrumentId, at: EpochMs): number =>
  at - (latestMark(state, instrumentId)?.at ?? state.view.feed.openedAt ?? at);

function lastPrice(state: StateInSight, instrumentId: InstrumentId): string {
  const mark = latestMark(state, instrumentId);
  return mark === undefined ? 'none' : toText(mark.price);
}
