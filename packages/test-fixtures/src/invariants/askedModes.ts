import type { EpochMs, InstrumentId } from '@bot/core';
import type { ModeWish } from './stepFacts';

/** What was asked for before a moment and holds in an instrument then: the last wish of each scope that was not lifted. */
export function askedModes(
  wishes: readonly ModeWish[],
  instrumentId: InstrumentId,
  moment: EpochMs,
): readonly ModeWish[] {
  const held = new Map<string, ModeWish>();
  for (const wish of wishes) {
    // Of two things at one moment nobody knows which was first.
    if (wish.at >= moment || (wish.scope !== 'All' && wish.scope !== instrumentId)) continue;
    if (wish.mode === 'Normal' && wish.scope === 'All') held.clear();
    held.set(wish.scope, wish);
  }
  return [...held.values()].filter(({ mode, until }) => mode !== 'Normal' && (until === null || moment <= until));
}
