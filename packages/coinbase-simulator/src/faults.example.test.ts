import { createMockVenue, instrumentTable, manualMarket } from '@bot/broker-mock';
import { createCoinbaseSimulator, createRealClock, serveOnLoopback } from '@bot/coinbase-simulator';
import { createRandom } from '@bot/simulation';

const clock = createRealClock();
const venue = createMockVenue({
  ...{ clock, random: createRandom('faults'), instruments: instrumentTable, market: manualMarket(), balances: {} },
});
const simulator = createCoinbaseSimulator({ venue, clock, asksForNoKey: true });

// #region example
import { withWireFaults } from '@bot/coinbase-simulator';

test('the connection breaks in the middle of an answer', async () => {
  const { server, faults } = withWireFaults(simulator, clock);
  const { httpUrl, close } = await serveOnLoopback(server);

  faults.on('GET /accounts').truncateBody({ afterBytes: 10 });
  await expect(fetch(`${httpUrl}/api/v3/brokerage/accounts`).then((answer) => answer.text())).rejects.toThrow();
  expect((await fetch(`${httpUrl}/api/v3/brokerage/accounts`)).status).toBe(200);
  expect(faults.pending()).toEqual([]); // what was armed and never happened

  faults.on('POST /orders').nth(2).reset({ acted: true }); // the venue acts, and nobody hears of it
  faults.on('* /*').for('1m').html({ status: 429 }); // a page in place of JSON
  faults.on('frames level2').sequenceGap();
  faults.on('frames user').nth(3).close({ code: 1001 });
  faults.on('frames').garble();
  venue.control.faults.disconnect('market', { kind: 'silent', for: '2m' }); // what the venue itself does wrong
  venue.control.faults.restart({ for: '10s' });
  await close();
});
// #endregion

afterAll(() => {
  simulator.close();
  venue.stop();
});
