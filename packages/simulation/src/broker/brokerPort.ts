import {
  absolute,
  isNegative,
  isZero,
  quantityOf,
  roundDown,
  toText,
  zeroQuantity,
  type AmendRequest,
  type Broker,
  type CancelAnswer,
  type ClosePositionRequest,
  type KeyPermissions,
  type OrderRequest,
  type Quantity,
  type SubmitAnswer,
  type VenueOrder,
  type VenueOrderId,
} from '@bot/core';
import { isLive, type DeskOrder } from './deskOrder';
import { marginSummaries } from './scriptedMargin';
import type { RequestPoint } from '../harness/faults/faultPoint';
import { LIQUIDATION } from './liquidationId';
import { failure, type BrokerRequest } from './requestLine';
import type { ScriptedVenue } from './scriptedVenue';

/** Market data needs no key. */
const isPublic: ReadonlySet<RequestPoint> = new Set(['instruments', 'quote', 'candles', 'venueTime']);

/** The venue as the bot sees it. */
export function createBrokerPort(venue: ScriptedVenue): Broker {
  const { clock, market, account, desk, line, submits, reports, fees, fundings, listsFunding, settings } = venue;

  function mustBeAccepted(method: RequestPoint): void {
    if (!settings.isKeyAccepted && !isPublic.has(method)) throw failure(method, 'AuthenticationFailed');
  }
  const allowed =
    <T>(method: RequestPoint, right: keyof KeyPermissions, act: () => T) =>
    (): T => {
      mustBeAccepted(method);
      if (settings.permissions[right] === false) throw failure(method, 'PermissionDenied');
      return act();
    };
  const write = <T>(request: BrokerRequest, act: () => T): Promise<T> =>
    line.call(request, allowed(request.method, 'canTrade', act));
  const read = <T>(method: RequestPoint, summary: string, look: () => T): Promise<T> =>
    line.call({ method, summary }, allowed(method, 'canView', look));

  function cancel(venueOrderId: VenueOrderId): CancelAnswer {
    const order = desk.orders().find(({ progress }) => progress.venueOrderId === venueOrderId);
    const refused = (message: string): CancelAnswer => ({ venueOrderId, outcome: 'Refused', message });
    if (order === undefined) return refused('There is no such order.');
    if (!isLive(order)) return refused(`The order is ${order.progress.status} already.`);
    if (order.isCanceling) return refused('The order is being canceled already.');
    const { clientOrderId } = order.terms;
    if (settings.cancels !== 'AtOnce') desk.markCanceling(clientOrderId);
    if (settings.cancels !== 'Scripted') scheduleCancel(clientOrderId);
    return { venueOrderId, outcome: 'Accepted', message: '' };
  }

  function scheduleCancel(clientOrderId: string): void {
    const isStillLive = (): boolean =>
      desk.orders().some((order) => order.terms.clientOrderId === clientOrderId && isLive(order));
    const carryOut = (): void => {
      if (isStillLive()) desk.end(clientOrderId, 'Canceled', 'CanceledByUser');
    };
    if (typeof settings.cancels === 'object') clock.setTimer(settings.cancels.afterMs, carryOut);
    else carryOut();
  }

  function close({ clientOrderId, instrumentId, quantity }: ClosePositionRequest): SubmitAnswer {
    const held = closable(instrumentId);
    const request: OrderRequest = {
      ...{ clientOrderId, instrumentId, side: isNegative(held) ? 'Buy' : 'Sell', type: 'Market', limitPrice: null },
      quantity: quantity ?? absolute(held),
      ...{ timeInForce: 'IOC', postOnly: false, reduceOnly: true },
    };
    const isNothing = market.instrument(instrumentId) !== undefined && isZero(held);
    return desk.submit(request, isNothing ? { reject: 'ReduceOnlyWouldIncrease' } : {});
  }

  /** Signed. Of spot the whole lots that are available. */
  function closable(instrumentId: string): Quantity {
    const instrument = market.instrument(instrumentId);
    if (instrument === undefined) return zeroQuantity;
    if (instrument.kind === 'Perpetual') return account.netQuantity(instrument);
    return roundDown(quantityOf(toText(account.available(instrument.baseCurrency))), instrument.lotSize);
  }

  return {
    submitOrder(request) {
      const { fault, options } = submits.take(request);
      const { clientOrderId } = request;
      const asked = { method: 'submitOrder', summary: orderText(request), clientOrderId, fault } as const;
      return write(asked, () => desk.submit(request, options));
    },
    cancelOrders: (venueOrderIds) =>
      write({ method: 'cancelOrders', summary: venueOrderIds.join(' ') }, () => venueOrderIds.map(cancel)),
    amendOrder: (request) => write({ method: 'amendOrder', summary: amendText(request) }, () => desk.amend(request)),
    closePosition(request) {
      const { clientOrderId, instrumentId, quantity } = request;
      const summary = `${quantity === undefined ? 'all' : toText(quantity)} of ${instrumentId}`;
      return write({ method: 'closePosition', summary, clientOrderId }, () => close(request));
    },
    subscribeReports: (listener) => reports.subscribe(listener),

    balances: () => read('balances', '', () => account.balances()),
    positions: () => read('positions', '', () => account.positions()),
    openOrders: () => read('openOrders', '', () => openOrders(desk.orders())),
    order: (venueOrderId) =>
      read('order', venueOrderId, () => {
        const order = desk.orders().find(({ progress }) => progress.venueOrderId === venueOrderId);
        if (order === undefined) throw failure(`order ${venueOrderId}`, 'NotFound');
        return listed(order);
      }),
    findOrderByClientId(clientOrderId) {
      const request = { method: 'findOrderByClientId', summary: clientOrderId, clientOrderId } as const;
      const find = (): VenueOrder | null => {
        const order = desk.orders().find(({ terms }) => terms.clientOrderId === clientOrderId);
        return order === undefined ? null : listed(order);
      };
      return line.call(request, allowed(request.method, 'canView', find));
    },
    fillsSince: (since) => read('fillsSince', String(since), () => desk.fills().filter(({ at }) => at >= since)),
    fundingSince: (since) =>
      read('fundingSince', String(since), () => (listsFunding ? fundings.filter(({ at }) => at >= since) : null)),
    marginSummary: () => read('marginSummary', '', () => marginSummaries(venue)),
    permissions: () =>
      line.call({ method: 'permissions', summary: '' }, () => {
        mustBeAccepted('permissions');
        return settings.permissions;
      }),
    fees: () => read('fees', '', () => fees),

    instruments: () => read('instruments', '', () => market.instruments),
    quote: (instrumentId) => read('quote', instrumentId, () => market.quote(instrumentId)),
    candles: (query) => read('candles', `${query.count} of ${query.instrumentId}`, () => market.candles(query)),
    subscribeQuotes(instrumentIds, listener) {
      const wanted = new Set(instrumentIds);
      return market.quotes.subscribe((quote) => {
        if (wanted.has(quote.instrumentId)) listener(quote);
      });
    },
    subscribeMarket: (subscription, listener) => market.subscribe(subscription, listener),
    venueTime: () => line.call({ method: 'venueTime', summary: '' }, () => clock.now()),
  };
}

export const openOrders = (orders: readonly DeskOrder[]): readonly VenueOrder[] => orders.filter(isLive).map(listed);

export const listed = ({ terms, progress }: DeskOrder): VenueOrder => ({
  terms,
  progress,
  ...(terms.clientOrderId.startsWith(LIQUIDATION) && { isLiquidation: true }),
});

const orderText = ({ side, quantity, instrumentId, type, limitPrice }: OrderRequest): string =>
  `${side} ${toText(quantity)} ${instrumentId} ${type}${limitPrice === null ? '' : ` ${toText(limitPrice)}`}`;

const amendText = ({ venueOrderId, quantity, limitPrice }: AmendRequest): string =>
  `${venueOrderId} to ${toText(quantity)} at ${toText(limitPrice)}`;
