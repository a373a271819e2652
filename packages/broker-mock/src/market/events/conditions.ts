import { unreachable, type InstrumentId } from '@bot/core';
import { crashFactor, crashMoments, isPanic } from './flashCrash';
import { hits, type EventStart, type Halt, type MarketEvent } from './marketEvent';

/** How an instrument is hit at a moment. */
export interface Conditions {
  /** What is left of the price for now. */
  readonly priceFactor: number;
  /** What is left of the quotes. */
  readonly depthShare: number;
  readonly isPanic: boolean;
  /** The last of those that hold. */
  readonly halt: Halt | null;
}

const usual: Conditions = { priceFactor: 1, depthShare: 1, isPanic: false, halt: null };

/** What all events together mean for an instrument, so many ms after the start. It depends on nothing else. */
export function conditionsAt(events: readonly MarketEvent[], instrumentId: InstrumentId, sinceMs: number): Conditions {
  let conditions = usual;
  for (const event of events) if (hits(event, instrumentId)) conditions = under(event, conditions, sinceMs);
  return conditions;
}

function under(event: MarketEvent, before: Conditions, sinceMs: number): Conditions {
  switch (event.kind) {
    case 'Gap':
      return before;
    case 'FlashCrash':
      return {
        ...before,
        priceFactor: before.priceFactor * crashFactor(event, sinceMs),
        isPanic: before.isPanic || isPanic(event, sinceMs),
      };
    case 'ThinBook':
      return holds(event, sinceMs) ? { ...before, depthShare: before.depthShare * event.share } : before;
    case 'Halt':
      return holds(event, sinceMs) ? { ...before, halt: event } : before;
    default:
      return unreachable(event);
  }
}

/** From its beginning up to, and not including, its end. */
const holds = ({ atMs, forMs }: EventStart & { readonly forMs: number }, sinceMs: number): boolean =>
  sinceMs >= atMs && sinceMs < atMs + forMs;

/** When the market takes a step because of them, in ms after the start: each moment once, the earliest first. */
export const momentsOf = (events: readonly MarketEvent[]): readonly number[] =>
  [...new Set(events.flatMap(eventMoments))].sort((a, b) => a - b);

function eventMoments(event: MarketEvent): readonly number[] {
  switch (event.kind) {
    case 'Gap':
      return [event.atMs];
    case 'FlashCrash':
      return crashMoments(event);
    case 'ThinBook':
    case 'Halt':
      return [event.atMs, event.atMs + event.forMs];
    default:
      return unreachable(event);
  }
}
