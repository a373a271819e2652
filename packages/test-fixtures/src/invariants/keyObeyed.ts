import type { BotEventPayloads, EpochMs, InstrumentId, ModeCause } from '@bot/core';
import type { KeyUse } from '../world/keyUse';
import type { BrokenInvariant } from './invariants';
import { requestsOf, type JournalCheck, type ModeWish, type VenueCheck } from './stepFacts';

/** Whoever tries a refused key more often than this may be banned for it. */
const LEAST_APART_MS = 4_000;

const broken = (problem: string): BrokenInvariant => ({ invariant: 'INV-24', problem });

/**
 * INV-24 from outside: a key that was not accepted is tried now and then, one request at a time, and one that was not permitted to
 * enter an instrument is not asked to again. What changes that: another answer, or an operator who resumes.
 */
export function createKeyObeyed(): VenueCheck {
  const found: BrokenInvariant[] = [];
  const forbidden = new Map<InstrumentId, EpochMs>();
  let refused: { readonly at: EpochMs; readonly triedAt: EpochMs } | null = null;
  let seen = 0;

  function called({ at, method, enters }: Extract<KeyUse, { type: 'Called' }>, resumes: readonly EpochMs[]): void {
    const isResumedSince = (moment: EpochMs): boolean => resumes.some((resume) => resume >= moment && resume <= at);
    if (refused !== null && at > refused.at) {
      const { triedAt } = refused;
      if (at - triedAt < LEAST_APART_MS && !isResumedSince(triedAt)) {
        found.push(broken(`${method} is asked ${at - triedAt} ms after the key was last refused or tried`));
      }
      refused = { ...refused, triedAt: at };
    }
    const forbiddenAt = enters === null ? undefined : forbidden.get(enters);
    if (forbiddenAt !== undefined && at > forbiddenAt && !isResumedSince(forbiddenAt)) {
      found.push(broken(`${enters} is entered again, which the key was not permitted`));
    }
  }

  function told({ at, calledAt, enters, answer, mayTrade }: Extract<KeyUse, { type: 'Told' }>): void {
    if (answer === 'NotAccepted') refused ??= { at, triedAt: at };
    // What was under way when the key was refused tells nothing new.
    else if (answer !== 'Failed' && refused !== null && calledAt > refused.at) refused = null;
    if (enters !== null && answer === 'NotPermitted') forbidden.set(enters, at);
    if (enters !== null && answer === 'Taken') forbidden.delete(enters);
    if (mayTrade) forbidden.clear();
  }

  return ({ keyUses, modeWishes, isRunning }) => {
    const resumes = resumesIn(modeWishes);
    for (; seen < keyUses.length; seen += 1) {
      const use = keyUses[seen];
      if (use?.type === 'Called') called(use, resumes);
      if (use?.type === 'Told') told(use);
    }
    // The next process may have another key.
    if (!isRunning) refused = null;
    return found;
  };
}

const resumesIn = (wishes: readonly ModeWish[]): readonly EpochMs[] =>
  wishes.filter(({ mode }) => mode === 'Normal').map(({ at }) => at);

const causesOfKeys: ReadonlySet<string> = new Set<ModeCause>(['Unauthorized', 'ReadOnlyKey', 'InstrumentNotPermitted']);

/** INV-24 in the log: no order leaves while it says that the key is not accepted, may not trade, or may not enter the instrument. */
export const checkKeyInJournal: JournalCheck = ({ journal }) => {
  const requests = requestsOf(journal);
  const held = new Map<string, string>();
  return journal.flatMap(({ type, payload }) => {
    if (type === 'ModeChanged') noteMode(held, payload);
    const request = type === 'SubmitAttempted' ? requests.get(payload.clientOrderId) : undefined;
    if (request === undefined) return [];
    const causes = [...held].filter(
      ([, scope]) => scope === 'All' || (scope === request.instrumentId && !request.reduceOnly),
    );
    return causes.map(([key]) => broken(`${request.clientOrderId} leaves in spite of ${key}`));
  });
};

function noteMode(held: Map<string, string>, { scope, cause, mode }: BotEventPayloads['ModeChanged']): void {
  const isAboutKey = causesOfKeys.has(cause);
  if (isAboutKey && mode !== 'Normal') held.set(`${scope}:${cause}`, scope);
  else if (isAboutKey) held.delete(`${scope}:${cause}`);
  if (cause !== 'Every') return;
  for (const [key, where] of held) if (scope === 'All' || where === scope) held.delete(key);
}
