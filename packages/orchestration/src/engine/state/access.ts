import type { EpochMs } from '@bot/core';

/** How the venue takes what is signed with our key. */
export interface AccessView {
  /**
   * `Refused`: it did not take it, and until it does again nothing signed is sent but a probe. `Comparing`: it does again, and the
   * books are compared before anything is traded.
   */
  readonly state: 'Open' | 'Refused' | 'Comparing';
  /** How often it was refused since it was open, stray ones not counted. */
  readonly refusals: number;
  /** When the key is tried next; null: it need not be, or is being tried. */
  readonly probeAt: EpochMs | null;
}

export const openAccess: AccessView = { state: 'Open', refusals: 0, probeAt: null };
