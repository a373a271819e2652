import { priceOf, quantityOf, toText, zeroMoney, type Broker } from '@bot/core';
import { btcUsd, createKernel, createScriptedBroker, createVirtualClock, type ScriptedBroker } from '@bot/simulation';
import { registerCards } from '../card/registerCards';
import { brokerConformance } from './brokerConformance';
import type { BrokerUnderConformance } from './brokerUnderConformance';

type Breakage = (broker: ScriptedBroker) => Partial<Broker>;

function scriptedSubject(latencyMs: number, breakage?: Breakage): BrokerUnderConformance {
  const clock = createVirtualClock({ startAt: 1_700_000_000_000 });
  const kernel = createKernel({ clock });
  const scripted = createScriptedBroker({
    clock,
    instruments: [btcUsd],
    balances: { USD: '10000' },
    prices: { 'BTC-USD': '50000' },
    fees: { maker: '0.004', taker: '0.006' },
    latencyMs,
  });
  return {
    broker: { ...scripted, ...breakage?.(scripted) },
    instrument: btcUsd,
    advance: (ms) => kernel.advance(ms),
    settle: (call) => kernel.run(call),
    async movePriceTo(price) {
      scripted.script.price('BTC-USD', toText(price));
      await kernel.advance(0);
    },
  };
}

describe('the scripted broker conforms', () => {
  describe('when it answers at once', () => {
    registerCards(brokerConformance({ create: () => scriptedSubject(0) }), it);
  });
  describe('when it answers after 20 ms', () => {
    registerCards(brokerConformance({ create: () => scriptedSubject(20) }), it);
  });
});

/** For each card a broker with the fault that the card is there to find. */
const breakages: { readonly [cardId: string]: Breakage } = {
  'BC-010': () => ({ instruments: async () => [{ ...btcUsd, lotSize: quantityOf('0') }] }),
  'BC-020': (broker) => ({
    quote: async (instrumentId) => {
      const quote = await broker.quote(instrumentId);
      return { ...quote, bid: quote.ask };
    },
  }),
  'BC-030': (broker) => ({ quote: () => broker.quote('BTC-USD') }),
  'BC-040': (broker) => ({
    subscribeQuotes: (instrumentIds, listener) => {
      broker.subscribeQuotes(instrumentIds, listener);
      return () => undefined;
    },
  }),
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
  'BC-120': (broker) => ({
    submitOrder: async (request) => {
      if (request.side === 'Sell') broker.script.deposit('USD', '0.01');
      return broker.submitOrder(request);
    },
  }),
  'BC-130': (broker) => ({
    balances: async () => (await broker.balances()).map((balance) => ({ ...balance, hold: zeroMoney })),
  }),
  'BC-140': (broker) => ({
    submitOrder: (request) =>
      // It will fill at 49,000, far above what the caller allowed.
      broker.submitOrder(request.limitPrice === null ? request : { ...request, limitPrice: priceOf('49000') }),
  }),
  'BC-150': (broker) => {
    let sent = 0;
    return {
      submitOrder: (request) => broker.submitOrder({ ...request, clientOrderId: `${request.clientOrderId}-${++sent}` }),
    };
  },
  'BC-160': (broker) => ({
    subscribeReports: (listener) =>
      broker.subscribeReports((report) => {
        if (report.type === 'Fill' || report.progress.status !== 'Accepted') listener(report);
      }),
  }),
  'BC-210': () => ({
    cancelOrders: async (ids) => ids.map((venueOrderId) => ({ venueOrderId, outcome: 'Accepted', message: '' })),
  }),
  'BC-220': (broker) => ({ cancelOrders: async (ids) => (await broker.cancelOrders(ids)).toReversed() }),
  'BC-310': (broker) => ({
    submitOrder: (request) => {
      broker.script.deposit('USD', '10000000');
      return broker.submitOrder(request);
    },
  }),
  'BC-320': (broker) => ({
    submitOrder: (request) => broker.submitOrder({ ...request, quantity: quantityOf('0.0002') }),
  }),
  'BC-330': (broker) => ({
    submitOrder: (request) => broker.submitOrder({ ...request, limitPrice: priceOf('25000') }),
  }),
  'BC-340': (broker) => ({ submitOrder: (request) => broker.submitOrder({ ...request, instrumentId: 'BTC-USD' }) }),
  'BC-350': (broker) => ({ submitOrder: (request) => broker.submitOrder({ ...request, postOnly: false }) }),
  'BC-410': () => ({ findOrderByClientId: async () => null }),
  'BC-420': (broker) => ({
    order: async (id) => (await broker.openOrders())[0] ?? Promise.reject(new Error(`no order ${id}`)),
  }),
  'BC-430': (broker) => ({ fillsSince: async (since) => (await broker.fillsSince(since)).slice(1) }),
  'BC-440': (broker) => ({ openOrders: async () => broker.truth.orders() }),
  'BC-450': () => ({ positions: async () => [] }),
};

describe('each broker card fails on a broker with the fault it is there to find', () => {
  const ids = brokerConformance({ create: () => scriptedSubject(0) }).map(({ id }) => id);

  it('has a broken broker for every card', () => {
    expect(Object.keys(breakages)).toEqual(ids);
  });

  it.each(Object.entries(breakages))('%s', async (cardId, breakage) => {
    const cards = brokerConformance({ create: () => scriptedSubject(0, breakage), patienceMs: 1000 });
    const card = cards.find(({ id }) => id === cardId);
    await expect(card?.run()).rejects.toMatchObject({ name: 'ConformanceFailure', cardId });
  });
});
