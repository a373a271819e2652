import {
  fromUnits,
  type Broker,
  type Candle,
  type CandleQuery,
  type Clock,
  type EpochMs,
  type Instrument,
  type InstrumentId,
  type Quote,
  type Ratio,
} from '@bot/core';
import { feePpmOf } from './exchange/ledger/feeRates';
import { orderNoOf } from './exchange/ids';
import { balancesOf } from './exchange/queries/balances';
import { quoteOf } from './exchange/queries/book';
import { fillsOf } from './exchange/queries/fills';
import { fundingsOf } from './exchange/queries/fundings';
import { marginsOf } from './exchange/queries/margins';
import { openOrdersOf, venueOrderFrom } from './exchange/queries/orders';
import { positionsOf } from './exchange/queries/positions';
import type { AccountId } from './exchange/venueEvent';
import { accountOf, isAccepted, type OrderAtVenue, type VenueState } from './exchange/venueState';
import { trueAt } from './faults/fault';
import type { Execution } from './venue/execution';
import type { MarketFeed } from './venue/marketFeed';
import type { QuoteStream } from './venue/quoteStream';
import type { ReportStream } from './venue/reportStream';
import { brokerError } from './venue/brokerError';
import type { RequestDesk, RequestLine } from './venue/requestDesk';
import type { VenueKey } from './venue/venueKey';
import { createWrites } from './venue/writes';

export interface MockBrokerParts {
  readonly accountId: AccountId;
  readonly key: VenueKey;
  readonly clock: Clock;
  readonly desk: RequestDesk;
  readonly execution: Execution;
  readonly reports: ReportStream;
  readonly quotes: QuoteStream;
  readonly feed: MarketFeed;
  readonly instruments: readonly Instrument[];
  /** Whether payments of funding are listed one by one. */
  readonly listsFunding: boolean;
  /** Closed ones at a moment. @throws BrokerError NotFound, InvalidRequest */
  readonly candles: (query: CandleQuery, at: EpochMs) => readonly Candle[];
  /** The venue as it was at a moment; at the present one, or where it remembers nothing, as it is. */
  readonly stateAt: (at: EpochMs) => VenueState;
  /** What the venue says the time is. */
  readonly venueTime: () => EpochMs;
}

/** One account's view of the simulated exchange, through requests that travel and reports that arrive later. */
export function createMockBroker(parts: MockBrokerParts): Broker {
  const { accountId, key, clock, desk, reports, quotes, feed, instruments, stateAt } = parts;

  /** A request that only looks, at the venue as it is or, when a fault says so, as it was. */
  const read = <T>(line: RequestLine, look: (state: VenueState, at: EpochMs) => T): Promise<T> =>
    desk.send<T>(line, ({ answer, fail }, fault) => {
      try {
        if (!key.permissions().canView) throw brokerError('PermissionDenied', line.method);
        const at = trueAt(fault, clock.now());
        answer(look(stateAt(at), at));
      } catch (error) {
        fail(error);
      }
    });
  const plain = <T>(method: RequestLine['method'], look: (state: VenueState, at: EpochMs) => T): Promise<T> =>
    read({ method, summary: '' }, look);
  const named = ({ orders }: VenueState, orderNo: number | null): OrderAtVenue | null => {
    const order = orderNo === null ? undefined : orders.get(orderNo);
    return order?.accountId === accountId ? order : null;
  };

  return {
    ...createWrites(parts),
    subscribeReports: (listener) => reports.subscribe(listener),

    balances: () => plain('balances', (state) => balancesOf(state, accountId)),
    positions: () => plain('positions', (state) => positionsOf(state, accountId)),
    openOrders: () => plain('openOrders', (state) => openOrdersOf(state, accountId)),
    order: (venueOrderId) =>
      read({ method: 'order', summary: venueOrderId }, (state) => {
        const order = named(state, orderNoOf(venueOrderId));
        if (order === null) throw brokerError('NotFound', 'order', `There is no order ${venueOrderId}.`);
        return venueOrderFrom(order);
      }),
    findOrderByClientId: (clientOrderId) =>
      read({ method: 'findOrderByClientId', summary: '', clientOrderId }, (state) => {
        const answer = accountOf(state, accountId).answers.get(clientOrderId);
        return isAccepted(answer) ? venueOrderFrom(answer) : null;
      }),
    fillsSince: (since) =>
      read({ method: 'fillsSince', summary: String(since) }, (state) => fillsOf(state, accountId, since)),
    fundingSince: (since) =>
      read({ method: 'fundingSince', summary: String(since) }, (state) =>
        parts.listsFunding ? fundingsOf(state, accountId, since) : null,
      ),
    marginSummary: () => plain('marginSummary', (state, at) => marginsOf(state, accountId, at)),
    permissions: () =>
      plain('permissions', () => {
        const { canTradePerpetuals, ...permissions } = key.permissions();
        return permissions;
      }),
    fees: () =>
      plain('fees', (state, at) => {
        const { maker, taker } = feePpmOf(state, accountOf(state, accountId), at);
        return { maker: rateFrom(maker), taker: rateFrom(taker) };
      }),

    instruments: () =>
      plain('instruments', (state) =>
        instruments.map((instrument) => {
          const tradingStatus = state.markets.get(instrument.instrumentId)?.status ?? 'Online';
          return tradingStatus === 'Online' ? instrument : { ...instrument, tradingStatus };
        }),
      ),
    quote: (instrumentId) =>
      read({ method: 'quote', summary: instrumentId }, (state, at) => {
        const quote = at === clock.now() ? quotes.latest(instrumentId) : quoteIn(state, instrumentId);
        if (quote === null || quote === undefined)
          throw brokerError('NotFound', 'quote', `There is no quote of ${instrumentId}.`);
        return quote;
      }),
    candles: (query) => read({ method: 'candles', summary: query.instrumentId }, (_, at) => parts.candles(query, at)),
    subscribeQuotes: (instrumentIds, listener) => quotes.subscribe(instrumentIds, listener),
    subscribeMarket: (subscription, listener) => feed.subscribe(subscription, listener),
    venueTime: () => plain('venueTime', (_, at) => parts.venueTime() - (clock.now() - at)),
  };
}

function quoteIn({ markets, at }: VenueState, instrumentId: InstrumentId): Quote | null {
  const market = markets.get(instrumentId);
  return market === undefined ? null : quoteOf(market, at ?? 0);
}

/** Parts per million as a fraction. */
const rateFrom = (ppm: number): Ratio => fromUnits<Ratio>(BigInt(ppm), 6);
