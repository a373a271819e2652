import type { BotEventPayloads } from '@bot/core';
import { wishText } from '../world/orderHandle';
import type { BrokenInvariant } from './invariants';
import { at, payloadsOf, requestsOf, type JournalFacts, type VenueFacts } from './stepFacts';

const broken = (problem: string): BrokenInvariant => ({ invariant: 'INV-13', problem });

/** INV-13 at the venue: what the bot denied the test never arrives. `known`: orders that have another reason to arrive. */
export function checkDeniedWishes(
  { truth, wishes, outsiders }: VenueFacts,
  known: ReadonlySet<string> = new Set(),
): readonly BrokenInvariant[] {
  const denied = wishes.filter(({ isDenied }) => isDenied);
  if (denied.length === 0) return [];
  const expected = new Set([...known, ...outsiders, ...wishes.map(({ clientOrderId }) => clientOrderId)]);
  const strays = truth
    .requests()
    .filter(({ method, clientOrderId }) => method === 'submitOrder' && !expected.has(clientOrderId));
  return denied.flatMap(({ wish }) => {
    const kind = `${wish.side} ${wish.quantity} ${wish.instrumentId} `;
    const arrived = strays.some(({ summary }) => `${summary} `.startsWith(kind));
    return arrived ? [broken(`${wishText(wish)} was denied, yet the venue was asked for it`)] : [];
  });
}

/** INV-13 in the log: every submit that arrived was written down as an attempt before, and a denial is told once per edge. */
export function checkJournalDenials(facts: JournalFacts): readonly BrokenInvariant[] {
  const { journal, truth } = facts;
  const attempts = new Map<string, number>();
  for (const { clientOrderId } of payloadsOf(journal, 'SubmitAttempted')) {
    attempts.set(clientOrderId, at(attempts, clientOrderId, 0) + 1);
  }
  const arrived = new Map<string | undefined, number>();
  for (const { method, clientOrderId } of truth.requests()) {
    if (method === 'submitOrder') arrived.set(clientOrderId, at(arrived, clientOrderId, 0) + 1);
  }
  const ids = new Set(requestsOf(journal).keys());
  const unwritten = [...ids].filter((id) => at(arrived, id, 0) > at(attempts, id, 0));
  return [
    ...checkDeniedWishes(facts, ids),
    ...unwritten.map((id) =>
      broken(`${id} was sent ${at(arrived, id, 0)} times, the log knows of ${at(attempts, id, 0)} attempts`),
    ),
    ...checkEdges(journal),
  ];
}

/** The same denial again is silent until something changed: an order of that kind, the mode, the day. */
function checkEdges(journal: JournalFacts['journal']): readonly BrokenInvariant[] {
  const told = new Set<string>();
  const found: BrokenInvariant[] = [];
  for (const { type, payload } of journal) {
    if (type === 'ModeChanged' || type === 'DayOpened') told.clear();
    if (type === 'OrderSubmitted') forget(told, payload);
    if (type !== 'OrderDenied' || payload.intent.explicit) continue;
    const { strategyId, instrumentId, side } = payload.intent;
    const edge = `${strategyId} ${instrumentId} ${side} ${payload.reason}`;
    if (told.has(edge)) found.push(broken(`the denial of ${edge} was told twice`));
    told.add(edge);
  }
  return found;
}

function forget(told: Set<string>, { strategyId, request }: BotEventPayloads['OrderSubmitted']): void {
  for (const edge of told)
    if (edge.startsWith(`${strategyId} ${request.instrumentId} ${request.side} `)) told.delete(edge);
}
