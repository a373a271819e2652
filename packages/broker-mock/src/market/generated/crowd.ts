import type { JsonObject } from '@bot/core';
import type { Taking } from '../../exchange/venueCommand';
import type { QuotedBook } from '../../exchange/venueEvent';

/** What other people do in one instrument. */
export interface Crowd {
  /** What they quote around a price. `depthShare`: how much of the usual there is, as a fraction. */
  quote(midTicks: number, depthShare: number): QuotedBook;
  /** Their market orders of one step, after the quotes of that step. */
  take(depthShare: number): readonly Taking[];
  state(): JsonObject;
  restore(state: JsonObject): void;
}

/** A part of what stands at a price, in whole lots; of something, something stays. Of 10 lots 15 % are 1, 5 % are 1, 0 % are 0. */
export const shareOfLots = (lots: number, share: number): number =>
  lots > 0 && share > 0 ? Math.max(1, Math.floor(lots * share)) : 0;
