import { quantityOf } from '@bot/core';
import { limitOrder } from '@bot/simulation';
import { openStreamWorld, START } from '../testing/streamWorld';

async function openOne(channel: string, productIds: readonly string[] = ['BTC-USD']) {
  const world = openStreamWorld();
  const client = await world.connect();
  client.subscribe(channel, productIds);
  await world.kernel.advance(20);
  const { price, take, status } = world.venue.control;
  return { ...world, client, price, take, status };
}

describe('level2', () => {
  it('tells the whole book, then new quantities; zero takes a price out', async () => {
    const { kernel, client, order, venue } = await openOne('level2');
    const [snapshot] = client.events('l2_data');
    expect(snapshot).toMatchObject({ type: 'snapshot', product_id: 'BTC-USD' });
    const event_time = '2026-09-07T23:37:22.000000000Z';
    const updates = snapshot?.['updates'] as object[];
    expect(updates[0]).toEqual({ side: 'bid', event_time, price_level: '49995', new_quantity: expect.any(String) });
    expect(updates.at(-1)).toMatchObject({ side: 'offer' });
    await order('40000.5');
    await kernel.advance(20);
    venue.control.loseOpenOrders();
    await kernel.advance(20);
    const changes = client
      .events('l2_data')
      .slice(1)
      .map((event) => event['updates']);
    expect(changes).toEqual([
      [expect.objectContaining({ side: 'bid', price_level: '40000.5', new_quantity: '0.01' })],
      [expect.objectContaining({ side: 'bid', price_level: '40000.5', new_quantity: '0' })],
    ]);
  });
});

describe('ticker', () => {
  it('tells the price with the best bid and ask, first as it is, then with each trade and each new best price', async () => {
    const { kernel, client, price, take } = await openOne('ticker');
    expect(client.lines()).toEqual(['0 ticker snapshot', '1 subscriptions {"ticker":["BTC-USD"]}']);
    expect(client.events('ticker')[0]?.['tickers']).toEqual([
      {
        type: 'ticker',
        product_id: 'BTC-USD',
        price: '50000',
        volume_24_h: '0',
        low_24_h: '50000',
        high_24_h: '50000',
        low_52_w: '50000',
        high_52_w: '50000',
        price_percent_chg_24_h: '0.00000000',
        best_bid: '49995',
        best_ask: '50005',
        best_bid_quantity: expect.any(String),
        best_ask_quantity: expect.any(String),
      },
    ]);
    take('BTC-USD', 'Buy', '0.001');
    await kernel.advance(20);
    price('BTC-USD', '55000');
    await kernel.advance(20);
    const tickers = client.events('ticker').map((event) => (event['tickers'] as object[])[0]);
    expect(tickers).toMatchObject([
      { price: '50000' },
      { price: '50005', best_ask_quantity: '10' },
      { price: '50005', best_ask_quantity: '9.999' },
      { price: '50005', best_bid: '54994.5' },
    ]);
  });

  it('tells of the day what the venue remembers of it', async () => {
    const { kernel, connect, price, take } = await openOne('heartbeats');
    take('BTC-USD', 'Buy', '0.5');
    price('BTC-USD', '40000');
    await kernel.advance(3_600_000);
    price('BTC-USD', '60000');
    take('BTC-USD', 'Buy', '0.25');
    await kernel.advance(3_600_000);
    price('BTC-USD', '45000');
    take('BTC-USD', 'Buy', '1');
    const client = await connect();
    client.subscribe('ticker', ['BTC-USD']);
    await kernel.advance(20);
    expect(client.events('ticker')[0]?.['tickers']).toMatchObject([
      {
        low_24_h: '40000',
        high_24_h: '60006',
        volume_24_h: '0.75',
        price: '45004.5',
        price_percent_chg_24_h: '-9.99100000',
      },
    ]);
  });

  it('has no best prices where one side of the book is empty', async () => {
    const { kernel, venue, connect, order } = openStreamWorld({ venue: { startAt: START + 60_000 } });
    venue.control.account('rival', { BTC: '1' });
    const client = await connect();
    client.subscribe('ticker', ['BTC-USD']);
    await order('40000');
    const sale = limitOrder('r1', '40000', { side: 'Sell', quantity: quantityOf('0.005') });
    await kernel.run(
      venue
        .counter('rival')
        .send({ method: 'submitOrder', summary: '' }, (reply) => venue.counter('rival').execution.submit(sale, reply)),
    );
    await kernel.advance(20);
    expect(client.events('ticker')).toMatchObject([{ type: 'snapshot', tickers: [{ price: '40000', best_bid: '' }] }]);
  });

  it('is acknowledged without a snapshot where nobody knows a price', async () => {
    const { kernel, clock, connect } = openStreamWorld({ venue: { startAt: START + 60_000 } });
    const client = await connect();
    for (const channel of ['ticker', 'ticker_batch']) client.subscribe(channel, ['BTC-USD']);
    await kernel.advance(900);
    expect(client.lines()).toEqual([]);
    await kernel.advance(20_000);
    expect(client.lines()).toEqual([
      '0 subscriptions {"ticker":["BTC-USD"]}',
      '1 subscriptions {"ticker":["BTC-USD"],"ticker_batch":["BTC-USD"]}',
    ]);
    await kernel.advance(START + 60_020 - clock.now());
    expect(client.lines()).toEqual(['2 ticker snapshot', '3 ticker_batch snapshot']);
  });
});

describe('ticker_batch', () => {
  it('tells every 5 s what is new, without the best prices', async () => {
    const { kernel, client, price, take } = await openOne('ticker_batch');
    price('BTC-USD', '51000');
    take('BTC-USD', 'Sell', '0.001');
    await kernel.advance(4_979);
    expect(client.lines()).toEqual(['0 ticker_batch snapshot', '1 subscriptions {"ticker_batch":["BTC-USD"]}']);
    await kernel.advance(1);
    expect(client.lines()).toEqual(['2 ticker_batch update']);
    // What was taken is quoted anew at the next step; from then on nothing is new.
    await kernel.advance(10_000);
    client.lines();
    await kernel.advance(60_000);
    expect(client.lines()).toEqual([]);
    const [first, second] = client.events('ticker_batch').map((event) => (event['tickers'] as object[])[0]);
    expect(first).not.toHaveProperty('best_bid');
    expect(second).toMatchObject({ price: '50994.9' });
  });
});

describe('market_trades', () => {
  it('tells together what was traded within 250 ms, newest first, with the side of who had waited', async () => {
    const { kernel, client, take } = await openOne('market_trades');
    expect(client.lines()).toEqual(['0 market_trades snapshot', '1 subscriptions {"market_trades":["BTC-USD"]}']);
    take('BTC-USD', 'Buy', '0.001');
    take('BTC-USD', 'Sell', '0.002');
    await kernel.advance(200);
    take('BTC-USD', 'Buy', '0.003');
    await kernel.advance(69);
    expect(client.lines()).toEqual([]);
    await kernel.advance(200);
    expect(client.lines()).toEqual(['2 market_trades update']);
    const [, update] = client.events('market_trades');
    expect(update?.['trades']).toMatchObject([
      { price: '50005', size: '0.003', side: 'SELL' },
      { price: '49995', size: '0.002', side: 'BUY', time: '2026-09-07T23:37:22.020000000Z' },
      { trade_id: 'trade-P1', product_id: 'BTC-USD', price: '50005', size: '0.001', side: 'SELL' },
    ]);
  });

  it('shows by a gap that a trade was lost', async () => {
    const { kernel, client, take, venue } = await openOne('market_trades');
    client.lines();
    venue.control.faults.on('market').drop();
    for (const quantity of ['0.001', '0.002']) take('BTC-USD', 'Buy', quantity);
    await kernel.advance(300);
    expect(client.lines()).toEqual(['3 market_trades update']);
  });
});

describe('candles', () => {
  it('tells the closed buckets of five minutes, newest first, then the running one at most once a second', async () => {
    const { kernel, price, take, connect } = await openOne('heartbeats');
    price('BTC-USD', '51000');
    await kernel.advance(300_000);
    price('BTC-USD', '52000');
    take('BTC-USD', 'Buy', '0.5');
    await kernel.advance(300_000);
    const client = await connect();
    client.subscribe('candles', ['BTC-USD']);
    await kernel.advance(20);
    const [snapshot] = client.events('candles');
    const candles = snapshot?.['candles'] as { start: string }[];
    expect(candles[0]).toEqual({
      ...{ start: '1788824400', product_id: 'BTC-USD' },
      ...{ open: '51000', high: '52005.2', low: '51000', close: '52000', volume: '0.5' },
    });
    expect(candles.map(({ start }) => Number(start))).toEqual([1788824400, 1788824100]);
    expect(client.lines().slice(0, 2)).toEqual(['0 candles snapshot', '1 subscriptions {"candles":["BTC-USD"]}']);
    price('BTC-USD', '53000');
    await kernel.advance(2_000);
    expect(client.events('candles').at(-1)).toMatchObject({ type: 'update', candles: [{ close: '53000' }] });
  });
});

describe('status', () => {
  it('tells of a product, or of all, and again when it changes', async () => {
    const { kernel, client, status, venue } = await openOne('status', []);
    expect(client.lines()).toHaveLength(venue.instruments.length + 1);
    expect(client.events('status')[0]?.['products']).toEqual([
      {
        product_type: 'SPOT',
        id: 'BTC-USD',
        base_currency: 'BTC',
        quote_currency: 'USD',
        base_increment: '0.00000001',
        quote_increment: '0.01',
        display_name: 'BTC/USD',
        status: 'online',
        status_message: '',
        min_market_funds: '1',
      },
    ]);
    status('BTC-PERP', 'LimitOnly');
    status('BTC-PERP', 'Disabled');
    await kernel.advance(20);
    expect(client.events('status').slice(-2)).toMatchObject([
      {
        type: 'snapshot',
        products: [{ id: 'BTC-PERP-INTX', product_type: 'FUTURE', status: 'online', status_message: 'Limit only' }],
      },
      { type: 'snapshot', products: [{ status: 'offline', status_message: 'Trading disabled' }] },
    ]);
  });
});

describe('heartbeats', () => {
  it('come once a second with a counter that goes on and a time as Go writes it', async () => {
    const { kernel, connect } = openStreamWorld();
    await kernel.advance(5_272);
    const client = await connect();
    client.subscribe('heartbeats');
    await kernel.advance(2_000);
    expect(client.events('heartbeats')).toEqual([
      { heartbeat_counter: 6, current_time: '2026-09-07 23:37:28.272000 +0000 UTC m=+6.272000000' },
      { heartbeat_counter: 7, current_time: '2026-09-07 23:37:29.272000 +0000 UTC m=+7.272000000' },
    ]);
  });
});
