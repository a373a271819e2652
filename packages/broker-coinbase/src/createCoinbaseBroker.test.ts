import { inspect } from 'node:util';
import { ConfigError } from '@bot/core';
import { createRandom, createVirtualClock, createMemoryWire } from '@bot/simulation';
import { createCoinbaseBroker } from './createCoinbaseBroker';
import { createCoinbaseMarketData } from './createCoinbaseMarketData';
import { limitBuy, openBrokerWorld } from './testing/brokerWorld';
import { credentials, ed25519Pem, sec1Pem } from './testing/keys';
import { createRestVenue, said } from './testing/restVenue';
import { authorizationOf, startAt } from './testing/restWorld';
import { accepted, btcUsd } from './testing/wireFacts';

const given = () => {
  const clock = createVirtualClock({ startAt });
  const venue = createRestVenue();
  return { venue, clock, random: createRandom(1), wire: createMemoryWire({ clock, server: venue }) };
};

describe('the broker', () => {
  it('is not made with credentials that cannot be used, and nothing is sent', () => {
    const { venue, ...surroundings } = given();
    const bad = { ...credentials, privateKey: 'YOUR KEY HERE' };
    expect(() => createCoinbaseBroker({ ...surroundings, credentials: bad })).toThrow(ConfigError);
    expect(venue.requests).toEqual([]);
  });

  it('signs with other credentials once it is given them', async () => {
    const world = openBrokerWorld();
    const headers = () => authorizationOf(world.venue.requests.at(-1) ?? Object()).split('.')[0];
    await world.run(world.broker.balances());
    const before = headers();
    world.broker.refreshCredentials({ keyName: 'another', privateKey: ed25519Pem });
    await world.run(world.broker.balances());
    expect(headers()).not.toBe(before);
    // The other key may belong to another portfolio.
    expect(world.venue.lines.filter((line) => line === 'GET /key_permissions')).toHaveLength(2);
  });

  it('asks for the time when a token was refused, and not each time', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /transaction_summary', said('Unauthorized\n', 401));
    world.venue.on('GET /time', said('', 503));
    await world.run(world.broker.fees()).catch(() => undefined);
    expect(world.venue.lines.filter((line) => line === 'GET /time')).toHaveLength(1);
    world.venue.on('GET /time', said({ iso: new Date(startAt).toISOString() }));
    await world.run(world.broker.venueTime());
    await world.run(world.broker.permissions());
    await world.run(world.broker.fees()).catch(() => undefined);
    expect(world.venue.lines.filter((line) => line === 'GET /time')).toHaveLength(2);
  });

  it('lets no secret out: not in what it is, says or throws', async () => {
    const world = openBrokerWorld();
    const secret = sec1Pem.split('\n')[1] ?? '';
    world.venue.on('GET /transaction_summary', (request) => said(`echo ${JSON.stringify(request.headers)}`, 500));
    world.venue.on('GET /accounts', (request) => said({ message: JSON.stringify(request.headers) }, 401));
    const thrown = [
      await world.run(world.broker.fees()).catch((error: unknown) => error),
      await world.run(world.broker.balances()).catch((error: unknown) => error),
    ];
    const token = authorizationOf(world.venue.requests.at(-1) ?? Object()).slice('Bearer '.length);
    const shown = inspect([world.broker, thrown, world.logged], { depth: 20, showHidden: true });
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(token);
    expect(shown).not.toContain(token.split('.')[2]);
    world.broker.close();
  });

  it('hears of its orders by stream, and forgets nothing of them', async () => {
    const world = openBrokerWorld();
    world.venue.on('POST /orders', said(accepted()));
    const leave = world.broker.subscribeReports(() => undefined);
    await world.run(world.broker.submitOrder(limitBuy()));
    leave();
    world.broker.close();
  });
});

describe('the market data', () => {
  it('needs no key', async () => {
    const { venue, ...surroundings } = given();
    const market = createCoinbaseMarketData({ ...surroundings, streams: { backoffMs: 1_000 } });
    venue.on('GET /market/products', said({ products: [btcUsd()] }));
    expect((await market.instruments()).map(({ instrumentId }) => instrumentId)).toEqual(['BTC-USD']);
    expect(venue.requests.every(({ headers }) => headers['authorization'] === undefined)).toBe(true);
    market.close();
  });
});
