import { absolute, exceeds, type EpochMs, type InstrumentId } from '@bot/core';
import { RECORD_LAG_MS } from '../state/books';
import type { Ledger } from '../state/ledger';

/** After a position has changed. @param from when it may have changed at the venue, at the earliest */
export function noteHeld(ledger: Ledger, instrumentId: InstrumentId, from: EpochMs): void {
  if (ledger.instruments.get(instrumentId)?.kind !== 'Perpetual') return;
  const { heldForFunding: held, lastAt } = ledger;
  const position = ledger.positions.get(instrumentId);
  const before = held.get(instrumentId);
  if (position === undefined) {
    if (before !== undefined) held.set(instrumentId, { ...before, to: before.to ?? lastAt });
    return;
  }
  const now = { netQuantity: position.netQuantity, value: absolute(position.costBasis) };
  const isLess = before !== undefined && exceeds(absolute(before.netQuantity), absolute(now.netQuantity));
  held.set(instrumentId, { ...(isLess ? before : now), from: Math.min(before?.from ?? from, from), to: null });
}

/** The books agree: only what is held, or was lately, may still be paid for. */
export function noteAgreement(ledger: Ledger, at: EpochMs): void {
  ledger.agreedAt = at;
  for (const [instrumentId, before] of ledger.heldForFunding) {
    const position = ledger.positions.get(instrumentId);
    if (position !== undefined) {
      const { netQuantity, costBasis } = position;
      ledger.heldForFunding.set(instrumentId, { ...before, netQuantity, value: absolute(costBasis) });
    } else if (Number(before.to) < at - RECORD_LAG_MS) ledger.heldForFunding.delete(instrumentId);
  }
}
