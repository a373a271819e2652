import type { FillDetail } from '@bot/core';
import { decision, event, nothing, type Decision } from '../decision';
import type { StateInSight } from '../state/engineState';

/** The details of a fill are kept once. The quantity was moved by the progress that counted it, never by this. */
export function decideFillReported({ ledger }: StateInSight, fill: FillDetail): Decision {
  const ours = ledger.orders.has(fill.clientOrderId);
  const known = ledger.settled.get(fill.clientOrderId)?.tradeIds.has(fill.tradeId) ?? false;
  return ours && !known ? decision([event('FillSettled', { fill }, fill.clientOrderId)]) : nothing;
}
