import { createKernel, createRandom, createVirtualClock, limitOrder } from '@bot/simulation';
import { createMockVenue, instrumentTable, manualMarket } from '../index';

it('waits for nothing while nothing is due, for the soonest of several, and not for what was canceled or filled', async () => {
  const clock = createVirtualClock({ startAt: 0 });
  const kernel = createKernel({ clock });
  const { broker, truth, control } = createMockVenue({
    ...{ clock, random: createRandom(1), instruments: instrumentTable.slice(0, 1), market: manualMarket() },
    ...{ balances: { USD: '10000' }, latencyMs: 0, cancelDelayMs: 5 },
  });
  expect(clock.pendingTimers()).toEqual([]);
  const good = (id: string, expiresAt: number) =>
    kernel.run(broker.submitOrder(limitOrder(id, '40000', { timeInForce: 'GTD', expiresAt })));
  await good('late', 60_000);
  await good('soon', 30_000);
  await kernel.run(broker.cancelOrders(['V1']));
  await kernel.advance(30_000);
  expect(truth.orders().map(({ progress }) => [progress.status, progress.at])).toEqual([
    ['Canceled', 5],
    ['Expired', 30_000],
  ]);
  expect(clock.pendingTimers()).toEqual([]);
  await good('never', 90_000);
  await kernel.run(broker.cancelOrders(['V3']));
  await kernel.advance(10);
  expect(clock.pendingTimers()).toEqual([]);
  await good('filled', 90_000);
  control.price('BTC-USD', '39000');
  // The report of the fill, and its details.
  await kernel.advance(50);
  expect(clock.pendingTimers()).toEqual([]);
});
