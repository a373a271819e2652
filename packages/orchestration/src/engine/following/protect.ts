import {
  absolute,
  equals,
  exceeds,
  flatPosition,
  isTerminal,
  isTooSmall,
  isZero,
  largerOf,
  quantizeQuantity,
  subtract,
  zeroQuantity,
  type Instrument,
  type InstrumentId,
  type Order,
  type Position,
  type Quantity,
} from '@bot/core';
import { alertOnce } from '../decisions/alert';
import { cancelOrders } from '../decisions/cancel';
import { placeOrder } from '../decisions/placeOrder';
import { circumstancesOf } from '../decisions/riskContext';
import { both, decision, nothing, type CorrelatedEvent, type Decision } from '../decision';
import type { StateInSight } from '../state/engineState';
import { mayCancel } from '../state/mayCancel';
import { modeOf } from '../state/modes';
import { latestMark } from '../state/valuation';
import { newestPrice } from './newestPrice';
import { exitSide, leavesOf, otherOrders, protectiveOrders } from './protectiveOrders';
import { closeAtMarket, passedBy, protectiveIntent } from './protectiveTerms';

/**
 * Keeps what is held under protection: from the first fill on, as much as nothing else closes; more when it grows, less when
 * it shrinks. It goes by what is held and what is live, so that a crash between a fill and its protection is made good.
 */
export function protect(state: StateInSight): Decision {
  if (!state.view.reconciled) return nothing;
  for (const instrumentId of protectedInstruments(state)) {
    // One at a time: the next client order id is that of the next order.
    const adjusted = adjust(state, instrumentId);
    if (adjusted.events.length > 0) return adjusted;
  }
  return nothing;
}

function protectedInstruments(state: StateInSight): ReadonlySet<InstrumentId> {
  const { positions, liveProtection } = state.ledger;
  return new Set([...(isOff(state) ? [] : positions.keys()), ...liveProtection.values()]);
}

/** None is asked for. What was placed while some was is not left behind. */
const isOff = ({ config }: StateInSight): boolean =>
  config.orders.takeProfit === null && config.orders.stopLoss === null;

function adjust(state: StateInSight, instrumentId: InstrumentId): Decision {
  const { ledger } = state;
  const instrument = ledger.instruments.get(instrumentId);
  if (instrument === undefined) return nothing;
  const position = ledger.positions.get(instrumentId) ?? flatPosition(instrumentId);
  const protective = protectiveOrders(state, instrumentId);
  const wanted = wantedQuantity(state, position, instrument);
  const side = exitSide(position);
  const have = leavesOf(protective, side);
  const wrongSide = protective.some((order) => order.side !== side);
  if (wrongSide || exceeds(have, wanted)) return cancelAll(state, instrumentId, 'Less is held');
  // What is on its way, to the venue or from it, is awaited first.
  if (protective.some(isUnsettled) || equals(have, wanted)) return nothing;
  const missing = subtract(wanted, have);
  if (isZero(have) || !exceeds(instrument.minQuantity, missing)) return place(state, position, instrument, missing);
  // Too little for an order of its own: one for all of it takes its place.
  return cancelAll(state, instrumentId, 'More is held');
}

/** All of the position that no other order closes. */
function wantedQuantity(state: StateInSight, position: Position, instrument: Instrument): Quantity {
  if (isOff(state) || isTooSmall(position, instrument, latestMark(state, instrument.instrumentId)?.price))
    return zeroQuantity;
  const others = leavesOf(otherOrders(state, position.instrumentId), exitSide(position));
  const open = largerOf(subtract(absolute(position.netQuantity), others), zeroQuantity);
  const whole = quantizeQuantity(instrument, open);
  return exceeds(instrument.minQuantity, whole) ? zeroQuantity : whole;
}

function place(state: StateInSight, position: Position, instrument: Instrument, quantity: Quantity): Decision {
  const { instrumentId } = instrument;
  const intent = protectiveIntent(position, instrument, quantity, state.config.orders);
  if (intent === null || modeOf(state.ledger, instrumentId).mode === 'Halted') return nothing;
  const refusedFor = state.ledger.unprotected.get(instrumentId);
  if (refusedFor !== undefined && equals(refusedFor, position.netQuantity)) {
    return decision(unprotected(state, instrumentId, 'the venue did not take the order'));
  }
  const passed = passedBy(intent, newestPrice(state, instrument));
  const placed = placeOrder(state, passed === null ? intent : closeAtMarket(intent, passed), circumstancesOf(state));
  if (placed.verdict.decision === 'Submitted') return placed;
  return both(placed, decision(unprotected(state, instrumentId, `our own risk denied it (${placed.verdict.reason})`)));
}

const unprotected = (state: StateInSight, instrumentId: InstrumentId, why: string): readonly CorrelatedEvent[] =>
  alertOnce(state, {
    severity: 'Critical',
    code: 'Unprotected',
    subject: instrumentId,
    message: `What is held of ${instrumentId} has no stop at the venue: ${why}. It is tried again when the position changes and at the next start. Watch it, or close it.`,
  });

const cancelAll = (state: StateInSight, instrumentId: InstrumentId, reason: string): Decision =>
  cancelOrders(
    state,
    protectiveOrders(state, instrumentId).filter((order) => mayCancel(state, order)),
    reason,
  );

const isUnsettled = ({ status, venueOrderId }: Readonly<Order>): boolean =>
  status === 'PendingCancel' || venueOrderId === null || isTerminal(status);
