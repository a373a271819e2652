import { createCoinbaseBroker, createNodeWire, type CoinbaseUrls } from '@bot/broker-coinbase';
import { createMockVenue, instrumentTable, manualMarket } from '@bot/broker-mock';
import {
  createCoinbaseSimulator,
  createRealClock,
  generateKey,
  serveOnLoopback,
  type LoopbackTls,
} from '@bot/coinbase-simulator';
import { assert, quantityOf, type Broker, type OrderRequest, type Wire } from '@bot/core';
import { createRandom } from '@bot/simulation';
import type { ProcessScenario } from '@bot/test-fixtures';
import { failureToOpen } from './sockets/failureToOpen';

const key = generateKey('ES256');
const clock = createRealClock();

/** A simulator behind TLS with a certificate of its own making, and how many requests have reached it. */
async function openSecured() {
  const venue = createMockVenue({
    ...{ clock, random: createRandom('tls'), instruments: instrumentTable, market: manualMarket() },
    balances: { USD: '10000' },
  });
  venue.start();
  let requests = 0;
  const simulator = createCoinbaseSimulator({ venue, clock, keys: [key], log: () => void (requests += 1) });
  const server = await serveOnLoopback(simulator, { tlsPort: 0 });
  assert(server.tls !== null, 'it was asked to serve over TLS');
  return {
    tls: server.tls,
    requests: () => requests,
    async close() {
      await server.close();
      simulator.close();
      venue.stop();
    },
  };
}

const order: OrderRequest = {
  ...{
    clientOrderId: 'never-sent',
    instrumentId: 'BTC-USD',
    side: 'Buy',
    type: 'Market',
    quantity: quantityOf('0.01'),
  },
  ...{ limitPrice: null, timeInForce: 'IOC', postOnly: false, reduceOnly: false },
};

const urlsOf = ({ httpsUrl, wssUrl }: LoopbackTls): CoinbaseUrls => ({ rest: httpsUrl, market: wssUrl, user: wssUrl });

function clientOver(wire: Wire, urls: CoinbaseUrls): Broker {
  const credentials = { keyName: key.name, privateKey: key.secret };
  return createCoinbaseBroker({ wire, clock, random: createRandom('client'), urls, credentials });
}

export const certificates = (scenario: ProcessScenario): void =>
  scenario(
    'BE-30',
    'The venue cannot prove who it is → nothing is sent, and there is no way back to plain text',
    {
      verifies: [
        'a certificate that nobody vouches for is refused: no request, no order, no stream',
        'one of an authority that was named is accepted',
        'another certificate in its place is refused',
        'nothing leaves this machine unencrypted',
      ],
      tags: ['scenario', 'edge_case', 'security'],
      onlyHere: 'there are no certificates in memory',
    },
    async ({ verify }) => {
      const [first, second] = [await openSecured(), await openSecured()];
      const [trusting, naming] = [createNodeWire(), createNodeWire({ ca: first.tls.certificate })];
      const refused = { code: 'NotConnected', venueOutcome: 'NotActed', message: /could not prove who it is/ };
      const isRefused = async (wire: Wire, urls: CoinbaseUrls): Promise<void> => {
        const broker = clientOver(wire, urls);
        const { message } = refused;
        const asExpected = { ...refused, message: expect.stringMatching(message) as unknown };
        await expect(broker.quote('BTC-USD')).rejects.toMatchObject(asExpected);
        await expect(broker.submitOrder(order)).rejects.toMatchObject(asExpected);
        expect((await failureToOpen(wire, urls.market))?.message).toMatch(message);
      };
      try {
        await verify('a certificate that nobody vouches for is refused: no request, no order, no stream', async () => {
          await isRefused(trusting, urlsOf(first.tls));
          expect(first.requests()).toBe(0);
        });
        await verify('one of an authority that was named is accepted', async () => {
          const quote = await clientOver(naming, urlsOf(first.tls)).quote('BTC-USD');
          expect(quote.instrumentId).toBe('BTC-USD');
          expect(await failureToOpen(naming, first.tls.wssUrl)).toBeUndefined();
        });
        await verify('another certificate in its place is refused', async () => {
          await isRefused(naming, urlsOf(second.tls));
          expect(second.requests()).toBe(0);
        });
        await verify('nothing leaves this machine unencrypted', async () => {
          const plain = { rest: 'http://coinbase.test', market: 'ws://coinbase.test', user: 'ws://coinbase.test' };
          await isRefused(trusting, plain);
        });
      } finally {
        for (const each of [trusting, naming, first, second]) await each.close();
      }
    },
  );
