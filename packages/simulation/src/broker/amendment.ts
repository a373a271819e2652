import {
  atLeast,
  amendRefusals,
  type AmendAnswer,
  type AmendRefusal,
  type AmendRequest,
  type RejectReason,
} from '@bot/core';
import { refusalOf, type Admission } from './admission';
import { mayWait, type DeskOrder } from './deskOrder';

/** Why an order cannot have the terms of the admission; null when it can. What a new order may not be, it may not become. */
export function amendProblem(order: DeskOrder, admission: Admission): AmendRefusal | null {
  if (order.terms.type !== 'Limit' || !mayWait(order) || order.isCanceling) return 'NotAmendable';
  if (atLeast(order.progress.cumulativeQuantity, admission.terms.quantity)) return 'BelowFilled';
  const reason = refusalOf(admission);
  return reason === null ? null : (meanings[reason] ?? 'NotAllowedNow');
}

const meanings: { readonly [Reason in RejectReason]?: AmendRefusal } = {
  InvalidPrecision: 'InvalidPrecision',
  BelowMinimumSize: 'InvalidSize',
  AboveMaximumSize: 'InvalidSize',
  InsufficientFunds: 'InsufficientFunds',
  PostOnlyWouldCross: 'PostOnlyWouldCross',
  PriceOutOfBand: 'InvalidPrice',
};

export const amendRefused = ({ venueOrderId }: AmendRequest, reason: AmendRefusal): AmendAnswer => ({
  venueOrderId,
  outcome: 'Refused',
  reason,
  message: amendRefusals[reason],
});
