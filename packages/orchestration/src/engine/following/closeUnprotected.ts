import { absolute, quantizeQuantity } from '@bot/core';
import { placeOrder } from '../decisions/placeOrder';
import { circumstancesOf } from '../decisions/riskContext';
import { nothing, type Decision } from '../decision';
import type { StateInSight } from '../state/engineState';
import { modeOf } from '../state/modes';
import { latestMark } from '../state/valuation';
import { exitSide, otherOrders, protectiveOrders } from './protectiveOrders';
import { closeAtMarket, passedBy, protectiveIntent } from './protectiveTerms';

/**
 * A venue refuses a bracket whose price the market has passed already. Once a price says so, what is held without protection is
 * closed at the market, as its bracket would have done; with each price once, so that a refusal does not become a loop.
 */
export function closeUnprotected(state: StateInSight): Decision {
  for (const instrumentId of state.ledger.unprotected.keys()) {
    const closed = close(state, instrumentId);
    if (closed.events.length > 0) return closed;
  }
  return nothing;
}

function close(state: StateInSight, instrumentId: string): Decision {
  const { config, ledger } = state;
  const position = ledger.positions.get(instrumentId);
  const instrument = ledger.instruments.get(instrumentId);
  if (position === undefined || instrument === undefined || modeOf(ledger, instrumentId).mode === 'Halted')
    return nothing;
  const side = exitSide(position);
  const quantity = quantizeQuantity(instrument, absolute(position.netQuantity));
  const closers = [...otherOrders(state, instrumentId), ...protectiveOrders(state, instrumentId)];
  const intent = protectiveIntent(position, instrument, quantity, config.orders);
  const passed = intent && passedBy(intent, latestMark(state, instrumentId)?.price);
  if (intent === null || passed === null || closers.some((order) => order.side === side)) return nothing;
  return placeOrder(state, closeAtMarket(intent, passed), circumstancesOf(state));
}
