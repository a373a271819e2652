import type { BrokenInvariant } from './invariants';
import type { JournalCheck } from './stepFacts';

/** INV-28: windows and books keep no more than the configuration says, of no more instruments than there are. */
export const checkBounds: JournalCheck = ({ config, instruments, snapshot: { marks, feed } }) => [
  ...[...marks].flatMap(([instrumentId, window]) =>
    beyond(`marks of ${instrumentId}`, window.length, config.markWindowSize),
  ),
  ...beyond('windows of marks', marks.size, instruments.size),
  ...[...(feed?.depths.values() ?? [])].flatMap(({ instrumentId, bids, asks }) =>
    beyond(`levels of ${instrumentId}`, Math.max(bids.length, asks.length), config.marketData.depthLevels),
  ),
];

const beyond = (what: string, size: number, limit: number): readonly BrokenInvariant[] =>
  size <= limit ? [] : [{ invariant: 'INV-28', problem: `there are ${size} ${what}, and may be ${limit}` }];
