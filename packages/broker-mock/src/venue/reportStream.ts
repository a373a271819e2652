import type { OrderReport, Unsubscribe } from '@bot/core';
import { fillFrom } from '../exchange/queries/fills';
import { progressFrom } from '../exchange/queries/orderProgress';
import { reportsAfter, type ReportRecord } from '../exchange/reports';
import type { AccountId, VenueEvent } from '../exchange/venueEvent';
import type { VenueState } from '../exchange/venueState';
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
  readonly open: (kind: OrderReport['type'], deliver: (record: ReportRecord) => void) => Channel<ReportRecord>;
}

export function createReportStream({ state, accountId, open }: ReportStreamOptions): ReportStream {
  const listeners = new Set<(report: OrderReport) => void>();
  const deliver = (record: ReportRecord): void => {
    const report = reportFrom(state, record);
    // Whoever hears it may end the subscription of another.
    for (const listener of [...listeners]) if (listeners.has(listener)) listener(report);
  };
  const channels = { Progress: open('Progress', deliver), Fill: open('Fill', deliver) };

  return {
    observe(event) {
      for (const record of reportsAfter(state, event)) {
        if (record.accountId === accountId) channels[record.type].push(record);
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

const reportFrom = (state: VenueState, record: ReportRecord): OrderReport =>
  record.type === 'Progress'
    ? { type: 'Progress', progress: progressFrom(record) }
    : { type: 'Fill', fill: fillFrom(state, record.fill) };
