import { createMockVenue, instrumentTable, manualMarket } from '@bot/broker-mock';
import { createRealClock } from '@bot/coinbase-simulator';
import { createRandom } from '@bot/simulation';

const clock = createRealClock();
const venue = createMockVenue({
  ...{ clock, random: createRandom('readme'), instruments: instrumentTable, market: manualMarket() },
  balances: { USD: '10000' },
});

// #region example
import { createCoinbaseSimulator, serveOnLoopback } from '@bot/coinbase-simulator';

test('an order, as any client sends it', async () => {
  const simulator = createCoinbaseSimulator({ venue, clock, asksForNoKey: true });
  const server = await serveOnLoopback(simulator); // { httpUrl, wsUrl, tls }
  venue.start();

  const order_configuration = { limit_limit_gtc: { base_size: '0.01', limit_price: '49000' } };
  const order = { client_order_id: 'mine-1', product_id: 'BTC-USD', side: 'BUY', order_configuration };
  const url = `${server.httpUrl}/api/v3/brokerage/orders`;
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(order) });
  expect(await answer.json()).toMatchObject({ success: true });

  venue.control.price('BTC-USD', '48000');
  expect(venue.truth.orders()).toMatchObject([{ progress: { status: 'Filled' } }]);
  await server.close();
});
// #endregion

afterAll(() => venue.stop());
