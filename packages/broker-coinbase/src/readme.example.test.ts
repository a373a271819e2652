// #region example
import { generateKeyPairSync } from 'node:crypto';
import { createCoinbaseBroker } from '@bot/broker-coinbase';
import { markOf, toText } from '@bot/core';
import { createMemoryWire, createRandom, createVirtualClock, type WireServer } from '@bot/simulation';

test('the price of bitcoin', async () => {
  const clock = createVirtualClock({ startAt: Date.UTC(2026, 10, 22) }); // live: the clock of the machine
  const wire = createMemoryWire({ clock, server }); // live: createNodeWire()
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' }); // live: the PEM of the portal
  const credentials = {
    keyName: 'organizations/1/apiKeys/2',
    privateKey: privateKey.export({ format: 'pem', type: 'sec1' }).toString(),
  };

  const broker = createCoinbaseBroker({ wire, clock, random: createRandom('any seed'), credentials });
  expect(toText(markOf(await broker.quote('BTC-USD')).price)).toBe('50000');
  broker.close();
});

const book = {
  product_id: 'BTC-USD',
  bids: [{ price: '49999', size: '0.5' }],
  asks: [{ price: '50001', size: '0.2' }],
};
const server: WireServer = {
  answer: async () => ({ status: 200, headers: {}, body: Buffer.from(JSON.stringify({ pricebook: book })) }),
  accept: () => ({ received: () => undefined, closed: () => undefined }),
};
// #endregion
