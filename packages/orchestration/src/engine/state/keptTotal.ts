import type { InstrumentId } from '@bot/core';
import type { StateInSight } from './engineState';
import { NotedMap, revisionOf } from './notedMap';

/** What may have been divided, such as a cost basis, is cut here, so that its sums are exact. */
export const EXACT_PLACES = 18;

/** How a total is made of what each instrument adds to it. Sums must be exact, or it would drift. */
export interface Summing<Total> {
  readonly zero: Total;
  plus(total: Total, part: Total): Total;
  minus(total: Total, part: Total): Total;
  /** Worked out from the sources alone; null: it cannot be told; undefined: nothing. */
  partOf(state: StateInSight, instrumentId: InstrumentId): Total | null | undefined;
  /** The first one is what the instruments are counted from at the beginning, and so is the second. */
  sourcesOf(state: StateInSight): readonly Source[];
}

type Source = ReadonlyMap<InstrumentId, unknown>;

interface Kept<Total> {
  readonly sources: readonly Source[];
  readonly parts: Map<InstrumentId, Total>;
  /** Those of which it cannot be told. */
  readonly missing: Set<InstrumentId>;
  total: Total;
  revisions: readonly number[];
}

/**
 * A total over all instruments; null while the part of one of them cannot be told. It is kept up: an instrument counts anew when
 * one of its entries in the sources was replaced. What is kept stands beside the state: asking changes no state.
 */
export function keptTotal<Total>(summing: Summing<Total>): (state: StateInSight) => Total | null {
  const known = new WeakMap<Source, Kept<Total>>();

  function begin(state: StateInSight, sources: readonly Source[]): Kept<Total> {
    const kept: Kept<Total> = { sources, parts: new Map(), missing: new Set(), total: summing.zero, revisions: [] };
    for (const source of sources) for (const id of source.keys()) if (!kept.parts.has(id)) count(kept, state, id);
    return kept;
  }

  function count(kept: Kept<Total>, state: StateInSight, id: InstrumentId): void {
    const before = kept.parts.get(id);
    const part = summing.partOf(state, id);
    if (before !== undefined) kept.total = summing.minus(kept.total, before);
    if (part === null) kept.missing.add(id);
    else kept.missing.delete(id);
    if (part === null || part === undefined) {
      kept.parts.delete(id);
    } else {
      kept.total = summing.plus(kept.total, part);
      kept.parts.set(id, part);
    }
  }

  return (state) => {
    const sources = summing.sourcesOf(state);
    const [owner] = sources as readonly [Source];
    const before = known.get(owner);
    const changed = before === undefined ? null : changedSince(before, sources);
    const kept = before === undefined || changed === null ? begin(state, sources) : before;
    if (changed === null) known.set(owner, kept);
    else for (const id of changed) count(kept, state, id);
    if (changed !== nothing) kept.revisions = sources.map(revisionOf);
    return kept.missing.size > 0 ? null : kept.total;
  };
}

const nothing: readonly InstrumentId[] = [];

/** null: nobody can tell. */
function changedSince(
  { sources, revisions }: Pick<Kept<unknown>, 'sources' | 'revisions'>,
  now: readonly Source[],
): readonly InstrumentId[] | null {
  let all = nothing;
  for (let index = 0; index < now.length; index += 1) {
    const source = now[index] as Source;
    const isSame = source === sources[index];
    if (isSame && revisionOf(source) === revisions[index]) continue;
    const changed = isSame && source instanceof NotedMap ? source.changedSince(Number(revisions[index])) : null;
    if (changed === null) return null;
    all = all.length === 0 ? (changed as readonly InstrumentId[]) : [...all, ...(changed as readonly InstrumentId[])];
  }
  return all.length < 2 ? all : [...new Set(all)];
}
