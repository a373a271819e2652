// #region example
import { quantityOf, toText } from '@bot/core';
import { createKernel, createRandom, createVirtualClock } from '@bot/simulation';
import { createMockVenue, instrumentTable, manualMarket } from '@bot/broker-mock';

test('a market buy fills what is there, and the rest is canceled', async () => {
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
  venue.control.depth('BTC-USD', '0.06'); // from the next step of the market on
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
  expect(answer.outcome).toBe('Accepted');
  const { progress } = await kernel.run(venue.broker.order('V1'));
  expect([progress.status, progress.reason]).toEqual(['Canceled', 'NoLiquidity']);
  expect(toText(progress.cumulativeQuantity)).toBe('0.06');
  venue.stop();
});
// #endregion
