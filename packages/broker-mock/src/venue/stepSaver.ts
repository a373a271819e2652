import type { EpochMs, InstrumentId } from '@bot/core';
import type { QuotedBook, VenueEvent, VenueEventOf } from '../exchange/venueEvent';

/**
 * Decides which market steps are written. A market source walks the same steps again from where it was, so a step need only be
 * in the log before the next thing that happens to an account, and now and then so that not much venue time is walked twice.
 */
export interface StepSaver {
  /** What is to be written for these events; nothing while their step can wait. */
  batchFor(events: readonly VenueEvent[]): readonly VenueEvent[];
  /** What was held back. */
  flush(): readonly VenueEvent[];
}

type Step = VenueEventOf<'MarketStepped'>;

const SAVE_STEP_EVERY_MS = 60_000;

export function createStepSaver(everyMs = SAVE_STEP_EVERY_MS): StepSaver {
  /** Mostly one. */
  let held: readonly Step[] = [];
  let savedAt: EpochMs = -Infinity;

  function flush(): readonly VenueEvent[] {
    const steps = held;
    held = [];
    return steps;
  }

  return {
    flush,
    batchFor(events) {
      const [only] = events;
      if (events.length === 1 && only?.type === 'MarketStepped') {
        held = joined(held, only);
        if (only.at - savedAt < everyMs) return [];
        savedAt = only.at;
        return flush();
      }
      return events.length === 0 ? [] : [...flush(), ...events];
    },
  };
}

/** One step of both where that leaves the venue where both would. */
function joined(steps: readonly Step[], next: Step): readonly Step[] {
  const last = steps.at(-1);
  if (last === undefined || !replaces(next, last)) return [...steps, next];
  return [...steps.slice(0, -1), merged(last, next)];
}

/** Quotes of one side only leave the mark where the ones before them put it. */
function replaces(next: Step, last: Step): boolean {
  return next.books.every(
    (book) =>
      quotesBoth(book) || !last.books.some((other) => other.instrumentId === book.instrumentId && quotesBoth(other)),
  );
}

const quotesBoth = ({ bids, asks }: QuotedBook): boolean => bids.length > 0 && asks.length > 0;

/** The later quotes of each instrument with the newest index that was told, and where the market stands after both. */
function merged(before: Step, after: Step): Step {
  const books = new Map<InstrumentId, QuotedBook>();
  for (const book of [...before.books, ...after.books]) {
    const indexTicks = book.indexTicks ?? books.get(book.instrumentId)?.indexTicks;
    books.set(book.instrumentId, { ...book, ...(indexTicks !== undefined && { indexTicks }) });
  }
  return { ...after, books: [...books.values()] };
}
