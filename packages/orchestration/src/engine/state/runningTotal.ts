import { add, subtract, type AnyAmount, type Instrument, type InstrumentId, type Price } from '@bot/core';
import type { StateInSight } from './engineState';

/** What one entry adds to a total. */
export interface Valuation<Item, A extends AnyAmount> {
  readonly zero: A;
  /** True for what is worth nothing whatever the mark is, and so needs none. */
  isNothing(item: Item): boolean;
  valueOf(item: Item, mark: Price, instrument: Instrument): A;
}

interface Part<A> {
  readonly item: unknown;
  readonly mark: Price;
  readonly instrument: Instrument;
  readonly value: A;
}

interface Kept<A> {
  readonly parts: Map<InstrumentId, Part<A>>;
  total: A;
}

/**
 * The total value of the entries of a map; null while one of them has no mark. It is kept up, not added up anew: only an entry that
 * was replaced, or whose mark was, is valued again. Sums are exact, so nobody can tell the difference but by a clock. What is kept
 * stands beside the state and belongs to the map: no decision changes the state by asking.
 */
export function runningTotal<Item, A extends AnyAmount>({ zero, isNothing, valueOf }: Valuation<Item, A>) {
  const known = new WeakMap<ReadonlyMap<InstrumentId, Item>, Kept<A>>();

  return ({ ledger, view }: StateInSight, items: ReadonlyMap<InstrumentId, Item>): A | null => {
    const kept = known.get(items) ?? { parts: new Map<InstrumentId, Part<A>>(), total: zero };
    known.set(items, kept);
    for (const [instrumentId, item] of items) {
      const part = kept.parts.get(instrumentId);
      if (isNothing(item)) {
        drop(kept, instrumentId, part);
        continue;
      }
      const mark = view.marks.get(instrumentId)?.latest()?.price;
      const instrument = ledger.instruments.get(instrumentId);
      if (mark === undefined || instrument === undefined) return null;
      if (part?.item === item && part.mark === mark && part.instrument === instrument) continue;
      const value = valueOf(item, mark, instrument);
      kept.total = add(part === undefined ? kept.total : subtract(kept.total, part.value), value);
      kept.parts.set(instrumentId, { item, mark, instrument, value });
    }
    if (kept.parts.size > items.size) forgetOthers(kept, items);
    return kept.total;
  };
}

function forgetOthers<A extends AnyAmount>(kept: Kept<A>, items: ReadonlyMap<InstrumentId, unknown>): void {
  for (const [instrumentId, part] of kept.parts) if (!items.has(instrumentId)) drop(kept, instrumentId, part);
}

function drop<A extends AnyAmount>(kept: Kept<A>, instrumentId: InstrumentId, part: Part<A> | undefined): void {
  if (part === undefined) return;
  kept.total = subtract(kept.total, part.value);
  kept.parts.delete(instrumentId);
}
