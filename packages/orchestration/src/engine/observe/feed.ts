import type { EpochMs, InstrumentId, TradingStatus } from '@bot/core';
import type { Decision, EngineCommand } from '../decision';
import type { InputOf } from '../input';
import type { EngineState } from '../state/engineState';
import { silentInstruments, type FeedView } from '../state/feed';
import { latestMark } from '../state/valuation';
import { watchedInstruments } from '../state/watched';
import { backoffMs } from './backoff';
import { readBooksSoon } from './books';

const MAX_OPEN_DELAY_MS = 60_000;
/** A connection that has lasted for this long was of use, whatever became of it. */
const STEADY_MS = 60_000;

/** What the venue lists is what is listened to, and how each stands is known from now on. */
export function observeListing(state: EngineState, { instruments, at }: InputOf<'VenueLoaded'>): void {
  const { view } = state;
  view.listed.clear();
  for (const instrument of instruments) {
    view.listed.set(instrument.instrumentId, instrument);
    view.tradingStatuses.delete(instrument.instrumentId);
  }
  listenToWatched(state, at);
}

/** What is watched has changed: some instrument that is not traded any more is managed from now on, or at its end. */
export function noteRemoved(state: EngineState, events: Decision['events'], at: EpochMs): void {
  const isAboutRemoved = events.some(
    ({ type, payload }) => type === 'ModeChanged' && payload.cause === 'InstrumentRemoved',
  );
  // What is loaded now is listened to when it is there.
  if (isAboutRemoved && !state.view.loading) listenToWatched(state, at);
}

/** A new connection, for what is watched now. What is not watched any more is forgotten: its last price means nothing. */
export function listenToWatched(state: EngineState, at: EpochMs): void {
  const { listed, tradingStatuses, feed } = state.view;
  const before = feed.instrumentIds;
  feed.instrumentIds = watchedInstruments(state).filter((id) => listed.has(id));
  feed.openAt = at;
  for (const id of feed.instrumentIds)
    if (!tradingStatuses.has(id)) tradingStatuses.set(id, listed.get(id)?.tradingStatus ?? 'Online');
  for (const id of before) if (!feed.instrumentIds.includes(id)) forgetMarket(state, id);
  pollWhileWanted(feed);
}

function forgetMarket({ view }: EngineState, id: InstrumentId): void {
  const { marks, quotes, depths, memories, tradingStatuses, delisted, feed } = view;
  for (const known of [marks, quotes, depths, memories, tradingStatuses, delisted, feed.sources]) known.delete(id);
}

export const observeTradingStatus = (
  { view }: EngineState,
  { instrumentId, status }: { readonly instrumentId: InstrumentId; readonly status: TradingStatus },
): void => void view.tradingStatuses.set(instrumentId, status);

/** What a connection tells of its books after it lost something is not believed. */
export function observeDepth({ view }: EngineState, { depth }: InputOf<'DepthSampled'>): void {
  if (view.feed.isWhole) view.depths.set(depth.instrumentId, depth);
}

/** No book is whole any more. A connection that loses things again and again is not opened in a loop. */
export function observeGap(state: EngineState, { at }: InputOf<'FeedGap'>): void {
  const { feed, depths } = state.view;
  depths.clear();
  feed.isWhole = false;
  const lastedMs = feed.openedAt === null ? 0 : at - feed.openedAt;
  scheduleOpening(state, at, lastedMs >= STEADY_MS);
}

/** A connection that has told us of something was of use; the next one is opened at once. */
export function observeSilence(state: EngineState, { instrumentIds, connection, at }: InputOf<'FeedSilent'>): void {
  const { feed } = state.view;
  const spoke = [...feed.sources.values()].includes('Stream');
  for (const id of instrumentIds) if (feed.instrumentIds.includes(id)) feed.sources.set(id, 'Rest');
  feed.pollAt = at;
  pollWhileWanted(feed);
  if (connection !== 'Live') scheduleOpening(state, at, spoke);
  // What the venue had to say of us meanwhile was perhaps lost with it.
  if (connection === 'Dead') readBooksSoon(state, at);
}

export function observeVoice({ view: { feed } }: EngineState, { instrumentId }: InputOf<'FeedSpoke'>): void {
  feed.sources.set(instrumentId, 'Stream');
  pollWhileWanted(feed);
}

export const observeNotOpened = (state: EngineState, { at }: InputOf<'FeedNotOpened'>): void =>
  scheduleOpening(state, at, false);

export function observePolled({ view: { feed }, config }: EngineState, { at }: InputOf<'QuotesPolled'>): void {
  feed.pollAt = at + config.marketData.restPollMs;
  pollWhileWanted(feed);
}

/** What is due and does nothing would be due again and again. */
function pollWhileWanted(feed: FeedView): void {
  if (silentInstruments(feed).length === 0) feed.pollAt = null;
}

/** What is on its way is not due. */
export function noteFeedCommand(state: EngineState, command: EngineCommand, at: EpochMs): void {
  const { feed } = state.view;
  if (command.type === 'PollQuotes') feed.pollAt = null;
  if (command.type !== 'OpenFeed') return;
  feed.openAt = null;
  feed.isWhole = true;
  feed.openedAt = at;
  feed.staleCheckAt ??= at + Math.min(...agesThatMatter(state)) + 1;
}

/** The next moment at which a price that is not renewed becomes too old. One that is so already is renewed or it is not. */
export function noteStaleCheck(state: EngineState, at: EpochMs): void {
  const { feed } = state.view;
  if (feed.staleCheckAt === null || feed.staleCheckAt > at) return;
  const ages = agesThatMatter(state);
  const becomeOldAt = feed.instrumentIds
    .flatMap((id) => ages.map((ageMs) => (latestMark(state, id)?.at ?? Number(feed.openedAt)) + ageMs + 1))
    .filter((oldAt) => oldAt > at);
  feed.staleCheckAt = Math.min(at + Math.min(...ages), ...becomeOldAt);
}

const agesThatMatter = ({ config: { limits } }: EngineState): readonly number[] => [
  limits.maxMarkAgeMs,
  limits.warnMarkAgeMs ?? limits.maxMarkAgeMs,
];

function scheduleOpening({ view: { feed } }: EngineState, at: EpochMs, wasOfUse: boolean): void {
  feed.failedOpens = wasOfUse ? 0 : feed.failedOpens + 1;
  feed.openAt = feed.failedOpens === 0 ? at : at + backoffMs(feed.failedOpens, MAX_OPEN_DELAY_MS);
}
