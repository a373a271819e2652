import type { EpochMs, InstrumentId } from '@bot/core';
import type { QuotedBook, VenueEvent, VenueEventOf } from '../exchange/venueEvent';

/**
 * Decides which market steps are written. A market source walks the same steps again from where it was, so a step need only be
 * in the log before the next thing that happens to an account, and now and then so that not much venue time is walked twice.
 */
export interface StepSaver {
  /** What is to be written for these events; nothing while their step can wait. */
  batchFor(events: readonly VenueEvent[]): readonly VenueEvent[];
  /** The step that was held back, when there is one. */
  flush(): readonly VenueEvent[];
}

type Step = VenueEventOf<'MarketStepped'>;

const SAVE_STEP_EVERY_MS = 60_000;

export function createStepSaver(everyMs = SAVE_STEP_EVERY_MS): StepSaver {
  let held: Step | null = null;
  let savedAt: EpochMs = -Infinity;

  function flush(): readonly VenueEvent[] {
    const step = held;
    held = null;
    return step === null ? [] : [step];
  }

  return {
    flush,
    batchFor(events) {
      const [only] = events;
      if (events.length === 1 && only?.type === 'MarketStepped') {
        held = held === null ? only : merged(held, only);
        if (only.at - savedAt < everyMs) return [];
        savedAt = only.at;
        return flush();
      }
      return events.length === 0 ? [] : [...flush(), ...events];
    },
  };
}

/** The later quotes of each instrument, and where the market stands after both. */
function merged(before: Step, after: Step): Step {
  const books = new Map<InstrumentId, QuotedBook>();
  for (const book of [...before.books, ...after.books]) books.set(book.instrumentId, book);
  return { ...after, books: [...books.values()] };
}
