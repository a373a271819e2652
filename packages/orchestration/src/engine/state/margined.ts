import { add, subtract, type Instrument, type InstrumentId, type MarginedPosition } from '@bot/core';
import type { StateInSight } from './engineState';
import { collateralNow, maintenanceOf, perpetualIn, perpetualsNow } from './valuation';

/** An open perpetual and what it stands on, what the others need for themselves taken off. */
export interface MarginedInSight extends MarginedPosition {
  readonly instrument: Instrument;
}

/** null for anything else, and while something that is held cannot be valued. */
export function marginedNow(state: StateInSight, instrumentId: InstrumentId): MarginedInSight | null {
  const currency = state.ledger.instruments.get(instrumentId)?.quoteCurrency;
  const held = currency === undefined ? undefined : perpetualIn(state, instrumentId, currency);
  const all = held && perpetualsNow(state, held.instrument.quoteCurrency);
  if (!held || !all) return null;
  const { position, instrument, mark } = held;
  const { contractSize, maintenanceMarginRate, quoteCurrency } = instrument;
  const withOwn = subtract(collateralNow(state, quoteCurrency), all.maintenance);
  const collateral = add(withOwn, maintenanceOf(held));
  return { instrument, netQuantity: position.netQuantity, mark, contractSize, maintenanceMarginRate, collateral };
}
