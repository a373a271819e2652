import type { EpochMs, RejectReason, VenueOrderStatus } from '@bot/core';
import type { Units } from './units';
import type { AccountId, OrderNo, VenueEvent, VenueEventOf } from './venueEvent';
import type { FillAtVenue, OrderAtVenue, VenueState } from './venueState';

/** How far an order got at one moment. It is copied from the order, which moves on before the account hears of this. */
export interface ProgressRecord {
  readonly type: 'Progress';
  readonly accountId: AccountId;
  /** For what never changes of it. */
  readonly order: OrderAtVenue;
  readonly status: VenueOrderStatus;
  readonly filledLots: number;
  readonly filledValue: Units;
  readonly fees: Units;
  readonly reason: RejectReason | null;
  readonly at: EpochMs;
}

/** A fill, or the reversal of one. It never changes. */
export interface FillRecord {
  readonly type: 'Fill';
  readonly accountId: AccountId;
  readonly fill: FillAtVenue;
}

/** What the venue has to say about an order, in whole numbers: decimals are made when it is delivered. */
export type ReportRecord = ProgressRecord | FillRecord;

const NOTHING: readonly ReportRecord[] = [];

/**
 * What an event, which was just applied, is to the owners of orders (VR-501): the progress of each order that it moved, and of a
 * trade the fill of each side; the maker first. Call it after each event: the next one moves the orders on.
 */
export function reportsAfter(state: VenueState, event: VenueEvent): readonly ReportRecord[] {
  switch (event.type) {
    case 'OrderAccepted':
    case 'OrderTriggered':
    case 'OrderAmended':
    case 'OrderEnded':
      return progressOfOrder(state, event.orderNo);
    case 'TradeExecuted':
      return reportsOfTrade(state, event);
    case 'TradeBusted':
      return reversalsOf(state, event);
    case 'Deposited':
    case 'PositionSeeded':
    case 'OrderRejected':
    case 'OrderRested':
    case 'CancelRequested':
    case 'MarketStepped':
    case 'StatusChanged':
    case 'FundingRateSet':
    case 'FundingSettled':
    case 'LiquidationBegan':
    case 'LiquidationEnded':
      return NOTHING;
  }
}

/** Where an order stands now. */
export const recordOf = (order: OrderAtVenue): ProgressRecord => ({
  type: 'Progress',
  accountId: order.accountId,
  order,
  status: order.status,
  filledLots: order.filledLots,
  filledValue: order.filledValue,
  fees: order.fees,
  reason: order.reason,
  at: order.updatedAt,
});

function progressOfOrder(state: VenueState, orderNo: OrderNo): readonly ReportRecord[] {
  const order = state.orders.get(orderNo);
  return order === undefined ? NOTHING : [recordOf(order)];
}

function reportsOfTrade(state: VenueState, { maker, taker }: VenueEventOf<'TradeExecuted'>): ReportRecord[] {
  const reports: ReportRecord[] = [];
  const { fills } = state;
  // The newest fills are those of the trade: of both sides, or of the one that has an order.
  let index = fills.length - (maker.orderNo === 0 || taker.orderNo === 0 ? 1 : 2);
  for (const { orderNo } of [maker, taker]) {
    const order = orderNo === 0 ? undefined : state.orders.get(orderNo);
    if (order === undefined) continue;
    reports.push(recordOf(order));
    const fill = fills[index];
    index += 1;
    if (fill !== undefined) reports.push({ type: 'Fill', accountId: order.accountId, fill });
  }
  return reports;
}

/** The newest fills, of one side or of both. */
function reversalsOf({ fills }: VenueState, { tradeNo }: VenueEventOf<'TradeBusted'>): ReportRecord[] {
  return fills
    .slice(-2)
    .filter(({ reverses }) => reverses === tradeNo)
    .map((fill) => ({ type: 'Fill', accountId: fill.accountId, fill }));
}
