import type { EpochMs } from '@bot/core';

/** Who did it: the columns of a timeline. */
export type Lane = 'strategy' | 'bot' | 'store' | 'network' | 'venue' | 'market' | 'test';

/** One thing that happened. */
export interface TraceEntry {
  readonly at: EpochMs;
  readonly lane: Lane;
  /** For people, and hashed: `OrderSubmitted Buy 0.01 BTC-USD`. */
  readonly text: string;
}

/** Everything that happened in a world, in order. Same seed, same trace. */
export interface Trace {
  readonly entries: readonly TraceEntry[];
  add(lane: Lane, text: string): void;
  /** SHA-256 over all entries, hex. Also counts entries that were dropped from memory. */
  hash(): string;
}
