import type { Instrument } from '../instrument/instrument';
import { quantizeQuantity } from '../instrument/quantize';
import { absolute, exceeds, isNegative, isZero, subtract } from '../money/arithmetic';
import { isFlat, isLong, type Position } from '../position/position';
import type { TargetPosition } from '../strategy/aggregateSignals';
import type { OrderIntent, TimeInForce } from './order';

/**
 * The one order that takes us from the position to the target; null when we are there, or when an order of ours is still
 * live in this instrument: its outcome is awaited first. A flip is one order through zero. A way that is no whole number of
 * lots is cut: what was adopted may have a rest that cannot be traded. Worked example: 0.0107 in lots of 0.001 closes 0.010.
 */
export function planOrder(
  target: TargetPosition,
  position: Position,
  instrument: Instrument,
  hasLiveOrder: boolean,
  timeInForce: TimeInForce,
): OrderIntent | null {
  if (hasLiveOrder) return null;
  const change = subtract(target.netQuantity, position.netQuantity);
  const quantity = quantizeQuantity(instrument, absolute(change));
  if (isZero(quantity)) return null;
  return {
    strategyId: target.winner.strategyId,
    instrumentId: target.instrumentId,
    side: isNegative(change) ? 'Sell' : 'Buy',
    type: 'Market',
    quantity,
    limitPrice: null,
    // A market order cannot rest: what would wait is canceled.
    timeInForce: timeInForce === 'FOK' ? 'FOK' : 'IOC',
    postOnly: false,
    reduceOnly: isZero(target.netQuantity),
    reason: target.winner.reason,
    explicit: false,
  };
}

/**
 * The part of a flip that closes; null for an intent that is no flip. Worked example: long 0.02 and a sell of 0.03 → a sell of
 * 0.02, reduce-only.
 */
export function closingPart(intent: OrderIntent, position: Position, instrument: Instrument): OrderIntent | null {
  const closes = !isFlat(position) && isLong(position) === (intent.side === 'Sell');
  const quantity = quantizeQuantity(instrument, absolute(position.netQuantity));
  return closes && exceeds(intent.quantity, quantity) ? { ...intent, quantity, reduceOnly: true } : null;
}
