import {
  fromUnits,
  type Broker,
  type Candle,
  type CandleQuery,
  type Clock,
  type Instrument,
  type Ratio,
} from '@bot/core';
import { feePpmOf } from './exchange/ledger/feeRates';
import { orderNoOf } from './exchange/ids';
import { balancesOf } from './exchange/queries/balances';
import { fillsOf } from './exchange/queries/fills';
import { openOrdersOf, venueOrderFrom } from './exchange/queries/orders';
import { positionsOf } from './exchange/queries/positions';
import type { AccountId } from './exchange/venueEvent';
import { accountOf, type OrderAtVenue } from './exchange/venueState';
import { createExecution } from './venue/execution';
import type { Floor } from './venue/floor';
import type { MarketFeed } from './venue/marketFeed';
import type { QuoteStream } from './venue/quoteStream';
import type { ReportStream } from './venue/reportStream';
import { brokerError, type RequestDesk, type RequestLine } from './venue/requestDesk';
import type { VenueKey } from './venue/venueKey';

export interface MockBrokerParts {
  readonly accountId: AccountId;
  readonly key: VenueKey;
  readonly clock: Clock;
  readonly desk: RequestDesk;
  readonly floor: Floor;
  readonly reports: ReportStream;
  readonly quotes: QuoteStream;
  readonly feed: MarketFeed;
  readonly instruments: readonly Instrument[];
  /** @throws BrokerError NotFound, InvalidRequest */
  readonly candles: (query: CandleQuery) => readonly Candle[];
}

/** One account's view of the simulated exchange, through requests that travel and reports that arrive later. */
export function createMockBroker(parts: MockBrokerParts): Broker {
  const { accountId, key, clock, desk, floor, reports, quotes, feed, instruments } = parts;
  const { state } = floor;

  /** A request that only looks. */
  const read = <T>(line: RequestLine, look: () => T): Promise<T> =>
    desk.send<T>(line, ({ answer, fail }) => {
      try {
        if (!key.permissions().canView) throw brokerError('PermissionDenied', line.method);
        answer(look());
      } catch (error) {
        fail(error);
      }
    });
  const plain = <T>(method: RequestLine['method'], look: () => T): Promise<T> => read({ method, summary: '' }, look);
  const named = (orderNo: number | null): OrderAtVenue | null => {
    const order = orderNo === null ? undefined : state.orders.get(orderNo);
    return order?.accountId === accountId ? order : null;
  };

  return {
    ...createExecution(parts),
    subscribeReports: (listener) => reports.subscribe(listener),

    balances: () => plain('balances', () => balancesOf(state, accountId)),
    positions: () => plain('positions', () => positionsOf(state, accountId)),
    openOrders: () => plain('openOrders', () => openOrdersOf(state, accountId)),
    order: (venueOrderId) =>
      read({ method: 'order', summary: venueOrderId }, () => {
        const order = named(orderNoOf(venueOrderId));
        if (order === null) throw brokerError('NotFound', 'order', `There is no order ${venueOrderId}.`);
        return venueOrderFrom(order);
      }),
    findOrderByClientId: (clientOrderId) =>
      read({ method: 'findOrderByClientId', summary: '', clientOrderId }, () => {
        const answer = accountOf(state, accountId).answers.get(clientOrderId);
        const order = answer?.outcome === 'Accepted' ? named(answer.orderNo) : null;
        return order === null ? null : venueOrderFrom(order);
      }),
    fillsSince: (since) =>
      read({ method: 'fillsSince', summary: String(since) }, () => fillsOf(state, accountId, since)),
    permissions: () =>
      plain('permissions', () => {
        const { canTradePerpetuals, ...permissions } = key.permissions();
        return permissions;
      }),
    fees: () =>
      plain('fees', () => {
        const { maker, taker } = feePpmOf(state, accountOf(state, accountId), clock.now());
        return { maker: rateFrom(maker), taker: rateFrom(taker) };
      }),

    instruments: () =>
      plain('instruments', () =>
        instruments.map((instrument) => {
          const tradingStatus = state.markets.get(instrument.instrumentId)?.status ?? 'Online';
          return tradingStatus === 'Online' ? instrument : { ...instrument, tradingStatus };
        }),
      ),
    quote: (instrumentId) =>
      read({ method: 'quote', summary: instrumentId }, () => {
        const quote = quotes.latest(instrumentId);
        if (quote === undefined) throw brokerError('NotFound', 'quote', `There is no quote of ${instrumentId}.`);
        return quote;
      }),
    candles: (query) => read({ method: 'candles', summary: query.instrumentId }, () => parts.candles(query)),
    subscribeQuotes: (instrumentIds, listener) => quotes.subscribe(instrumentIds, listener),
    subscribeMarket: (subscription, listener) => feed.subscribe(subscription, listener),
    venueTime: () => plain('venueTime', () => clock.now()),
  };
}

/** Parts per million as a fraction. */
const rateFrom = (ppm: number): Ratio => fromUnits<Ratio>(BigInt(ppm), 6);
