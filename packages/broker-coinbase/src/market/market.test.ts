import { toText } from '@bot/core';
import { openBrokerWorld, type BrokerWorld } from '../testing/brokerWorld';
import { said } from '../testing/restVenue';
import { startAt } from '../testing/restWorld';
import { btcUsd } from '../testing/wireFacts';

const MINUTE = 60_000;

describe('the instruments', () => {
  it('are of spot and perpetual, each once', async () => {
    const { broker, run } = openBrokerWorld();
    const ids = (await run(broker.instruments())).map(({ instrumentId }) => instrumentId);
    expect(ids).toEqual(['BTC-USD', 'BTC-USDC', 'BIP-20DEC30-CDE', 'BTC-PERP-INTX']);
  });

  it('leave out one that makes no sense, and say so once', async () => {
    const world = openBrokerWorld();
    const products = [btcUsd(), btcUsd({ product_id: 'ODD-USD', base_increment: '' }), { product_id: 7 }, null];
    world.venue.on('GET /market/products?product_type=SPOT', said({ products }));
    const ids = () => world.run(world.broker.instruments());
    expect((await ids()).map(({ instrumentId }) => instrumentId)).not.toContain('ODD-USD');
    await ids();
    expect(world.logged.filter(({ level }) => level === 'warn')).toHaveLength(3);
  });

  it('of which one list fails are an error', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /market/products?product_type=FUTURE', said('', 503));
    await expect(world.run(world.broker.instruments())).rejects.toMatchObject({ code: 'VenueUnavailable' });
    world.venue.on('GET /market/products?product_type=FUTURE', said({ num_products: 0 }));
    await expect(world.run(world.broker.instruments())).rejects.toMatchObject({ code: 'UndecodableAnswer' });
  });
});

describe('a quote', () => {
  const book = (change: object = {}) => ({
    pricebook: {
      ...{ product_id: 'BTC-USD', time: '2026-11-22T10:00:00.5Z' },
      ...{ bids: [{ price: '49999', size: '0.3' }], asks: [{ price: '50001', size: 0.2 }] },
      ...change,
    },
  });
  const quote = (world: BrokerWorld, body: unknown, status = 200) => {
    world.venue.on('GET /market/product_book?product_id=BTC-USD&limit=1', said(body, status));
    return world.run(world.broker.quote('BTC-USD'));
  };

  it('is the best of each side', async () => {
    const { bid, ask, bidSize, askSize, at } = await quote(openBrokerWorld(), book());
    expect([bid, ask, bidSize, askSize].map(toText)).toEqual(['49999', '50001', '0.3', '0.2']);
    expect(at).toBe(startAt + 500);
    expect((await quote(openBrokerWorld(), book({ time: '' }))).at).toBe(startAt);
  });

  it.each([
    ['no bid', book({ bids: [] }), 200, 'VenueUnavailable'],
    ['a price of nothing', book({ asks: [{ price: '0', size: '1' }] }), 200, 'UndecodableAnswer'],
    ['no price', book({ asks: [{ price: '', size: '1' }] }), 200, 'UndecodableAnswer'],
    ['no product', { error: 'NOT_FOUND', error_details: 'valid product_id is required' }, 404, 'NotFound'],
  ])('with %s is an error', async (_what, body, status, code) => {
    await expect(quote(openBrokerWorld(), body, status)).rejects.toMatchObject({ code });
  });
});

describe('the candles', () => {
  const wire = (openedAt: number, close = '2') => ({
    ...{ start: String(openedAt / 1_000), open: '1', high: '3', low: '0.5', close, volume: '10' },
  });
  const path = 'GET /market/products/BTC-USD/candles';
  const candles = (world: BrokerWorld, durationMs: number, count: number) =>
    world.run(world.broker.candles({ instrumentId: 'BTC-USD', durationMs, count }));

  it('are closed ones, oldest first, the newest so many', async () => {
    const world = openBrokerWorld();
    const back = (minutes: number) => wire(startAt - minutes * MINUTE);
    world.venue.on(path, said({ candles: [back(0), back(1), back(2), back(3)] }));
    const found = await candles(world, MINUTE, 2);
    expect(found.map(({ openedAt }) => (startAt - openedAt) / MINUTE)).toEqual([2, 1]);
    const [line] = world.venue.lines;
    const seconds = startAt / 1_000;
    expect(line).toBe(`${path}?start=${seconds - 18_000}&end=${seconds - 60}&granularity=ONE_MINUTE&limit=300`);
  });

  it('are looked for further back where nothing was traded, and not without end', async () => {
    const world = openBrokerWorld();
    world.venue.on(
      path,
      said({ candles: [] }),
      said({ candles: [wire(startAt - 400 * MINUTE)] }),
      said({ candles: [] }),
    );
    expect(await candles(world, MINUTE, 1)).toHaveLength(1);
    expect(world.venue.lines).toHaveLength(2);
    expect(await candles(world, MINUTE, 1)).toHaveLength(0);
    expect(world.venue.lines).toHaveLength(6);
  });

  it('of ten minutes are made of those of five', async () => {
    const world = openBrokerWorld();
    const fives = [5, 10, 15, 20].map((minutes) => wire(startAt - minutes * MINUTE, String(minutes)));
    world.venue.on(path, said({ candles: fives }), said({ candles: [] }));
    const found = await candles(world, 10 * MINUTE, 5);
    expect(world.venue.lines[0]).toContain('FIVE_MINUTE');
    expect(found.map(({ close, volume, durationMs }) => [toText(close), toText(volume), durationMs])).toEqual([
      ['15', '20', 600_000],
      ['5', '20', 600_000],
    ]);
  });

  it.each([5_000, 0, 90_000])('of %s ms are not to be had', async (durationMs) => {
    await expect(candles(openBrokerWorld(), durationMs, 1)).rejects.toMatchObject({ code: 'InvalidRequest' });
  });

  it('that cannot be read are an error', async () => {
    const world = openBrokerWorld();
    world.venue.on(path, said({ candles: [{ ...wire(startAt), start: 'noon' }] }));
    await expect(candles(world, MINUTE, 1)).rejects.toMatchObject({ code: 'UndecodableAnswer' });
  });
});

it('the time of the venue corrects ours', async () => {
  const world = openBrokerWorld();
  world.venue.on('GET /time', said({ iso: new Date(startAt + 9_000).toISOString(), epochMillis: '1' }));
  expect(await world.run(world.broker.venueTime())).toBe(startAt + 9_000);
  await world.run(world.broker.start());
  world.venue.on('GET /time', said({ iso: 'noon' }));
  await expect(world.run(world.broker.venueTime())).rejects.toMatchObject({ code: 'UndecodableAnswer' });
});
