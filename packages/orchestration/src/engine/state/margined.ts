import {
  asMoney,
  notionalFor,
  scale,
  subtract,
  type Instrument,
  type InstrumentId,
  type MarginedPosition,
  type Money,
} from '@bot/core';
import type { StateInSight } from './engineState';
import { collateralNow, perpetualsIn, type PositionInSight } from './valuation';

/** An open perpetual and what it stands on, what the others need for themselves taken off. */
export interface MarginedInSight extends MarginedPosition {
  readonly instrument: Instrument;
}

/** null for anything else, and while something that is held cannot be valued. */
export function marginedNow(state: StateInSight, instrumentId: InstrumentId): MarginedInSight | null {
  const currency = state.ledger.instruments.get(instrumentId)?.quoteCurrency;
  if (currency === undefined || !state.ledger.positions.has(instrumentId)) return null;
  const perpetuals = perpetualsIn(state, currency);
  const held = perpetuals.find(({ position }) => position.instrumentId === instrumentId);
  if (held === undefined) return null;
  const { position, instrument, mark } = held;
  const { contractSize, maintenanceMarginRate } = instrument;
  const others = perpetuals.filter((each) => each !== held).map(maintenanceMargin);
  const collateral = others.reduce(subtract, collateralNow(state, currency));
  return { instrument, netQuantity: position.netQuantity, mark, contractSize, maintenanceMarginRate, collateral };
}

const maintenanceMargin = ({ position, instrument, mark }: PositionInSight): Money =>
  scale(asMoney(notionalFor(mark, position.netQuantity, instrument.contractSize)), instrument.maintenanceMarginRate);
