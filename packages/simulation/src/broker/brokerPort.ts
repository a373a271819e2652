import {
  isTerminal,
  toText,
  type Broker,
  type CancelAnswer,
  type OrderRequest,
  type VenueOrder,
  type VenueOrderId,
} from '@bot/core';
import type { DeskOrder } from './orderDesk';
import { failure } from './requestLine';
import type { ScriptedVenue } from './scriptedVenue';

/** The venue as the bot sees it. */
export function createBrokerPort(venue: ScriptedVenue): Broker {
  const { clock, market, account, desk, line, submits, reports, fees, settings } = venue;

  function cancel(venueOrderId: VenueOrderId): CancelAnswer {
    const order = desk.orders().find(({ progress }) => progress.venueOrderId === venueOrderId);
    const refused = (message: string): CancelAnswer => ({ venueOrderId, outcome: 'Refused', message });
    if (order === undefined) return refused('There is no such order.');
    if (isTerminal(order.progress.status)) return refused(`The order is ${order.progress.status} already.`);
    if (!settings.defersCancels) desk.end(order.terms.clientOrderId, 'Canceled', 'CanceledByUser');
    return { venueOrderId, outcome: 'Accepted', message: '' };
  }

  return {
    submitOrder(request) {
      const { fault, options } = submits.take(request);
      const { clientOrderId } = request;
      return line.call({ method: 'submitOrder', summary: orderText(request), clientOrderId, fault }, () =>
        desk.submit(request, options),
      );
    },
    cancelOrders: (venueOrderIds) =>
      line.call({ method: 'cancelOrders', summary: venueOrderIds.join(' ') }, () => venueOrderIds.map(cancel)),
    subscribeReports: (listener) => reports.subscribe(listener),

    balances: () => line.call({ method: 'balances', summary: '' }, () => account.balances()),
    positions: () => line.call({ method: 'positions', summary: '' }, () => account.positions()),
    openOrders: () => line.call({ method: 'openOrders', summary: '' }, () => openOrders(desk.orders())),
    order: (venueOrderId) =>
      line.call({ method: 'order', summary: venueOrderId }, () => {
        const order = desk.orders().find(({ progress }) => progress.venueOrderId === venueOrderId);
        if (order === undefined) throw failure(`order ${venueOrderId}`, 'NotFound');
        return listed(order);
      }),
    findOrderByClientId: (clientOrderId) =>
      line.call({ method: 'findOrderByClientId', summary: clientOrderId, clientOrderId }, () => {
        const order = desk.orders().find(({ terms }) => terms.clientOrderId === clientOrderId);
        return order === undefined ? null : listed(order);
      }),
    fillsSince: (since) =>
      line.call({ method: 'fillsSince', summary: String(since) }, () => desk.fills().filter(({ at }) => at >= since)),
    permissions: () => line.call({ method: 'permissions', summary: '' }, () => settings.permissions),
    fees: () => line.call({ method: 'fees', summary: '' }, () => fees),

    instruments: () => line.call({ method: 'instruments', summary: '' }, () => market.instruments),
    quote: (instrumentId) => line.call({ method: 'quote', summary: instrumentId }, () => market.quote(instrumentId)),
    candles: (query) =>
      line.call({ method: 'candles', summary: `${query.count} of ${query.instrumentId}` }, () => market.candles(query)),
    subscribeQuotes(instrumentIds, listener) {
      const wanted = new Set(instrumentIds);
      return market.quotes.subscribe((quote) => {
        if (wanted.has(quote.instrumentId)) listener(quote);
      });
    },
    venueTime: () => line.call({ method: 'venueTime', summary: '' }, () => clock.now()),
  };
}

export const openOrders = (orders: readonly DeskOrder[]): readonly VenueOrder[] =>
  orders.filter(({ progress }) => !isTerminal(progress.status)).map(listed);

export const listed = ({ terms, progress }: DeskOrder): VenueOrder => ({ terms, progress });

const orderText = ({ side, quantity, instrumentId, type, limitPrice }: OrderRequest): string =>
  `${side} ${toText(quantity)} ${instrumentId} ${type}${limitPrice === null ? '' : ` ${toText(limitPrice)}`}`;
