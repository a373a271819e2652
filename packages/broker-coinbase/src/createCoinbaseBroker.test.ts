import { inspect } from 'node:util';
import { ConfigError, type OrderReport } from '@bot/core';
import { createKernel, createMemoryWire, createRandom, createVirtualClock } from '@bot/simulation';
import { createCoinbaseBroker } from './createCoinbaseBroker';
import { createCoinbaseRest } from './createCoinbaseRest';
import { listPortfolios } from './endpoints/listPortfolios';
import { createCoinbaseMarketData } from './createCoinbaseMarketData';
import { limitBuy, openBrokerWorld } from './testing/brokerWorld';
import { credentials, ed25519Pem, sec1Pem } from './testing/keys';
import { createRestVenue, said } from './testing/restVenue';
import { authorizationOf, startAt } from './testing/restWorld';
import { createScriptedVenue } from './stream/testing/scriptedVenue';
import { orderOf } from './stream/testing/givenUser';
import { accepted, btcUsd, fill, filledHalf, orderId } from './testing/wireFacts';

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

  it('gives up what it waits for when it is closed, and sends nothing more', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /accounts', 'Silence');
    const waiting = world.broker.balances().catch((error: unknown) => error);
    await world.kernel.settled();
    world.broker.close();
    expect(await waiting).toMatchObject({ code: 'Timeout' });
    await expect(world.broker.quote('BTC-USD')).rejects.toMatchObject({ code: 'NotConnected' });
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

  it('hears of its orders by stream, and knows of them what it heard', async () => {
    const world = openBrokerWorld();
    const { venue, sockets, broker, kernel } = world;
    venue.on('POST /orders', said(accepted()));
    const reports: OrderReport[] = [];
    const leave = broker.subscribeReports((report) => reports.push(report));
    await kernel.advance(100);
    await world.run(broker.submitOrder(limitBuy()));
    const told = orderOf('OPEN', '0', { order_id: orderId, client_order_id: 'bot-1', leaves_quantity: '0.01' });
    sockets.last.tell('user', [{ type: 'update', orders: [told] }]);
    await kernel.advance(100);
    expect(reports).toMatchObject([{ type: 'Progress', progress: { status: 'Accepted', clientOrderId: 'bot-1' } }]);
    venue.on('GET /orders/historical/batch', said({ orders: [], has_next: false }));
    expect((await world.run(broker.findOrderByClientId('bot-1')))?.progress.venueOrderId).toBe(orderId);
    leave();
    broker.close();
  });

  it('looks up what the stream does not tell', async () => {
    const { venue, sockets, broker, kernel, run } = openBrokerWorld({ streams: { unheardAfterMs: 500 } });
    venue.on('POST /orders', said(accepted()));
    venue.on(`GET /orders/historical/${orderId}`, said({ order: filledHalf() }));
    venue.on('GET /orders/historical/fills', said({ fills: [fill()], cursor: '' }));
    const types: string[] = [];
    broker.subscribeReports(({ type }) => types.push(type));
    await kernel.advance(100);
    await run(broker.submitOrder(limitBuy()));
    await kernel.advance(5_000);
    expect(types).toEqual(expect.arrayContaining(['Progress', 'Fill']));
    broker.subscribeMarket({ channels: ['Status'], instrumentIds: ['BTC-USD'] }, () => undefined);
    await kernel.advance(6_000);
    expect(venue.lines).toContain('GET /market/products/BTC-USD');
    expect(sockets.sockets.length).toBeGreaterThan(1);
    broker.close();
  });
});

it('what the ports do not ask is asked beside them, with a key or without', async () => {
  const { venue, ...surroundings } = given();
  venue.on('GET /portfolios', said({ portfolios: [{ uuid: 'p-1' }] }));
  expect(await listPortfolios(createCoinbaseRest({ ...surroundings, credentials }))).toEqual([{ uuid: 'p-1' }]);
  const open = createCoinbaseRest(surroundings);
  await expect(listPortfolios(open)).rejects.toMatchObject({ code: 'AuthenticationFailed' });
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

it('market data over sockets needs no key either', async () => {
  const { clock, ...surroundings } = given();
  const kernel = createKernel({ clock });
  const sockets = createScriptedVenue({ clock });
  const wire = createMemoryWire({ clock, server: createRestVenue(sockets) });
  const market = createCoinbaseMarketData({ ...surroundings, clock, wire });
  const types: string[] = [];
  market.subscribeMarket({ channels: ['Level2', 'Heartbeats'], instrumentIds: ['BTC-USD'] }, ({ type }) =>
    types.push(type),
  );
  await kernel.advance(3_000);
  expect(types).toEqual(expect.arrayContaining(['BookSnapshot', 'Heartbeat']));
  expect(sockets.last.said.every(({ jwt }) => jwt === undefined)).toBe(true);
  market.close();
});
