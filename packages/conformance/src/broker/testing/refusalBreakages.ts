import { notionalOf, priceOf, quantityOf, type Broker } from '@bot/core';
import type { ScriptedBroker } from '@bot/simulation';
import { sending, type Breakages } from './breakages';

/** Brokers that take what they should refuse. */
export const refusalBreakages: Breakages = {
  'BC-310': withPlenty,
  'BC-320': (broker) => sending(broker, (request) => ({ ...request, quantity: quantityOf('0.0002') })),
  'BC-330': (broker) => sending(broker, (request) => ({ ...request, limitPrice: priceOf('25000') })),
  'BC-335': (broker) => sending(broker, (request) => ({ ...request, quoteSize: notionalOf('20') })),
  'BC-340': (broker) => sending(broker, (request) => ({ ...request, instrumentId: 'BTC-USD' })),
  'BC-342': (broker) => sending(broker, (request) => ({ ...request, limitPrice: priceOf('25000') })),
  'BC-344': (broker) => sending(broker, (request) => ({ ...request, quantity: quantityOf('0.0002') })),
  'BC-350': (broker) => sending(broker, (request) => ({ ...request, postOnly: false })),
  'BC-352': (broker) => sending(broker, (request) => ({ ...request, reduceOnly: false })),
  'BC-354': (broker) => sending(broker, (request) => ({ ...request, limitPrice: priceOf('25000'), type: 'Limit' })),
  'BC-356': (broker) => sending(broker, (request) => ({ ...request, limitPrice: priceOf('25000') })),
  'BC-358': (broker) => ({
    submitOrder: async (request) => {
      for (const { progress } of broker.truth.openOrders()) broker.script.cancelDone(progress.clientOrderId);
      return broker.submitOrder(request);
    },
  }),
  'BC-360': (broker) => ({
    submitOrder: async (request) => {
      broker.script.permissions({ canTrade: true });
      return broker.submitOrder(request);
    },
  }),
  'BC-362': (broker) => ({
    submitOrder: async (request) => {
      broker.script.acceptKey(true);
      return broker.submitOrder(request);
    },
  }),
  'BC-370': openAgain,
  'BC-372': openAgain,
  'BC-374': openAgain,
  'BC-376': openAgain,
  'BC-378': openAgain,
  'BC-720': withPlenty,
  'BC-730': (broker) => sending(broker, ({ leverage, ...request }) => request),
};

/** There is always enough money. */
function withPlenty(broker: ScriptedBroker): Partial<Broker> {
  return {
    submitOrder: (request) => {
      broker.script.deposit('USD', '10000000');
      return broker.submitOrder(request);
    },
  };
}

/** The state of the instrument is ignored. */
function openAgain(broker: ScriptedBroker): Partial<Broker> {
  return {
    submitOrder: (request) => {
      broker.script.status('BTC-USD', 'Online');
      return broker.submitOrder(request);
    },
  };
}
