import type { FillDetail } from '@bot/core';
import { decision, event, nothing, type Decision } from '../decision';
import type { StateInSight } from '../state/engineState';

/**
 * The details of a fill are kept once. The quantity was moved by the progress that counted it, never by this.
 * What no order of ours brought about is booked from the venue's own list, which is read soon.
 */
export function decideFillReported({ ledger }: StateInSight, fill: FillDetail): Decision {
  if (fill.tradeType === 'Reversal') return nothing;
  const ours = ledger.orders.has(fill.clientOrderId);
  const known = ledger.settled.get(fill.clientOrderId)?.tradeIds.has(fill.tradeId) ?? false;
  return ours && !known ? decision([event('FillSettled', { fill }, fill.clientOrderId)]) : nothing;
}
