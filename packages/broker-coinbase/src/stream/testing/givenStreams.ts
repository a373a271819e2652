import type {
  FillDetail,
  InstrumentId,
  MarketChannel,
  MarketMessage,
  OrderReport,
  TradingStatus,
  VenueOrder,
} from '@bot/core';
import { brokerTestError } from './brokerTestError';
import { createKernel, createMemoryWire, createRandom, createVirtualClock } from '@bot/simulation';
import { createStreams } from '../createStreams';
import type { StreamKey } from '../session/session';
import type { StreamSettings } from '../streamSettings';
import type { Streams } from '../streams';
import { createScriptedVenue, type ScriptedVenueOptions } from './scriptedVenue';

export const START = Date.UTC(2026, 10, 22, 12);

/** Streams over the wire in memory, and a venue that the test speaks for. */
export function givenStreams(
  settings: Partial<StreamSettings> = {},
  answer?: ScriptedVenueOptions['answer'],
  streamKey: StreamKey | null = testKey(),
) {
  const clock = createVirtualClock({ startAt: START });
  const kernel = createKernel({ clock });
  const venue = createScriptedVenue({ clock, ...(answer === undefined ? {} : { answer }) });
  const logged: string[] = [];
  const log = (details: object, message: string): void => void logged.push(`${message} ${JSON.stringify(details)}`);
  /** What the venue answers to requests, by order. */
  const rest = {
    orders: new Map<string, VenueOrder>(),
    fills: new Map<string, FillDetail[]>(),
    statuses: new Map<InstrumentId, TradingStatus>(),
    asked: [] as string[],
  };
  const streams = createStreams({
    wire: createMemoryWire({ clock, server: venue }),
    clock,
    random: createRandom('streams'),
    urls: { market: 'wss://market.test', user: 'wss://user.test' },
    key: streamKey,
    logger: { debug: log, info: log, warn: log, error: log },
    settings,
    lookups: {
      async order(venueOrderId) {
        rest.asked.push(`order ${venueOrderId}`);
        const order = rest.orders.get(venueOrderId);
        if (order === undefined) throw brokerTestError('NotFound');
        return order;
      },
      async fillsOf({ venueOrderId, clientOrderId }) {
        rest.asked.push(`fills ${venueOrderId} ${clientOrderId}`);
        return rest.fills.get(venueOrderId) ?? [];
      },
      async tradingStatus(instrumentId) {
        const status = rest.statuses.get(instrumentId);
        if (status === undefined) throw brokerTestError('VenueUnavailable');
        return status;
      },
    },
  });
  return { clock, kernel, venue, streams, rest, logged };
}

export function testKey(): StreamKey & { isLost: boolean; find(): void } {
  let count = 0;
  const listeners = new Set<() => void>();
  return {
    isLost: false,
    token: () => `token-${++count}`,
    subscribeFound(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    find() {
      this.isLost = false;
      listeners.forEach((listener) => listener());
    },
  };
}

/** Everything that a connection tells. */
export function listen(
  streams: Streams,
  channels: readonly MarketChannel[],
  instrumentIds: readonly InstrumentId[] = ['BTC-USD'],
) {
  const messages: MarketMessage[] = [];
  const leave = streams.subscribeMarket({ channels, instrumentIds }, (message) => messages.push(message));
  return { messages, leave };
}

export function listenToReports(streams: Streams) {
  const reports: OrderReport[] = [];
  const leave = streams.subscribeReports((report) => reports.push(report));
  return { reports, leave };
}
