import type { InstrumentId } from '@bot/core';
import { bookAround, pricesAround, type DepthModel } from '../../models/depthModel';
import { shareOfLots, type Crowd } from './crowd';

export interface QuietCrowdOptions {
  readonly instrumentId: InstrumentId;
  readonly spreadBps: number;
  readonly depth: DepthModel;
  /** At the best price. */
  readonly lots: number;
}

/** Quotes exactly around the price, always the same sizes, and never takes. */
export function quietCrowd({ instrumentId, spreadBps, depth, lots }: QuietCrowdOptions): Crowd {
  return {
    quote(midTicks, depthShare) {
      const best = shareOfLots(lots, depthShare);
      return bookAround(instrumentId, { ...pricesAround(midTicks, spreadBps), bidLots: best, askLots: best }, depth);
    },
    take: () => [],
    state: () => ({}),
    restore: () => undefined,
  };
}
