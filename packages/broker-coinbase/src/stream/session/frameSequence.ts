/** Counts the frames of one connection. */
export interface FrameSequence {
  /** How many frames are missing before this one: 0 for the next one. null: it came before, or was overtaken. */
  missedBefore(sequence: number): number | null;
}

/** The venue counts from 0 on each connection, across all channels. */
export function createFrameSequence(): FrameSequence {
  let expected = 0;
  return {
    missedBefore(sequence) {
      if (sequence < expected) return null;
      const missed = sequence - expected;
      expected = sequence + 1;
      return missed;
    },
  };
}
