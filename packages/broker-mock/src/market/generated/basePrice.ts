import type { Random } from '@bot/core';
import type { PriceChange } from '../price/priceProcess';

/** A price that its processes move. Counted in ticks with fractions; what is quoted is always whole. */
export interface BasePrice {
  readonly ticks: number;
  step(shock: number): void;
  /** Moves by a share at once. */
  gap(by: number): void;
  restore(ticks: number): void;
}

/** A process with its stream of chance, which a restored market has another one of. */
export interface MovingPart {
  readonly change: PriceChange;
  readonly random: () => Random;
}

/** Below there is no room for a bid and an ask, beyond it ticks times lots are more than anybody counts. */
const LOWEST_TICKS = 2;
const HIGHEST_TICKS = 1e12;

/** Worked example: 1,000 ticks, and processes that say 1 % and −2 %: 1,000 × 1.01 × 0.98 = 989.8. */
export function createBasePrice(startTicks: number, parts: readonly MovingPart[]): BasePrice {
  let ticks = bounded(startTicks);
  return {
    get ticks() {
      return ticks;
    },
    step(shock) {
      const before = ticks;
      const factor = parts.reduce((all, { change, random }) => {
        return all * (1 + change({ ticks: before, random: random(), shock }));
      }, 1);
      ticks = bounded(before * factor);
    },
    gap(by) {
      ticks = bounded(ticks * (1 + by));
    },
    restore(kept) {
      ticks = kept;
    },
  };
}

const bounded = (ticks: number): number => Math.min(HIGHEST_TICKS, Math.max(LOWEST_TICKS, ticks));
