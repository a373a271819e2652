import {
  absolute,
  isNegative,
  subtract,
  toText,
  unreachable,
  type Drift,
  type FillDetail,
  type ModeScope,
  type Money,
  type Quantity,
} from '@bot/core';
import type { StateInSight } from './engineState';

/** For how long our books and the venue's have differed: the span that lasts, and all since the start of the process. */
export function disagreementOf({ now, differSince, differedMs }: StateInSight['view']): {
  readonly lastsMs: number;
  readonly totalMs: number;
} {
  const lastsMs = differSince === null ? 0 : now - differSince;
  return { lastsMs, totalMs: differedMs + lastsMs };
}

/**
 * Says by how much, not what either side has: both sides move with every trade, a difference stays what it is. So the same
 * text means the same drift.
 */
export function driftText(drift: Drift): string {
  switch (drift.drift) {
    case 'CashDiffers':
      return `the venue has ${moreOrLess(drift)} ${drift.currency}`;
    case 'PositionDiffers':
      return `the venue has ${moreOrLess(drift)} of ${drift.instrumentId}`;
    case 'OrderUnknownToVenue':
      return `the venue does not have order ${drift.clientOrderId}`;
    case 'OrderUnknownToUs':
      return `the venue has order ${drift.clientOrderId}, which has ended in our books`;
    case 'FilledQuantityDiffers':
      return `the venue has filled ${moreOrLess(drift)} of order ${drift.clientOrderId}`;
    case 'OrderStatusDiffers':
      return `order ${drift.clientOrderId} is ${drift.venueStatus} at the venue, not ${drift.ourStatus}`;
    case 'ForeignOrder':
      return `order ${drift.venueOrderId} to ${drift.side} ${toText(drift.quantity)} ${drift.instrumentId} is not ours`;
    case 'ForeignTrade':
      return `trade ${drift.fill.tradeId}, ${tradeText(drift.fill)}, is not ours`;
    case 'Liquidation':
      return `trade ${drift.fill.tradeId}, ${tradeText(drift.fill)}, is a liquidation`;
    case 'DebtCovered':
      return `the venue has ${moreOrLess(drift)} ${drift.currency}, which pays what trade ${drift.tradeId} left owing`;
    case 'FundingUnlisted':
      return `the venue has ${moreOrLess(drift)} ${drift.currency}, which is funding of ${fundedIn(drift)}`;
    case 'TradeBusted':
      return `trade ${drift.fill.reverses ?? drift.fill.tradeId}, ${tradeText(drift.fill)}, was taken back`;
    case 'InstrumentGone':
      return `the venue does not list ${drift.instrumentId} any more`;
    default:
      return unreachable(drift);
  }
}

/** Where a difference holds trading back: in its instrument, or everywhere when it concerns money that all share. */
export function scopeOf({ ledger }: StateInSight, drift: Drift): ModeScope {
  switch (drift.drift) {
    case 'CashDiffers':
    case 'DebtCovered':
    case 'FundingUnlisted':
    case 'Liquidation':
      return 'All';
    case 'PositionDiffers':
    case 'ForeignOrder':
    case 'InstrumentGone':
      return drift.instrumentId;
    case 'ForeignTrade':
    case 'TradeBusted':
      return drift.fill.instrumentId;
    case 'OrderUnknownToVenue':
    case 'OrderUnknownToUs':
    case 'FilledQuantityDiffers':
    case 'OrderStatusDiffers':
      return ledger.orders.get(drift.clientOrderId)?.instrumentId ?? 'All';
    default:
      return unreachable(drift);
  }
}

const fundedIn = ({ payments }: Extract<Drift, { drift: 'FundingUnlisted' }>): string =>
  payments.map(({ instrumentId }) => instrumentId).join(', ');

const tradeText = ({ side, quantity, instrumentId, price }: FillDetail): string =>
  `${side} ${toText(quantity)} ${instrumentId} at ${toText(price)}`;

/** Worked example: ours 10,000, the venue's 9,900 → `100 less`. */
function moreOrLess<A extends Money | Quantity>({ ours, venues }: { readonly ours: A; readonly venues: A }): string {
  const difference = subtract(venues, ours);
  return `${toText(absolute(difference))} ${isNegative(difference) ? 'less' : 'more'}`;
}
