import type { OrderReport, Unsubscribe, VenueOrderId } from '@bot/core';
import type { AccountId, TradeParty, VenueEvent } from '../exchange/venueEvent';
import { accountOf, type VenueState } from '../exchange/venueState';
import { progressOf } from '../exchange/venueQueries';
import type { Channel } from './channel';

/** What the venue tells an account about its orders: cumulative progress at once, the fill's details a little later. */
export interface ReportStream {
  /** Called right after each event was applied. */
  observe(event: VenueEvent): void;
  subscribe(listener: (report: OrderReport) => void): Unsubscribe;
}

export interface ReportStreamOptions {
  readonly state: VenueState;
  readonly accountId: AccountId;
  /** Makes the connection for one kind of report. */
  readonly open: (kind: OrderReport['type'], deliver: (report: OrderReport) => void) => Channel<OrderReport>;
}

export function createReportStream({ state, accountId, open }: ReportStreamOptions): ReportStream {
  const listeners = new Set<(report: OrderReport) => void>();
  const deliver = (report: OrderReport): void => {
    for (const listener of [...listeners]) listener(report);
  };
  const progressChannel = open('Progress', deliver);
  const fillChannel = open('Fill', deliver);

  function tellProgress(venueOrderId: VenueOrderId | null): void {
    const order = venueOrderId === null ? undefined : state.orders.get(venueOrderId);
    if (order?.accountId === accountId) progressChannel.push({ type: 'Progress', progress: progressOf(order) });
  }

  /** The newest fill of the account is the one of this trade. */
  function tellTrade({ accountId: owner, venueOrderId }: TradeParty): void {
    tellProgress(venueOrderId);
    if (owner !== accountId) return;
    for (const fill of accountOf(state, accountId).fills.slice(-1)) fillChannel.push({ type: 'Fill', fill });
  }

  return {
    observe(event) {
      switch (event.type) {
        case 'OrderAccepted':
        case 'OrderCanceled':
          return tellProgress(event.venueOrderId);
        case 'TradeExecuted':
          tellTrade(event.maker);
          return tellTrade(event.taker);
        case 'Deposited':
        case 'PositionSeeded':
        case 'OrderRejected':
        case 'OrderRested':
        case 'MarketStepped':
          return;
      }
    },
    subscribe(listener) {
      // A copy of its own, so that the same function may listen twice.
      const own = (report: OrderReport): void => listener(report);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}
