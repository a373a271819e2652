import {
  exceeds,
  isNegative,
  isPositive,
  moneyOf,
  notionalOf,
  quantityOf,
  zeroMoney,
  zeroNotional,
  type EpochMs,
  type OrderProgress,
} from '@bot/core';
import { MalformedAnswer } from '../../mapping/malformedAnswer';
import { orderStatusOf } from '../../mapping/orderStatus';
import { endReason } from '../../mapping/rejectReasons';
import type { UnknownValues } from '../../mapping/unknownValues';
import type { UserOrder } from '../frame/userOrder';

/** How far an order is. @throws MalformedAnswer for what cannot be true, or is not told: it must be looked up */
export function readProgress(order: UserOrder, at: EpochMs, unknowns: UnknownValues): OrderProgress {
  const { venueOrderId, clientOrderId, instrumentId, filledValue, totalFees } = order;
  const cumulativeQuantity = quantityOf(order.cumulativeQuantity);
  const status = orderStatusOf(order.status, cumulativeQuantity, unknowns);
  const isFilled = isPositive(cumulativeQuantity);
  const problem = problemOf(order, status === 'Filled', isFilled);
  if (problem !== null) throw new MalformedAnswer(problem);
  return {
    clientOrderId,
    venueOrderId,
    instrumentId,
    status,
    cumulativeQuantity,
    filledValue: isFilled && filledValue !== null ? notionalOf(filledValue) : zeroNotional,
    commission: isFilled && totalFees !== null ? moneyOf(totalFees) : zeroMoney,
    reason: endReason({ ...order, message: order.cancelReason }, unknowns),
    at,
  };
}

function problemOf(
  { cumulativeQuantity, leavesQuantity, filledValue, totalFees }: UserOrder,
  hasEndedFilled: boolean,
  isFilled: boolean,
): string | null {
  if (hasEndedFilled && !isFilled) return 'it is filled, and nothing was filled';
  if (leavesQuantity !== null && isNegative(quantityOf(leavesQuantity))) {
    return `more was filled than was ordered: ${cumulativeQuantity} with ${leavesQuantity} to go`;
  }
  if (isFilled && (filledValue === null || totalFees === null)) return 'its value or its fees are not told';
  if (isFilled && filledValue !== null && !exceeds(notionalOf(filledValue), zeroNotional))
    return 'its value is not above zero';
  return null;
}
