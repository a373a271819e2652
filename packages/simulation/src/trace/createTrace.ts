import { createHash } from 'node:crypto';
import type { Clock } from '@bot/core';
import type { Trace, TraceEntry } from './trace';

export interface TraceOptions {
  /** How many of the newest entries stay in memory. Default: all. */
  readonly keep?: number;
  /** Applied to each text before it is hashed, see `createCanonicalIds`. Entries keep the text as it was. */
  readonly canonical?: (text: string) => string;
}

/** Texts are handed to the hash in pieces of about this size: one call per entry would cost more than the hashing. */
const PIECE_CHARACTERS = 16_384;

/** Starts empty. Entries that were dropped from memory are still part of the hash. */
export function createTrace(clock: Pick<Clock, 'now'>, options: TraceOptions = {}): Trace {
  const { keep = Infinity, canonical = (text: string) => text } = options;
  const sha256 = createHash('sha256');
  let unhashed = '';
  let kept: TraceEntry[] = [];

  function flush(): void {
    sha256.update(unhashed);
    unhashed = '';
  }

  const newest = (): TraceEntry[] => (kept.length > keep ? kept.slice(kept.length - keep) : kept);

  return {
    get entries() {
      return newest();
    },
    add(lane, text) {
      const entry: TraceEntry = { at: clock.now(), lane, text };
      unhashed += `${JSON.stringify([entry.at, lane, canonical(text)])}\n`;
      if (unhashed.length > PIECE_CHARACTERS) flush();
      kept.push(entry);
      // Cut only now and then, so that the average cost of an entry stays constant.
      if (kept.length > 2 * keep) kept = newest();
    },
    hash() {
      flush();
      return sha256.copy().digest('hex');
    },
  };
}
