import type { ClientOrderId } from '@bot/core';
import type { BrokenInvariant } from './invariants';
import { payloadsOf, type JournalCheck, type VenueCheck } from './stepFacts';

const broken = (problem: string): BrokenInvariant => ({ invariant: 'INV-07', problem });

/** INV-07 at the venue: whatever is submitted under one id is the same request. */
export const checkVenueIds: VenueCheck = ({ truth }) => {
  const bodies = new Map<ClientOrderId, string>();
  return truth.requests().flatMap(({ method, clientOrderId, summary }) => {
    if (method !== 'submitOrder' || clientOrderId === undefined) return [];
    const first = bodies.get(clientOrderId) ?? summary;
    bodies.set(clientOrderId, first);
    return first === summary ? [] : [broken(`${clientOrderId} was sent as "${first}" and as "${summary}"`)];
  });
};

/** INV-07 in the log: attempts are counted, one after the other, and only of what was submitted. */
export const checkJournalIds: JournalCheck = ({ journal }) => {
  const attempts = new Map<ClientOrderId, number>();
  return payloadsOf(journal, 'SubmitAttempted').flatMap(({ clientOrderId, attempt }) => {
    const before = attempts.get(clientOrderId) ?? 0;
    attempts.set(clientOrderId, attempt);
    return attempt === before + 1 ? [] : [broken(`${clientOrderId} has attempt ${attempt} after ${before}`)];
  });
};
