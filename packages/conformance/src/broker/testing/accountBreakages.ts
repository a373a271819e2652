import { balanceOf, moneyOf, quantizePrice, quantizeQuantity, type AmendAnswer, type AmendRequest } from '@bot/core';
import { btcUsd, limitOrder } from '@bot/simulation';
import { sending, type Breakages } from './breakages';

/** Brokers that keep false books, or say yes to an amendment and do something else. */
export const accountBreakages: Breakages = {
  'BC-410': () => ({ findOrderByClientId: async () => null }),
  'BC-420': (broker) => ({
    order: async (id) => (await broker.openOrders())[0] ?? Promise.reject(new Error(`no order ${id}`)),
  }),
  'BC-430': (broker) => ({ fillsSince: async (since) => (await broker.fillsSince(since)).slice(1) }),
  'BC-440': (broker) => ({ openOrders: async () => broker.truth.orders() }),
  'BC-450': () => ({ positions: async () => [] }),
  'BC-460': (broker) => ({
    fillsSince: async (since) => {
      const fills = await broker.fillsSince(since);
      return [...fills, ...fills.slice(-1)];
    },
  }),

  'BC-510': (broker) => ({
    // Another order takes the place of the first.
    amendOrder: async (request) => {
      for (const { progress } of broker.truth.openOrders()) broker.script.cancelDone(progress.clientOrderId);
      await broker.submitOrder(limitOrder('another', '25000', { quantity: request.quantity }));
      return yes(request);
    },
  }),
  'BC-512': () => ({ amendOrder: async (request) => yes(request) }),
  'BC-514': (broker) => ({
    // The hold of the first terms is never given back.
    balances: async () =>
      (await broker.balances()).map(({ currency, total }) => balanceOf(currency, total, moneyOf('50'))),
  }),
  'BC-516': () => ({ amendOrder: async (request) => yes(request) }),
  'BC-520': () => ({ amendOrder: async (request) => yes(request) }),
  'BC-530': (broker) => ({
    amendOrder: async (request) => ({ ...(await broker.amendOrder(request)), reason: 'NotAmendable' }),
  }),
  'BC-540': (broker) => ({
    amendOrder: (request) => {
      broker.script.deposit('USD', '10000000');
      return broker.amendOrder(request);
    },
  }),
  'BC-542': (broker) => ({
    amendOrder: ({ venueOrderId, limitPrice, quantity }) =>
      broker.amendOrder({
        venueOrderId,
        limitPrice: quantizePrice(btcUsd, limitPrice, 'Buy'),
        quantity: quantizeQuantity(btcUsd, quantity),
      }),
  }),
  'BC-544': (broker) => sending(broker, (request) => ({ ...request, postOnly: false })),
};

const yes = ({ venueOrderId }: AmendRequest): AmendAnswer => ({
  venueOrderId,
  outcome: 'Accepted',
  reason: null,
  message: '',
});
