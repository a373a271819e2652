import {
  type Broker,
  type CancelAnswer,
  type Instrument,
  type KeyPermissions,
  type OrderRequest,
  type SubmitAnswer,
  type VenueOrder,
  type VenueOrderId,
  type Candle,
  type CandleQuery,
  type Clock,
} from '@bot/core';
import { volume30d } from './exchange/accountQueries';
import { describeTerms } from './exchange/describeEvent';
import type { AccountId } from './exchange/venueEvent';
import { balancesOf, openOrdersOf, positionsOf, venueOrderOf } from './exchange/venueQueries';
import { accountOf, answerKey } from './exchange/venueState';
import type { Fault } from './faults/armedFaults';
import type { Floor } from './venue/floor';
import type { QuoteStream } from './venue/quoteStream';
import type { ReportStream } from './venue/reportStream';
import { brokerError, type Reply, type RequestDesk, type RequestLine } from './venue/requestDesk';

export interface MockBrokerParts {
  readonly accountId: AccountId;
  readonly clock: Clock;
  readonly desk: RequestDesk;
  readonly floor: Floor;
  readonly reports: ReportStream;
  readonly quotes: QuoteStream;
  readonly instruments: readonly Instrument[];
  /** @throws BrokerError NotFound, InvalidRequest */
  readonly candles: (query: CandleQuery) => readonly Candle[];
}

const PERMISSIONS: KeyPermissions = { canView: true, canTrade: true, canTransfer: false };

/** One account's view of the simulated exchange, through requests that travel and reports that arrive later. */
export function createMockBroker(parts: MockBrokerParts): Broker {
  const { accountId, clock, desk, floor, reports, quotes, instruments } = parts;
  const { state } = floor;

  /** A request that only looks. */
  const read = <T>(line: RequestLine, look: () => T): Promise<T> =>
    desk.send<T>(line, ({ answer, fail }) => {
      try {
        answer(look());
      } catch (error) {
        fail(error);
      }
    });
  const plain = <T>(method: RequestLine['method'], look: () => T): Promise<T> => read({ method, summary: '' }, look);

  return {
    submitOrder: (request) =>
      desk.send<SubmitAnswer>(submitLine(request), (reply, fault) => submit(parts, request, reply, fault)),
    cancelOrders: (venueOrderIds) =>
      desk.send<readonly CancelAnswer[]>(
        { method: 'cancelOrders', point: 'cancelOrders', summary: venueOrderIds.join(' ') },
        (reply) => cancel(parts, venueOrderIds, reply),
      ),
    subscribeReports: (listener) => reports.subscribe(listener),

    balances: () => read({ method: 'balances', point: 'balances', summary: '' }, () => balancesOf(state, accountId)),
    positions: () =>
      read({ method: 'positions', point: 'positions', summary: '' }, () => positionsOf(state, accountId)),
    openOrders: () =>
      read({ method: 'openOrders', point: 'openOrders', summary: '' }, () => openOrdersOf(state, accountId)),
    order: (venueOrderId) => read({ method: 'order', summary: venueOrderId }, () => ownOrder(parts, venueOrderId)),
    findOrderByClientId: (clientOrderId) =>
      read({ method: 'findOrderByClientId', point: 'findOrderByClientId', summary: '', clientOrderId }, () => {
        const answer = state.answers.get(answerKey(accountId, clientOrderId));
        return answer?.outcome === 'Accepted' ? ownOrder(parts, answer.venueOrderId) : null;
      }),
    fillsSince: (since) =>
      read({ method: 'fillsSince', point: 'fillsSince', summary: String(since) }, () =>
        accountOf(state, accountId).fills.filter(({ at }) => at >= since),
      ),
    permissions: () => plain('permissions', () => PERMISSIONS),
    fees: () => plain('fees', () => state.feeModel(volume30d(accountOf(state, accountId), clock.now()))),

    instruments: () => plain('instruments', () => instruments),
    quote: (instrumentId) =>
      read({ method: 'quote', point: 'quote', summary: instrumentId }, () => {
        const quote = quotes.latest(instrumentId);
        if (quote === undefined) throw brokerError('NotFound', 'quote', `There is no quote of ${instrumentId}.`);
        return quote;
      }),
    candles: (query) => read({ method: 'candles', summary: query.instrumentId }, () => parts.candles(query)),
    subscribeQuotes: (instrumentIds, listener) => quotes.subscribe(instrumentIds, listener),
    venueTime: () => plain('venueTime', () => clock.now()),
  };
}

const submitLine = (request: OrderRequest): RequestLine => ({
  method: 'submitOrder',
  point: 'submitOrder',
  summary: describeTerms(request),
  clientOrderId: request.clientOrderId,
});

function submit(parts: MockBrokerParts, request: OrderRequest, reply: Reply<SubmitAnswer>, fault: Fault | null): void {
  const { accountId, clock, floor } = parts;
  floor.run({
    causationId: `submit ${request.clientOrderId}`,
    command: () => {
      const at = clock.now();
      return fault?.fault === 'Reject'
        ? { type: 'RefuseOrder', at, accountId, request, reason: fault.reason }
        : { type: 'SubmitOrder', at, accountId, request };
    },
    done: () => {
      const answer = floor.state.answers.get(answerKey(accountId, request.clientOrderId));
      if (answer !== undefined) reply.answer(answer);
    },
    failed: () => reply.fail(brokerError('VenueUnavailable', 'submitOrder')),
  });
}

/** One after the other; all answers travel back together. */
function cancel(
  { accountId, clock, floor }: MockBrokerParts,
  venueOrderIds: readonly VenueOrderId[],
  reply: Reply<readonly CancelAnswer[]>,
): void {
  const answers: CancelAnswer[] = [];
  const next = (index: number): void => {
    const venueOrderId = venueOrderIds[index];
    if (venueOrderId === undefined) return reply.answer(answers);
    floor.run({
      causationId: `cancel ${venueOrderId}`,
      command: () => ({ type: 'CancelOrder', at: clock.now(), accountId, venueOrderId }),
      done: (events) => {
        answers.push(cancelAnswer(venueOrderId, events.length > 0));
        next(index + 1);
      },
      failed: () => reply.fail(brokerError('VenueUnavailable', 'cancelOrders')),
    });
  };
  next(0);
}

const cancelAnswer = (venueOrderId: VenueOrderId, isCanceled: boolean): CancelAnswer =>
  isCanceled
    ? { venueOrderId, outcome: 'Accepted', message: 'The order is being canceled.' }
    : { venueOrderId, outcome: 'Refused', message: 'The order is not known, or it has ended already.' };

function ownOrder({ accountId, floor }: MockBrokerParts, venueOrderId: VenueOrderId): VenueOrder {
  const order = floor.state.orders.get(venueOrderId);
  if (order?.accountId !== accountId) throw brokerError('NotFound', 'order', `There is no order ${venueOrderId}.`);
  return venueOrderOf(order);
}
