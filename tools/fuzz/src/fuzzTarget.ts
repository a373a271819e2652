import type { Random } from '@bot/core';

/** Bytes with something wrong with them, and what must be true of them all the same. */
export interface FuzzCase {
  /** Where they come in, for people. */
  readonly what: string;
  /** Bodies and frames, in their order. */
  readonly bytes: readonly Buffer[];
  /** null when all is well, else what went wrong: something escaped, hung, or was read as what it does not say. */
  check(): Promise<string | null>;
}

/** One border over which bytes come. The same random gives the same case. */
export type FuzzTarget = (random: Random) => Promise<FuzzCase>;
