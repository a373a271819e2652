import { absolute, isNegative, isZero, subtract } from '../money/arithmetic';
import type { Position } from '../position/position';
import type { TargetPosition } from '../strategy/aggregateSignals';
import type { OrderIntent, TimeInForce } from './order';

/**
 * The one order that takes us from the position to the target; null when we are there, or when an order of ours is still
 * live in this instrument: its outcome is awaited first. A flip is one order through zero.
 */
export function planOrder(
  target: TargetPosition,
  position: Position,
  hasLiveOrder: boolean,
  timeInForce: TimeInForce,
): OrderIntent | null {
  if (hasLiveOrder) return null;
  const change = subtract(target.netQuantity, position.netQuantity);
  if (isZero(change)) return null;
  return {
    strategyId: target.winner.strategyId,
    instrumentId: target.instrumentId,
    side: isNegative(change) ? 'Sell' : 'Buy',
    type: 'Market',
    quantity: absolute(change),
    limitPrice: null,
    // A market order cannot rest: what would wait is canceled.
    timeInForce: timeInForce === 'FOK' ? 'FOK' : 'IOC',
    postOnly: false,
    reduceOnly: isZero(target.netQuantity),
    reason: target.winner.reason,
    explicit: false,
  };
}
