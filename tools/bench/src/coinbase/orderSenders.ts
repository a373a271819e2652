import { createCoinbaseBroker, createNodeWire } from '@bot/broker-coinbase';
import { generateKey } from '@bot/coinbase-simulator';
import { assert, priceOf, quantityOf } from '@bot/core';
import { createSystemClock } from '@bot/orchestration';
import { createRandom } from '@bot/simulation';
import { ccxtCoinbase } from './ccxtCoinbase';
import type { OrderSender } from './roundTripContender';

const key = generateKey('ES256');
/** Nothing waits for its turn. */
const ANY_NUMBER = 1_000_000;
/** Orders that a client knows of at once: the venue takes an id again. */
const IDS = 1_000;

/** Our client, through its port: checks of the order, limiter, token, answer by its schema. */
export async function ourOrders(url: string): Promise<OrderSender> {
  const wire = createNodeWire();
  const broker = createCoinbaseBroker({
    ...{ wire, clock: createSystemClock(), random: createRandom('bench') },
    urls: { rest: url, market: url, user: url },
    credentials: { keyName: key.name, privateKey: key.secret },
    limits: { privatePerSecond: ANY_NUMBER, publicPerSecond: ANY_NUMBER },
  });
  return {
    async send(number) {
      const answer = await broker.submitOrder({
        ...{ clientOrderId: `bench-${number % IDS}`, instrumentId: 'BTC-USD', side: 'Buy', type: 'Limit' },
        ...{ quantity: quantityOf('0.01'), limitPrice: priceOf('49000'), timeInForce: 'GTC' },
        ...{ postOnly: false, reduceOnly: false },
      });
      assert(answer.outcome === 'Accepted', `order ${number} is accepted`);
    },
    close() {
      broker.close();
      return wire.close();
    },
  };
}

export async function ccxtOrders(url: string): Promise<OrderSender> {
  const exchange = ccxtCoinbase({ apiKey: key.name, secret: key.secret });
  exchange.urls.api['rest'] = url;
  return {
    async send(number) {
      const { id } = await exchange.createOrder('BTC/USD', 'limit', 'buy', 0.01, 49_000);
      assert(id !== '', `order ${number} is accepted`);
    },
    close: () => undefined,
  };
}
