import { isBrokerError, quantityOf, toText, type Broker, type OrderRequest } from '@bot/core';
import {
  createKernel,
  createRandom,
  createTrace,
  createVirtualClock,
  integerBetween,
  limitOrder,
  marketOrder,
  pick,
} from '@bot/simulation';
import {
  createMockVenue,
  faultProfile,
  fixedLatency,
  flashCrash,
  generatedMarket,
  instrumentTable,
  jumps,
  withJitter,
} from './index';

/** Half an hour with everything on: a lively market, a person who trades, one more account, faults by chance. */
async function liveThrough(seed: number) {
  const clock = createVirtualClock({ startAt: Date.UTC(2026, 0, 5) });
  const kernel = createKernel({ clock });
  const trace = createTrace(clock);
  const random = createRandom(seed);
  const venue = createMockVenue({
    ...{ clock, trace, random: random.fork('venue'), instruments: instrumentTable },
    market: generatedMarket({
      preset: 'volatile',
      price: [jumps({ perDay: 200, size: '1 %' })],
      events: [flashCrash({ at: '10m', depth: '40 %', for: '2s' })],
      correlation: { 'ETH-USD': { with: 'BTC-USD', rho: 0.8 } },
      stepMs: 5_000,
    }),
    latency: withJitter(fixedLatency(20), {
      random: random.fork('network'),
      jitterMs: 30,
      slowPerMille: 10,
      slowMs: 900,
    }),
    balances: { USD: '100000', BTC: '2' },
    remembersMs: 60_000,
  });
  venue.start();
  const bob = venue.control.account('bob', { USD: '50000', BTC: '1' });
  const rates = {
    submitOrder: { dropRequest: 0.05, acceptThenDropResponse: 0.05, duplicateRequest: 0.05, rateLimit: 0.05 },
    openOrders: { stale: 0.2, reorderResponse: 0.1 },
    reports: { drop: 0.05, duplicate: 0.1, reorder: 0.1 },
  };
  venue.control.faults.follow(faultProfile({ random: random.fork('faults'), rates }));
  let reports = 0;
  venue.broker.subscribeReports(() => (reports += 1));

  const wishes = random.fork('wishes');
  for (let number = 0; number < 60; number++) {
    for (const [who, broker] of [
      ['bot', venue.broker],
      ['bob', bob],
    ] as const) {
      void quietly(broker, wish(`${who}-${number}`));
    }
    await kernel.advance(integerBetween(wishes, 1_000, 30_000));
    void venue.broker.openOrders().catch(() => undefined);
  }
  venue.stop();
  await kernel.settled();
  return {
    hash: trace.hash(),
    reports,
    fills: venue.truth.fills().length,
    totals: [...venue.truth.totals()].map(([currency, total]) => `${currency} ${toText(total)}`),
  };

  function wish(clientOrderId: string): OrderRequest {
    const instrumentId = pick(wishes, ['BTC-USD', 'BTC-USD', 'BTC-PERP']);
    const side = pick(wishes, ['Buy', 'Sell'] as const);
    const change = { instrumentId, side, quantity: quantityOf('0.05') };
    if (pick(wishes, [true, false])) return marketOrder(clientOrderId, change);
    return limitOrder(clientOrderId, String(integerBetween(wishes, 45_000, 55_000)), change);
  }
}

const quietly = (broker: Broker, request: OrderRequest): Promise<void> =>
  broker.submitOrder(request).then(
    () => undefined,
    (error: unknown) => {
      if (!isBrokerError(error)) throw error;
    },
  );

describe('the same seed', () => {
  it('gives the same half hour, another one another, and no digit of money is lost', async () => {
    const [first, second, other] = [await liveThrough(1), await liveThrough(1), await liveThrough(2)];
    expect(second).toEqual(first);
    expect(other.hash).not.toBe(first.hash);
    expect(first.fills).toBeGreaterThan(10);
    expect(first.reports).toBeGreaterThan(20);
    for (const { totals } of [first, other]) expect(totals).toEqual(['USD 150000', 'BTC 3']);
  });
});
