import { isZero, opposite } from '@bot/core';
import { streaming, type Breakages } from './breakages';

/** Brokers whose connections for market data lose, change or add something. */
export const feedBreakages: Breakages = {
  'BC-610': (broker) =>
    streaming(broker, 'BookSnapshot', (message) => ({ ...message, levels: message.levels.toReversed() })),
  'BC-620': (broker) => streaming(broker, 'BookUpdate', () => null),
  'BC-630': (broker) =>
    streaming(broker, 'BookUpdate', (message) => ({
      ...message,
      levels: message.levels.filter(({ quantity }) => !isZero(quantity)),
    })),
  'BC-640': (broker) =>
    streaming(broker, 'Trade', (message) => ({
      ...message,
      trade: { ...message.trade, makerSide: opposite(message.trade.makerSide) },
    })),
  'BC-642': (broker) =>
    streaming(broker, 'Trade', (message) => ({
      ...message,
      trade: { ...message.trade, tradeId: `tape-${message.trade.tradeId}` },
    })),
  'BC-650': (broker) =>
    streaming(broker, 'Candle', (message) => ({
      ...message,
      candle: { ...message.candle, openedAt: message.candle.openedAt + 60_000 },
    })),
  'BC-660': (broker) => streaming(broker, 'Status', (message) => ({ ...message, status: 'CancelOnly' })),
  'BC-670': (broker) => streaming(broker, 'Heartbeat', (message) => ({ ...message, counter: 2 * message.counter })),
  'BC-680': (broker) => ({
    subscribeMarket: (subscription, listener) => {
      broker.subscribeMarket(subscription, listener);
      return () => undefined;
    },
  }),
};
