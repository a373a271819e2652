import type { InstrumentId, JsonObject, Random, Side } from '@bot/core';
import type { QuotedBook, QuotedLevel } from '../../exchange/venueEvent';
import { lotsOfLevels, type DepthModel } from '../../models/depthModel';
import { shareOfLots } from './crowd';

/** Other people who wait in the book. */
export interface Makers {
  quote(midTicks: number, depthShare: number): QuotedBook;
  /** Somebody took from them, as far as they were the only ones there. */
  taken(takerSide: Side, lots: number, depthShare: number): void;
  state(): JsonObject;
  restore(state: JsonObject): void;
}

export interface MakersOptions {
  readonly instrumentId: InstrumentId;
  readonly spreadBps: number;
  readonly depth: DepthModel;
  /** At the best price on average. */
  readonly lots: number;
  /** With which chance somebody changes the size of a level in one step, as a fraction. */
  readonly changeChance: number;
  /** Asked at each step, as a restored market has another one. */
  readonly random: () => Random;
}

/** Sizes by price in ticks; 0 where everything was taken and nobody came back yet. */
type Sizes = Map<number, number>;

interface MakersState {
  readonly gapTicks: number;
  readonly bids: readonly (readonly [number, number])[];
  readonly asks: readonly (readonly [number, number])[];
}

const TWO_32 = 2 ** 32;
/** How far half the spread may be from the grid before everybody moves to a new one; half a tick is always within it. */
const LARGEST_MISFIT = 0.1;

/**
 * Makers stand on a grid of half the spread, so that they stay where they are until the price has moved by that: best bid and ask
 * are one step of the grid below and above the step that is nearest to the price. Worked example: 500 ticks of half a spread and a
 * price of 5,000,120: 4,999,500 and 5,000,500; the same at 5,000,249, and one step higher from 5,000,250 on.
 * Now and then somebody adds or leaves, and what was taken comes back the same way. Sizes lie between a half and one and a half of
 * the average of their level.
 * Bias: levels are as regular as nobody's are, sizes of neighbours know nothing of one another, and nobody reacts to your orders.
 */
export function createMakers({ instrumentId, spreadBps, depth, lots, changeChance, random }: MakersOptions): Makers {
  const averages = lotsOfLevels(lots, depth);
  let gapTicks = 0;
  let bids: Sizes = new Map();
  let asks: Sizes = new Map();

  function fitGrid(midTicks: number): void {
    const half = Math.max(1, (midTicks * spreadBps) / 20_000);
    if (gapTicks > 0 && Math.abs(half - gapTicks) <= Math.max(0.5, LARGEST_MISFIT * gapTicks)) return;
    gapTicks = Math.max(1, Math.round(half));
    bids = new Map();
    asks = new Map();
  }

  function levelsFrom(bestTicks: number, stepTicks: number, before: Sizes): Sizes {
    const after: Sizes = new Map();
    const chance = random();
    averages.forEach((average, level) => {
      const ticks = bestTicks + level * stepTicks;
      if (ticks >= 1) after.set(ticks, sizeAt(before.get(ticks), average, chance));
    });
    return after;
  }

  function sizeAt(before: number | undefined, average: number, chance: Random): number {
    if (before !== undefined && chance.nextUint32() >= changeChance * TWO_32) return before;
    return Math.max(1, Math.floor(average * (0.5 + chance.nextUint32() / TWO_32)));
  }

  return {
    quote(midTicks, depthShare) {
      fitGrid(midTicks);
      // At the bottom there must be room for a bid.
      const centre = Math.max(2, Math.round(midTicks / gapTicks)) * gapTicks;
      bids = levelsFrom(centre - gapTicks, -gapTicks, bids);
      asks = levelsFrom(centre + gapTicks, gapTicks, asks);
      return { instrumentId, bids: shown(bids, depthShare), asks: shown(asks, depthShare) };
    },
    taken(takerSide, takenLots, depthShare) {
      const sizes = takerSide === 'Buy' ? asks : bids;
      let left = takenLots;
      for (const [ticks, size] of sizes) {
        const gone = Math.min(left, shareOfLots(size, depthShare));
        if (gone > 0) sizes.set(ticks, Math.max(0, size - Math.ceil(gone / depthShare)));
        left -= gone;
      }
    },
    state: () => ({ gapTicks, bids: [...bids], asks: [...asks] }) satisfies MakersState as JsonObject,
    restore(state) {
      const kept = state as unknown as MakersState;
      gapTicks = kept.gapTicks;
      bids = new Map(kept.bids);
      asks = new Map(kept.asks);
    },
  };
}

const shown = (sizes: Sizes, depthShare: number): readonly QuotedLevel[] =>
  [...sizes].flatMap(([ticks, size]): QuotedLevel[] => {
    const lots = shareOfLots(size, depthShare);
    return lots > 0 ? [[ticks, lots]] : [];
  });
