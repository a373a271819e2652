import type { EpochMs, MarketMessage, MarketNews } from '@bot/core';

/** Tells one piece of news that was made at a time of the venue. */
export type Tell = (news: MarketNews, at: EpochMs) => void;

export interface Numbering {
  readonly tell: Tell;
  /** So many frames were lost. Whoever counts sees it in the next message. */
  skip(missed: number): void;
}

/**
 * The wire counts frames, of which some tell nothing, some tell a lot, and several connections may be one feed. So a feed counts its
 * own messages, and leaves a gap wherever the wire had one. Times never fall.
 */
export function createNumbering(listener: (message: MarketMessage) => void): Numbering {
  let sequence = 0;
  let newestAt = 0;
  return {
    tell(news, at) {
      newestAt = Math.max(newestAt, at);
      listener({ ...news, sequence: sequence++, at: newestAt });
    },
    skip(missed) {
      // Nothing was lost for somebody who has heard nothing yet.
      if (sequence > 0) sequence += missed;
    },
  };
}
