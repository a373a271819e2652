// #region example
import { btcUsd, createKernel, createScriptedBroker, createVirtualClock, limitOrder } from '@bot/simulation';

test('a limit buy fills when the price comes to it, an hour later', async () => {
  const clock = createVirtualClock({ startAt: Date.UTC(2030, 0, 1) });
  const kernel = createKernel({ clock });
  const prices = { 'BTC-USD': '50000' };
  const broker = createScriptedBroker({ clock, instruments: [btcUsd], balances: { USD: '10000' }, prices });

  await broker.submitOrder(limitOrder('my-order', '49000'));
  clock.setTimer(60 * 60 * 1000, () => broker.script.price('BTC-USD', '48900'));
  await kernel.until(() => broker.truth.fills().length === 1); // takes no real time

  expect(new Date(clock.now()).toISOString()).toBe('2030-01-01T01:00:00.000Z');
});
// #endregion
