/** The numbers of one connection: one sequence from 0 over all its frames. */
export interface Numbering {
  next(): number;
  /** So many frames were lost. */
  skip(count: number): void;
  /** For the messages of one source, which are numbered on their own from 0. */
  source(): SourceNumbers;
}

/**
 * What was lost, doubled or swapped between a source and the connection is so on the connection too. Worked example: messages 0, 2, 2
 * and 1 of a source get 0, 2, 2 and 1, and the next frame of the connection 3.
 */
export interface SourceNumbers {
  /** The number of the frame of this message. */
  of(sequence: number): number;
  /** For messages that share a frame: only what was lost before this one counts. */
  see(sequence: number): void;
}

/** How far back a message may come late, in messages of its source. */
const REMEMBERED = 64;

export function createNumbering(): Numbering {
  let upcoming = 0;
  const next = (): number => upcoming++;
  const skip = (count: number): void => void (upcoming += count);

  return {
    next,
    skip,
    source() {
      let expected = 0;
      const given = new Map<number, number>();

      const give = (sequence: number): number => {
        const number = next();
        given.set(sequence, number);
        given.delete(sequence - REMEMBERED);
        return number;
      };

      return {
        of(sequence) {
          if (sequence < expected) return given.get(sequence) ?? next();
          const lost = sequence - expected;
          skip(Math.max(0, lost - REMEMBERED));
          for (let missing = Math.max(expected, sequence - REMEMBERED); missing < sequence; missing++) give(missing);
          expected = sequence + 1;
          return give(sequence);
        },
        see(sequence) {
          skip(Math.max(0, sequence - expected));
          expected = Math.max(expected, sequence + 1);
        },
      };
    },
  };
}
