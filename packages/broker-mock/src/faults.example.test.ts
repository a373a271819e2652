import { createKernel, createRandom, createVirtualClock, marketOrder } from '@bot/simulation';
import { createMockVenue, faultProfile, instrumentTable, manualMarket } from '@bot/broker-mock';

const clock = createVirtualClock({ startAt: Date.UTC(2026, 0, 1) });
const kernel = createKernel({ clock });
const random = createRandom('faults');
const venue = createMockVenue({
  ...{ clock, random, instruments: instrumentTable, market: manualMarket(), balances: { USD: '10000' } },
  remembersMs: 60_000, // for stale answers
});

// #region example
test('the answer is lost; asked again, the venue still has one order', async () => {
  const { faults } = venue.control;
  faults.on('submitOrder').acceptThenDropResponse(); // the venue acts, its answer is lost
  faults.on('submitOrder').nth(2).rateLimit({ retryAfterMs: 1_000 });

  const order = marketOrder('mine-1');
  await expect(kernel.run(venue.broker.submitOrder(order))).rejects.toMatchObject({ code: 'Timeout' });
  await expect(kernel.run(venue.broker.submitOrder(order))).rejects.toMatchObject({ code: 'RateLimited' });
  expect(await kernel.run(venue.broker.submitOrder(order))).toMatchObject({ venueOrderId: 'V1' });
  expect(venue.truth.orders()).toHaveLength(1);
  expect(faults.pending()).toEqual([]); // what was armed and never happened

  faults.on('openOrders').for('30s').stale('10s'); // old reads beside a fresh stream
  faults.on('reports').nth(2).duplicate();
  faults.on('market').sequenceGap();
  faults.disconnect('market', { kind: 'silent', for: '2m' }); // heartbeats go on, data does not
  faults.outage({ kind: '5xx', for: '5m' });
  faults.restart({ for: '10s', losesOpenOrders: true });
  faults.preset('flappingFeed');
  faults.follow(faultProfile({ random, rates: { submitOrder: { acceptThenDropResponse: 0.02 } } })); // by chance
});
// #endregion

afterAll(() => venue.stop());
