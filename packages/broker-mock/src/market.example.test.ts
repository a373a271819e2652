// #region example
import { createRandom } from '@bot/simulation';
import { flashCrash, generatedMarket, halt, instrumentTable, jumps, trend } from '@bot/broker-mock';

const market = generatedMarket({
  preset: 'volatile',
  price: [trend('2 %/d'), jumps({ perDay: 4, size: '3 %' })],
  events: [flashCrash({ at: '10m', depth: '90 %', for: '2s' }), halt({ at: '1h', for: '5m' })],
  correlation: { 'ETH-USD': { with: 'BTC-USD', rho: 0.8 } },
});

test('the same seed gives the same market', () => {
  const open = () => market.open({ instruments: instrumentTable, random: createRandom(7), startAt: 0 });
  expect(open().step()).toEqual(open().step());
});
// #endregion
