import {
  asMoney,
  exceeds,
  liquidationDistance,
  liquidationPrice,
  notionalFor,
  scale,
  subtract,
  toFixedText,
  toText,
  type InstrumentId,
  type Money,
} from '@bot/core';
import type { CorrelatedEvent } from '../decision';
import { lift, trip } from '../decisions/restrict';
import { collateralNow, perpetualsIn, type PositionInSight } from '../state/valuation';
import type { Guard, Look } from './look';

/** A perpetual whose mark comes near to its liquidation → reduce-only in it until there is room again. */
export const liquidation: Guard = {
  needsEquity: true,
  isOn: ({ guards }) => guards.minLiquidationDistance !== null,
  look: (look) => look.instrumentIds.flatMap((instrumentId) => guardPosition(look, instrumentId)),
};

function guardPosition({ state }: Look, scope: InstrumentId): readonly CorrelatedEvent[] {
  const limit = state.config.guards.minLiquidationDistance;
  const { kind, quoteCurrency } = state.ledger.instruments.get(scope) ?? {};
  const isHeld = limit !== null && kind === 'Perpetual' && state.ledger.positions.has(scope);
  const perpetuals = isHeld && quoteCurrency !== undefined ? perpetualsIn(state, quoteCurrency) : [];
  const held = perpetuals.find(({ position }) => position.instrumentId === scope);
  if (!isHeld || held === undefined) return lift(state, { cause: 'LiquidationNear', scope });

  const { mark } = held;
  const { netQuantity } = held.position;
  const { contractSize, maintenanceMarginRate } = held.instrument;
  const others = perpetuals.filter((each) => each !== held).map(maintenanceMargin);
  const collateral = others.reduce(subtract, collateralNow(state, held.instrument.quoteCurrency));
  const price = liquidationPrice({ netQuantity, mark, contractSize, maintenanceMarginRate, collateral });
  const distance = price && liquidationDistance({ netQuantity, mark }, price);
  if (price === null || distance === null || !exceeds(limit, distance)) {
    return lift(state, { cause: 'LiquidationNear', scope });
  }
  const numbers = { mark: toText(mark), liquidationPrice: toFixedText(price, 2), distance: toFixedText(distance, 4) };
  const happened = `The mark of ${scope}, ${numbers.mark}, is near its liquidation at ${numbers.liquidationPrice}; ${toText(limit)} of the mark is to be kept.`;
  return trip(state, { cause: 'LiquidationNear', scope, numbers: { ...numbers, limit: toText(limit) } }, happened);
}

/** What the other perpetuals need for themselves. */
const maintenanceMargin = ({ position, instrument, mark }: PositionInSight): Money =>
  scale(asMoney(notionalFor(mark, position.netQuantity, instrument.contractSize)), instrument.maintenanceMarginRate);
