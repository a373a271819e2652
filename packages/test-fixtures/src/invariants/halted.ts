import { isTerminal, type EpochMs, type InstrumentId, type ModeCause } from '@bot/core';
import { askedModes } from './askedModes';
import type { BrokenInvariant } from './invariants';
import { createJournalModes } from './journalModes';
import { at, requestsOf, type JournalCheck, type JournalFacts, type ModeWish, type VenueCheck } from './stepFacts';

/** What is live when trading is halted has ended by then, or somebody has asked again. */
const GRACE_MS = 60_000;

const broken = (problem: string): BrokenInvariant => ({ invariant: 'INV-10', problem });

/** INV-10 in the log: nothing is sent while trading is halted, and what is live then does not stay so unasked. */
export const checkHalted: JournalCheck = (facts) => [...sentWhileHalted(facts), ...leftLive(facts)];

function sentWhileHalted({ journal }: JournalFacts): readonly BrokenInvariant[] {
  const modes = createJournalModes(journal);
  const requests = requestsOf(journal);
  return journal.flatMap(({ type, payload }, index) => {
    const request = type === 'SubmitAttempted' ? requests.get(payload.clientOrderId) : undefined;
    if (request === undefined || !modes(index, request.instrumentId).includes('Halted')) return [];
    return [broken(`${request.clientOrderId} is sent while ${request.instrumentId} is halted`)];
  });
}

const mutes: ReadonlySet<string> = new Set<ModeCause>(['Unauthorized', 'ReadOnlyKey']);

/** From then on something could be asked again. */
const endOfSilence = (cause: string, changedAt: EpochMs): EpochMs => (mutes.has(cause) ? changedAt : 0);

/** An order that the venue has not named cannot be canceled; it is looked up, which no event tells of. */
function leftLive({ now, journal, snapshot, isRunning }: JournalFacts): readonly BrokenInvariant[] {
  const { restrictions = [] } = snapshot;
  const halts = restrictions.filter(({ mode }) => mode === 'Halted');
  // Without a key that the venue takes nothing can be asked to end.
  const isMute = restrictions.some(({ cause }) => mutes.has(cause));
  if (halts.length === 0 || !isRunning || isMute) return [];
  const heardOf = new Map<string, EpochMs>();
  let pausedUntil: EpochMs = 0;
  for (const event of journal) {
    if ('clientOrderId' in event.payload) heardOf.set(event.payload.clientOrderId, event.at);
    if (event.type === 'SendingPaused') pausedUntil = Math.max(pausedUntil, event.payload.until);
    if (event.type === 'ModeChanged') pausedUntil = Math.max(pausedUntil, endOfSilence(event.payload.cause, event.at));
  }
  const named = snapshot.orders.filter(({ status, venueOrderId }) => !isTerminal(status) && venueOrderId !== null);
  return named.flatMap(({ clientOrderId, instrumentId }) => {
    const held = halts.filter(({ scope }) => scope === 'All' || scope === instrumentId);
    if (held.length === 0) return [];
    const since = Math.min(...held.map((halt) => halt.since));
    const quietMs = now - Math.max(since, pausedUntil, at(heardOf, clientOrderId, since));
    return quietMs <= GRACE_MS ? [] : [broken(`${clientOrderId} is live, and was not asked to end for ${quietMs} ms`)];
  });
}

/** INV-10 from outside, for the halts that the test asked for: nothing leaves the bot, and what is open is asked to end. */
export const checkHaltObeyed: VenueCheck = ({ now, truth, modeWishes, sent, isRunning, outsiders }) => {
  if (!modeWishes.some(({ mode }) => mode === 'Halted')) return [];
  const instrumentOf = new Map(truth.orders().map((order) => [order.progress.venueOrderId, order.terms.instrumentId]));
  const leaving = sent.flatMap(({ at: leftAt, submits, closes, amends }) => {
    const instrumentId = (submits ?? closes)?.instrumentId ?? instrumentOf.get(String(amends));
    if (instrumentId === undefined || haltedSince(modeWishes, instrumentId, leftAt) === null) return [];
    const what = (submits ?? closes)?.clientOrderId ?? `an amendment of ${String(amends)}`;
    return [broken(`${what} leaves the bot, which was told to halt ${instrumentId}`)];
  });
  const ours = truth.openOrders().filter(({ progress }) => !outsiders.has(progress.clientOrderId));
  const left = ours.flatMap(({ terms, progress: { clientOrderId, venueOrderId } }) => {
    const since = isRunning ? haltedSince(modeWishes, terms.instrumentId, now) : null;
    if (since === null) return [];
    const asked = sent
      .filter(({ about }) => about.has(venueOrderId) || about.has(clientOrderId))
      .map((each) => each.at);
    const quietMs = now - Math.max(since, ...asked);
    return quietMs <= GRACE_MS ? [] : [broken(`${venueOrderId} is open, and was not asked to end for ${quietMs} ms`)];
  });
  return [...leaving, ...left];
};

/** Since when what was asked before a moment halts an instrument; null when it does not. */
function haltedSince(wishes: readonly ModeWish[], instrumentId: InstrumentId, moment: EpochMs): EpochMs | null {
  const halts = askedModes(wishes, instrumentId, moment).filter(({ mode }) => mode === 'Halted');
  return halts.length === 0 ? null : Math.min(...halts.map((wish) => wish.at));
}
