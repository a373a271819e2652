import { add, subtract, type Instrument, type InstrumentId, type MarginedPosition } from '@bot/core';
import type { StateInSight } from './engineState';
import { collateralNow, maintenanceOf, perpetualIn, perpetualsNow } from './valuation';

/** An open perpetual and what it stands on, what the others need for themselves taken off. */
export interface MarginedInSight extends MarginedPosition {
  readonly instrument: Instrument;
}

/** undefined for anything else; null while it, another perpetual of its currency or the cash cannot be told. */
export function marginedNow(state: StateInSight, instrumentId: InstrumentId): MarginedInSight | null | undefined {
  const currency = state.ledger.instruments.get(instrumentId)?.quoteCurrency;
  const held = currency === undefined ? undefined : perpetualIn(state, instrumentId, currency);
  const all = held && perpetualsNow(state, held.instrument.quoteCurrency);
  if (!held || !all) return held && null;
  if (state.ledger.cash.size === 0) return null;
  const { position, instrument, mark } = held;
  const { contractSize, maintenanceMarginRate, quoteCurrency } = instrument;
  const withOwn = subtract(collateralNow(state, quoteCurrency), all.maintenance);
  const collateral = add(withOwn, maintenanceOf(held));
  return { instrument, netQuantity: position.netQuantity, mark, contractSize, maintenanceMarginRate, collateral };
}
