import { createCoinbaseBroker, type CoinbaseBroker } from '@bot/broker-coinbase';
import { createMockVenue, instrumentTable, manualMarket } from '@bot/broker-mock';
import { createCoinbaseSimulator, generateKey } from '@bot/coinbase-simulator';
import { priceOf, quantityOf, type HttpAnswer, type HttpRequest, type OrderRequest, type Wire } from '@bot/core';
import { createKernel, createMemoryWire, createRandom, createVirtualClock } from '@bot/simulation';

export const CORPUS_AT = Date.UTC(2026, 10, 22, 10);
const key = generateKey('ES256');

const limit: OrderRequest = {
  ...{ clientOrderId: 'resting', instrumentId: 'BTC-USD', side: 'Buy', type: 'Limit', timeInForce: 'GTC' },
  ...{ quantity: quantityOf('0.01'), limitPrice: priceOf('49000'), postOnly: false, reduceOnly: false },
};
const market: OrderRequest = {
  ...{ ...limit, clientOrderId: 'taken', type: 'Market', timeInForce: 'IOC', limitPrice: null },
};

export type Call = (broker: CoinbaseBroker) => Promise<unknown>;

/** What is asked through the ports, once each. */
export const calls: Readonly<Record<string, Call>> = {
  instruments: (broker) => broker.instruments(),
  quote: (broker) => broker.quote('BTC-USD'),
  candles: (broker) => broker.candles({ instrumentId: 'BTC-USD', durationMs: 60_000, count: 5 }),
  venueTime: (broker) => broker.venueTime(),
  balances: (broker) => broker.balances(),
  positions: (broker) => broker.positions(),
  openOrders: (broker) => broker.openOrders(),
  order: (broker) => broker.order('V2'),
  findOrder: (broker) => broker.findOrderByClientId('resting'),
  fills: (broker) => broker.fillsSince(CORPUS_AT),
  margin: (broker) => broker.marginSummary(),
  permissions: (broker) => broker.permissions(),
  fees: (broker) => broker.fees(),
  submit: (broker) => broker.submitOrder({ ...limit, clientOrderId: 'another' }),
  cancel: (broker) => broker.cancelOrders(['V1']),
  amend: (broker) =>
    broker.amendOrder({ venueOrderId: 'V1', limitPrice: priceOf('48000'), quantity: quantityOf('0.01') }),
  preflight: (broker) => broker.preflight({ instrumentIds: ['BTC-USD'] }),
};

export type Answers = ReadonlyMap<string, HttpAnswer>;

export const keyOf = ({ method, url }: HttpRequest): string => `${method} ${new URL(url).pathname}`;

/** What the simulator answers to each call, after one order was filled and while another waits. */
export async function recordAnswers(): Promise<ReadonlyMap<string, Answers>> {
  const clock = createVirtualClock({ startAt: CORPUS_AT });
  const kernel = createKernel({ clock });
  const venue = createMockVenue({
    ...{ clock, random: createRandom('fuzz'), instruments: instrumentTable, market: manualMarket() },
    balances: { USD: '10000', BTC: '1' },
  });
  venue.start();
  const simulator = createCoinbaseSimulator({ venue, clock, keys: [key], orderIds: 'venue', rateLimits: null });
  const wire = createMemoryWire({ clock, server: simulator });
  const opening = brokerOver(wire, clock);
  await kernel.run(opening.submitOrder(limit));
  await kernel.run(opening.submitOrder(market));
  await kernel.advance(5_000);
  const recorded = new Map<string, Answers>();
  for (const [name, call] of Object.entries(calls)) {
    const answers = new Map<string, HttpAnswer>();
    const recording: Wire = {
      ...wire,
      async exchange(request, limits) {
        const answer = await wire.exchange(request, limits);
        answers.set(keyOf(request), answer);
        return answer;
      },
    };
    const broker = brokerOver(recording, clock);
    await kernel.run(call(broker));
    broker.close();
    recorded.set(name, answers);
  }
  opening.close();
  simulator.close();
  venue.stop();
  return recorded;
}

export const brokerOver = (wire: Wire, clock: ReturnType<typeof createVirtualClock>): CoinbaseBroker =>
  createCoinbaseBroker({
    ...{ wire, clock, random: createRandom('client') },
    credentials: { keyName: key.name, privateKey: key.secret },
  });
