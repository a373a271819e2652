import type { EpochMs } from '@bot/core';
import type { BrokenInvariant } from './invariants';
import type { JournalCheck, JournalFacts } from './stepFacts';

/** INV-28: windows, books, queues and whatever else is kept have no more in them than there is reason for. */
export const checkBounds: JournalCheck = (facts) => {
  const { config, instruments, snapshot } = facts;
  const { marks, feed, kept = new Map<string, number>() } = snapshot;
  const most = allowanceOf(facts);
  return [
    ...[...marks].flatMap(([instrumentId, window]) =>
      beyond(`marks of ${instrumentId}`, window.length, config.markWindowSize),
    ),
    ...beyond('windows of marks', marks.size, instruments.size),
    ...[...(feed?.depths.values() ?? [])].flatMap(({ instrumentId, bids, asks }) =>
      beyond(`levels of ${instrumentId}`, Math.max(bids.length, asks.length), config.marketData.depthLevels),
    ),
    ...[...kept].flatMap(([name, size]) => beyond(name, size, most)),
  ];
};

/** What the bot may know of besides orders and instruments: causes, reasons, seconds of a minute. */
const FIXED = 200;

/** Records of the venue and ended orders are forgotten after a day at the latest. */
const REMEMBERED_MS = 24 * 3_600_000;

/** For each instrument and each order or trade that was heard of lately, so many of a kind. */
const EACH = 4;

function allowanceOf({ journal, instruments, now }: JournalFacts): number {
  // Ended orders are forgotten when the next one is submitted.
  const lastSubmittedAt = journal.findLast(({ type }) => type === 'OrderSubmitted')?.at ?? now;
  const since: EpochMs = Math.min(now, lastSubmittedAt) - REMEMBERED_MS;
  const from = journal.findIndex(({ at }) => at >= since);
  const lately = from === -1 ? 0 : journal.length - from;
  return FIXED + EACH * (instruments.size + lately);
}

const beyond = (what: string, size: number, limit: number): readonly BrokenInvariant[] =>
  size <= limit ? [] : [{ invariant: 'INV-28', problem: `there are ${size} ${what}, and may be ${limit}` }];
