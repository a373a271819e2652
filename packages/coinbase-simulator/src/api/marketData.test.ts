import { openSimulator } from '../testing/openSimulator';

describe('books', () => {
  it('of one level come for each product, or for those that are asked for', async () => {
    const { call } = openSimulator();
    const { pricebooks } = (await call('GET', '/best_bid_ask?product_ids=BTC-USD')).json;
    expect(pricebooks).toEqual([
      {
        ...{ product_id: 'BTC-USD', bids: [{ price: '49995', size: '10' }], asks: [{ price: '50005', size: '10' }] },
        time: '2026-01-01T00:00:00.020000Z',
      },
    ]);
    expect((await call('GET', '/best_bid_ask')).json.pricebooks).toHaveLength(5);
    expect((await call('GET', '/best_bid_ask?product_ids=NO-SUCH')).status).toBe(404);
  });

  it('are whole, cut or rounded to a step', async () => {
    const { call } = openSimulator();
    const book = async (query: string) => (await call('GET', `/market/product_book?product_id=BTC-USD${query}`)).json;
    const whole = await book('');
    expect(whole).toMatchObject({ last: '50000', mid_market: '50000', spread_bps: '2', spread_absolute: '10' });
    expect(whole.pricebook.bids).toHaveLength(5);
    expect((await book('&limit=1')).pricebook).toMatchObject({
      bids: [{ price: '49995', size: '10' }],
      asks: [{ price: '50005', size: '10' }],
    });
    const { bids, asks } = (await book('&aggregation_price_increment=1000')).pricebook;
    expect([bids[0].price, asks[0].price]).toEqual(['49000', '51000']);
    const total = (levels: { size: string }[]) => levels.reduce((sum, { size }) => sum + Number(size), 0);
    expect(total(bids)).toBeCloseTo(total(whole.pricebook.bids), 6);
  });

  it('may be empty on a side', async () => {
    const { call, control, venue } = openSimulator({ venue: { balances: { USD: '100000000' } } });
    for (const { instrumentId } of venue.instruments.slice(0, 1)) control.take(instrumentId, 'Sell', '3000');
    const { json } = await call('GET', '/product_book?product_id=BTC-USD');
    expect(json).toMatchObject({ mid_market: '', spread_bps: '', spread_absolute: '', pricebook: { bids: [] } });
    expect((await call('GET', '/best_bid_ask?product_id=BTC-USD')).json.pricebooks[0].bids).toEqual([]);
    expect((await call('GET', '/market/products/BTC-USD/ticker?limit=1')).json.best_bid).toBe('');
    expect((await call('GET', '/products/BTC-USD')).json.best_bid_price).toBe('');
  });

  it.each(['', '?product_id=NO-SUCH'])('of nothing are not found: %p', async (query) => {
    const { call } = openSimulator();
    expect((await call('GET', `/product_book${query}`)).status).toBe(404);
  });

  it.each(['0', 'x', '-1'])('are not rounded to %p', async (step) => {
    const { call } = openSimulator();
    const query = `?product_id=BTC-USD&aggregation_price_increment=${step}`;
    expect((await call('GET', `/product_book${query}`)).status).toBe(400);
  });
});

describe('trades', () => {
  it('come newest first, with the side of the maker', async () => {
    const { call, control, kernel } = openSimulator();
    control.take('BTC-USD', 'Buy', '0.01');
    await kernel.advance(2_000);
    control.take('BTC-USD', 'Sell', '0.02');
    const { json } = await call('GET', '/market/products/BTC-USD/ticker?limit=10', { key: null });
    expect(json).toMatchObject({ best_bid: '49995', best_ask: '50005' });
    expect(json.trades).toEqual([
      {
        ...{ trade_id: 'P2', product_id: 'BTC-USD', price: '49995', size: '0.02', side: 'BUY' },
        ...{ time: '2026-01-01T00:00:02.000000Z', bid: '', ask: '', exchange: 'coinbase' },
      },
      expect.objectContaining({ trade_id: 'P1', price: '50005', side: 'SELL' }),
    ]);
    const limited = (await call('GET', '/products/BTC-USD/ticker?limit=1')).json.trades;
    expect(limited).toHaveLength(1);
    const early = (await call('GET', '/products/BTC-USD/ticker?limit=9&start=1767225599&end=1767225601')).json.trades;
    expect(early.map((trade: { trade_id: string }) => trade.trade_id)).toEqual(['P1']);
    expect((await call('GET', '/products/BTC-PERP/ticker?limit=1')).json.trades).toEqual([]);
  });

  it.each(['', '?limit=0', '?limit=x'])('need a limit: %p', async (query) => {
    const { call } = openSimulator();
    expect((await call('GET', `/products/BTC-USD/ticker${query}`)).json.message).toContain('parsing field "limit"');
  });

  it('are remembered up to a thousand', async () => {
    const { call, control } = openSimulator();
    for (let count = 0; count < 2_100; count++) control.take('BTC-USD', 'Buy', '0.0001');
    const { trades } = (await call('GET', '/products/BTC-USD/ticker?limit=5000')).json;
    expect([trades.length, trades[0].trade_id]).toEqual([1_000, 'P2100']);
  });
});

describe('candles', () => {
  const START = 1_767_225_600;

  it('come newest first, closed ones only', async () => {
    const { call, control, kernel } = openSimulator();
    await kernel.advance(60_000);
    control.price('BTC-USD', '51000');
    await kernel.advance(150_000);
    const { json } = await call(
      'GET',
      `/products/BTC-USD/candles?granularity=ONE_MINUTE&start=${START}&end=${START + 600}`,
    );
    expect(json.candles.map((candle: { start: string }) => candle.start)).toEqual([
      ...[String(START + 120), String(START + 60), String(START)],
    ]);
    expect(json.candles[2]).toEqual({
      ...{ start: String(START), open: '50000', high: '50000', low: '50000', close: '50000', volume: '0' },
    });
    const some = (await call('GET', '/market/products/BTC-USD/candles?granularity=ONE_MINUTE&limit=1', { key: null }))
      .json;
    expect(some.candles).toMatchObject([{ start: String(START + 120) }]);
  });

  it.each<[string, string]>([
    ['', 'granularity argument is invalid'],
    ['?granularity=ONE_WEEK', 'granularity argument is invalid'],
    [
      `?granularity=ONE_MINUTE&start=${START}&end=${START + 351 * 60}`,
      'start and end argument is invalid - number of candles requested should be less than 350',
    ],
    [`?granularity=ONE_MINUTE&start=${START}&end=${START - 60}`, 'start and end argument is invalid'],
  ])('are refused for %p', async (query, message) => {
    const { call } = openSimulator();
    const { status, json } = await call('GET', `/products/BTC-USD/candles${query}`);
    expect([status, json.message]).toEqual([400, message]);
  });
});
