import { quantityOf, toText } from '@bot/core';
import { createKernel, createRandom, createVirtualClock } from '@bot/simulation';
import { createMockVenue, instrumentTable, manualMarket } from '@bot/broker-mock';

it('is the example of the README', async () => {
  // #region example
  const clock = createVirtualClock({ startAt: Date.UTC(2026, 0, 1) });
  const kernel = createKernel({ clock });
  const venue = createMockVenue({
    clock,
    random: createRandom('any seed'),
    instruments: instrumentTable,
    market: manualMarket({ prices: { 'BTC-USD': '50000' } }),
    balances: { USD: '10000' },
  });
  venue.start();
  venue.control.depth('BTC-USD', '0.06'); // from the next step on
  await kernel.advance(5_000);

  const answer = await kernel.run(
    venue.broker.submitOrder({
      clientOrderId: 'first-1',
      instrumentId: 'BTC-USD',
      side: 'Buy',
      type: 'Market',
      quantity: quantityOf('0.1'),
      limitPrice: null,
      timeInForce: 'IOC',
      postOnly: false,
      reduceOnly: false,
    }),
  );
  const [order] = venue.truth.orders(); // 0.06 filled, then Canceled: NoLiquidity
  venue.stop();
  // #endregion

  expect(answer.outcome).toBe('Accepted');
  expect(order?.progress).toMatchObject({ status: 'Canceled', reason: 'NoLiquidity' });
  expect(order && toText(order.progress.cumulativeQuantity)).toBe('0.06');
  expect(clock.pendingTimers()).toEqual([]);
});
