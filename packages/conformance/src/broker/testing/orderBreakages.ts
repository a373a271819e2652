import {
  add,
  notionalOf,
  priceOf,
  quantityOf,
  zeroMoney,
  type Broker,
  type OrderProgress,
  type OrderRequest,
} from '@bot/core';
import type { ScriptedBroker } from '@bot/simulation';
import { reporting, sending, type Breakages } from './breakages';

/** Brokers that do something else with orders than they were asked to. */
export const orderBreakages: Breakages = {
  'BC-110': (broker) => {
    const takeCoins = (): void => broker.script.deposit('BTC', '-0.00000001');
    return {
      submitOrder: async (request) => {
        const answer = await broker.submitOrder(request);
        takeCoins();
        return answer;
      },
    };
  },
  'BC-115': (broker) => sending(broker, (request) => ({ ...request, quoteSize: notionalOf('26') })),
  'BC-120': (broker) => ({
    submitOrder: async (request) => {
      if (request.side === 'Sell') broker.script.deposit('USD', '0.01');
      return broker.submitOrder(request);
    },
  }),
  'BC-130': (broker) => ({
    balances: async () => (await broker.balances()).map((balance) => ({ ...balance, hold: zeroMoney })),
  }),
  'BC-140': (broker) =>
    // It will fill at 49,000, far above what the caller allowed.
    sending(broker, (request) => ({ ...request, limitPrice: priceOf('49000') })),
  'BC-150': underNewIds,
  'BC-152': underNewIds,
  'BC-154': underNewIds,
  'BC-156': underNewIds,
  'BC-160': (broker) =>
    reporting(broker, (report) => (report.type === 'Fill' || report.progress.status !== 'Accepted' ? [report] : [])),
  'BC-162': (broker) => ({
    findOrderByClientId: async (clientOrderId) => {
      const found = await broker.findOrderByClientId(clientOrderId);
      return found && { ...found, progress: { ...found.progress, filledValue: notionalOf('20') } };
    },
  }),
  'BC-164': (broker) => {
    let last: OrderProgress | undefined;
    return reporting(broker, (report) => {
      if (report.type === 'Fill' || last === undefined || report.progress.status !== 'Filled') {
        if (report.type === 'Progress') last = report.progress;
        return [report];
      }
      return [report, { type: 'Progress', progress: last }];
    });
  },
  'BC-166': (broker) => reporting(broker, (report) => (report.type === 'Fill' ? [report, report] : [report])),
  'BC-170': (broker) => sending(broker, (request) => ({ ...request, timeInForce: 'GTC' })),
  'BC-172': (broker) => sending(broker, (request) => ({ ...request, type: 'Market', limitPrice: null })),
  'BC-174': (broker) =>
    sending(broker, (request) => ({ ...request, quantity: add(request.quantity, request.quantity) })),
  'BC-176': (broker) => sending(broker, (request) => ({ ...request, timeInForce: 'IOC' })),
  'BC-180': (broker) => sending(broker, ({ expiresAt, ...request }) => ({ ...request, timeInForce: 'GTC' })),
  'BC-182': (broker) => sending(broker, ({ expiresAt, ...request }) => ({ ...request, timeInForce: 'GTC' })),
  'BC-184': (broker) => sending(broker, asLimit),
  'BC-186': (broker) => sending(broker, asLimit),
  'BC-190': (broker) =>
    sending(broker, (request) =>
      request.type === 'Bracket' ? { ...request, type: 'StopLimit', limitPrice: priceOf('40000') } : request,
    ),
  'BC-192': (broker) => sending(broker, asLimit),
  'BC-194': (broker) =>
    reporting(broker, (report) =>
      report.type === 'Fill' ? [{ type: 'Fill', fill: { ...report.fill, liquidity: 'Taker' } }] : [report],
    ),
  'BC-196': (broker) => {
    broker.script.deposit('BTC', '1');
    return {};
  },
  'BC-210': () => ({
    cancelOrders: async (ids) => ids.map((venueOrderId) => ({ venueOrderId, outcome: 'Accepted', message: '' })),
  }),
  'BC-220': (broker) => ({ cancelOrders: async (ids) => (await broker.cancelOrders(ids)).toReversed() }),
  'BC-230': (broker) => ({
    cancelOrders: async (ids) => {
      const open = broker.truth.openOrders().filter(({ progress }) => ids.includes(progress.venueOrderId));
      for (const { progress } of open) broker.script.cancelDone(progress.clientOrderId);
      return ids.map((venueOrderId) => ({ venueOrderId, outcome: 'Accepted', message: '' }));
    },
  }),
  'BC-240': (broker) => ({
    cancelOrders: async (ids) =>
      (await broker.cancelOrders(ids)).map((answer) => ({ ...answer, outcome: 'Accepted' as const })),
  }),
  'BC-570': (broker) => ({
    closePosition: (request) => broker.closePosition({ ...request, quantity: quantityOf('0.0001') }),
  }),
  'BC-572': (broker) => ({ closePosition: ({ quantity, ...request }) => broker.closePosition(request) }),
  'BC-574': () => ({
    closePosition: async ({ clientOrderId }) => ({ outcome: 'Accepted', clientOrderId, venueOrderId: 'v-0', at: 0 }),
  }),
  'BC-576': (broker) => {
    let sent = 0;
    return {
      closePosition: (request) =>
        broker.closePosition({ ...request, clientOrderId: `${request.clientOrderId}-${++sent}` }),
      findOrderByClientId: async (clientOrderId) =>
        (await broker.findOrderByClientId(`${clientOrderId}-${sent}`)) ?? broker.findOrderByClientId(clientOrderId),
    };
  },
};

/** Every attempt is another order. */
function underNewIds(broker: ScriptedBroker): Partial<Broker> {
  let sent = 0;
  return {
    ...sending(broker, (request) => ({ ...request, clientOrderId: `${request.clientOrderId}-${++sent}` })),
    findOrderByClientId: (clientOrderId) => broker.findOrderByClientId(`${clientOrderId}-${sent}`),
  };
}

/** The stop is forgotten. */
function asLimit({ stopPrice, stopDirection, ...request }: OrderRequest): OrderRequest {
  return stopPrice === undefined ? request : { ...request, type: 'Limit' };
}
