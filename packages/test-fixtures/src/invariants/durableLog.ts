import type { RecordedBotEvent } from '@bot/core';
import type { BrokenInvariant } from './invariants';
import type { VenueFacts } from './stepFacts';

/** What stands in the log now; also while the memory of the bot is ahead of it. */
export interface LogFacts extends Pick<VenueFacts, 'truth' | 'outsiders'> {
  readonly journal: readonly RecordedBotEvent[];
}
export type LogCheck = (facts: LogFacts) => readonly BrokenInvariant[];

const entering: ReadonlySet<string> = new Set(['submitOrder', 'closePosition']);

/** INV-14: no order of ours has reached the venue before it stood in the log. */
export function createDurableFirst(): LogCheck {
  let seen = 0;
  return ({ truth, journal, outsiders }) => {
    const requests = truth.requests();
    const fresh = requests
      .slice(seen)
      .flatMap(({ method, clientOrderId: id }) =>
        entering.has(method) && id !== undefined && !outsiders.has(id) ? [id] : [],
      );
    if (fresh.length === 0) {
      seen = requests.length;
      return [];
    }
    const written = new Set(
      journal.flatMap(({ type, payload }) => (type === 'OrderSubmitted' ? [payload.request.clientOrderId] : [])),
    );
    const early = fresh.filter((id) => !written.has(id));
    // What is broken is told again.
    if (early.length === 0) seen = requests.length;
    return early.map((id) => ({
      invariant: 'INV-14',
      problem: `order ${id} reached the venue, and the log does not have it`,
    }));
  };
}

/** INV-15: what stood in the log once is there for ever, over restarts too. A log that was replaced is another one. */
export interface NothingLost {
  /** By the last event that was there. */
  readonly check: LogCheck;
  /** By every event that was ever there; takes as long as the log. */
  readonly checkWhole: LogCheck;
}

export function createNothingLost(): NothingLost {
  let known: string[] = [];

  function look(journal: readonly RecordedBotEvent[], isWhole: boolean): readonly BrokenInvariant[] {
    const isReplaced = textOf(journal[0]) !== known[0] && journal[0]?.type === 'StoreReplaced';
    if (isReplaced) known = [];
    const lost = isWhole ? firstLost(journal, known) : lastLost(journal, known);
    if (lost >= 0) {
      return [{ invariant: 'INV-15', problem: `event ${lost + 1} of the log was ${known[lost]}, now it is gone` }];
    }
    for (const event of journal.slice(known.length)) known.push(textOf(event));
    return [];
  }

  return { check: ({ journal }) => look(journal, false), checkWhole: ({ journal }) => look(journal, true) };
}

/** Where it was, or anywhere: its place is the business of INV-16. */
function lastLost(journal: readonly RecordedBotEvent[], known: readonly string[]): number {
  const at = known.length - 1;
  const last = known[at];
  if (last === undefined || textOf(journal[at]) === last || journal.some((event) => textOf(event) === last)) return -1;
  return at;
}

function firstLost(journal: readonly RecordedBotEvent[], known: readonly string[]): number {
  const texts = new Set(journal.map(textOf));
  return known.findIndex((text) => !texts.has(text));
}

/** INV-16: the events are numbered from 1 without gaps. */
export const checkSequence: LogCheck = ({ journal }) => {
  const at = journal.findIndex(({ seq }, index) => seq !== index + 1);
  if (at < 0) return [];
  return [{ invariant: 'INV-16', problem: `event ${at + 1} of the log has the number ${journal[at]?.seq}` }];
};

/** INV-26: one writer after the other, each counted: two at once would count the same, or count on from the other. */
export const checkOneWriter: LogCheck = ({ journal }) => {
  let before: { readonly storeEpoch: string; readonly processEpoch: number } | null = null;
  for (const { type, payload } of journal) {
    if (type !== 'ProcessStarted') continue;
    const { storeEpoch, processEpoch } = payload;
    const expected: number = (before?.processEpoch ?? 0) + 1;
    const isSameStore = before === null || before.storeEpoch === storeEpoch;
    if (processEpoch !== expected || !isSameStore) {
      const problem = `process ${expected} of the log calls itself ${processEpoch} of ${storeEpoch}`;
      return [{ invariant: 'INV-26', problem }];
    }
    before = { storeEpoch, processEpoch };
  }
  return [];
};

const textOf = (event: RecordedBotEvent | undefined): string =>
  event === undefined ? '' : JSON.stringify([event.type, event.at, event.payload]);
