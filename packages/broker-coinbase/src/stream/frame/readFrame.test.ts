import { decodeFrame } from './decodeFrame';
import type { Frame } from './frame';

const TIME = '2026-09-07T23:37:22.674409123Z';
const AT = Date.UTC(2026, 8, 7, 23, 37, 22, 674);

const read = (frame: object): Frame => decodeFrame(Buffer.from(JSON.stringify(frame)));
const data = (channel: string, ...events: readonly object[]): Frame =>
  read({ channel, client_id: '', timestamp: TIME, sequence_num: 7, events });
const envelope = { sequence: 7, at: AT };

describe('a frame', () => {
  it('of level 2 has the changes of its books', () => {
    const frame = data('l2_data', {
      type: 'snapshot',
      product_id: 'BTC-USD',
      updates: [{ side: 'offer', event_time: '1970-01-01T00:00:00Z', price_level: '79944.10', new_quantity: '0.06' }],
    });
    const changes = [{ isBid: false, digits: 7_994_410, places: 2, size: 6_000_000 }];
    expect(frame).toEqual({
      channel: 'level2',
      ...envelope,
      events: [{ isSnapshot: true, productId: 'BTC-USD', changes }],
    });
  });

  it('of the ticker has the best prices, and none where the venue leaves them out', () => {
    const whole = { best_bid: '1', best_ask: '2', best_bid_quantity: '3', best_ask_quantity: '4' };
    const tickers = [
      { type: 'ticker', product_id: 'BTC-USD', price: '1.5', ...whole },
      { type: 'ticker', product_id: 'ETH-USD', price: '1.5' },
    ];
    expect(data('ticker', { type: 'update', tickers })).toEqual({
      channel: 'ticker',
      ...envelope,
      tickers: [
        { productId: 'BTC-USD', bestBid: '1', bestAsk: '2', bestBidQuantity: '3', bestAskQuantity: '4' },
        { productId: 'ETH-USD', bestBid: '', bestAsk: '', bestBidQuantity: '', bestAskQuantity: '' },
      ],
    });
  });

  it('of trades has the side that had waited; numbers may come as numbers', () => {
    const trade = { product_id: 'BTC-USD', trade_id: '9', price: 79944.1, size: 1e-8, time: TIME, side: 'SELL' };
    const trades = [
      { productId: 'BTC-USD', tradeId: '9', price: '79944.1', size: '0.00000001', at: AT, makerSide: 'Sell' },
    ];
    expect(data('market_trades', { type: 'update', trades: [trade, { ...trade, side: 'BUY' }] })).toEqual({
      channel: 'market_trades',
      ...envelope,
      events: [{ isSnapshot: false, trades: [...trades, { ...trades[0], makerSide: 'Buy' }] }],
    });
  });

  it('of candles has their opening in seconds', () => {
    const prices = { high: '3', low: '1', open: '2', close: '2.5', volume: '0' };
    expect(
      data('candles', { type: 'update', candles: [{ start: '1688998200', product_id: 'BTC-USD', ...prices }] }),
    ).toEqual({
      channel: 'candles',
      ...envelope,
      events: [{ isSnapshot: false, candles: [{ productId: 'BTC-USD', openedAt: 1_688_998_200_000, ...prices }] }],
    });
  });

  it('of states has one for each product, an empty one for futures', () => {
    const products = [{ id: 'BTC-USD', status: 'online' }, { id: 'BIP-20DEC30-CDE' }];
    expect(data('status', { type: 'snapshot', products })).toMatchObject({
      products: [
        { productId: 'BTC-USD', status: 'online' },
        { productId: 'BIP-20DEC30-CDE', status: '' },
      ],
    });
  });

  it('of heartbeats has a counter, as number or as text', () => {
    const current_time = '2026-09-07 23:37:22.674409 +0000 UTC m=+139651.272674714';
    for (const heartbeat_counter of [139_651, '139651']) {
      expect(data('heartbeats', { current_time, heartbeat_counter })).toMatchObject({ counter: 139_651 });
    }
  });

  it('of subscriptions has the whole connection', () => {
    const subscriptions = { heartbeats: ['heartbeats'], level2: ['BTC-PERP-INTX'] };
    expect(data('subscriptions', { subscriptions })).toMatchObject({
      subscriptions: new Map(Object.entries(subscriptions)),
    });
    expect(data('subscriptions', {})).toMatchObject({ subscriptions: new Map() });
  });

  it('of the user has cumulative orders; one that cannot be read does not hide the others', () => {
    const order = {
      order_id: 'o-1',
      client_order_id: 'c-1',
      product_id: 'BTC-USD',
      status: 'CANCELLED',
      cumulative_quantity: '',
      leaves_quantity: '0',
      filled_value: '',
      total_fees: '0',
      reject_Reason: 'HOLD_FAILURE',
    };
    const { status: _, ...without } = order;
    const frame = data('user', { type: 'snapshot', orders: [order, without, { ...without, order_id: 1 }, null] });
    expect(frame).toMatchObject({
      events: [
        {
          isSnapshot: true,
          orders: [
            { venueOrderId: 'o-1', cumulativeQuantity: '0', filledValue: null, rejectReason: 'HOLD_FAILURE' },
            { venueOrderId: 'o-1', problem: expect.stringContaining('status') },
            { venueOrderId: null },
            { venueOrderId: null, problem: expect.stringContaining('no object') },
          ],
        },
      ],
    });
  });

  it('that refuses has no sequence', () => {
    expect(read({ type: 'error', message: 'authentication failure' })).toEqual({
      channel: 'error',
      message: 'authentication failure',
    });
    expect(read({ type: 'error' })).toEqual({ channel: 'error', message: '' });
  });

  it('of a channel that nobody knows still counts', () => {
    expect(data('futures_balance_summary')).toEqual({ channel: 'other', name: 'futures_balance_summary', ...envelope });
  });

  const change = { side: 'bid', event_time: TIME, price_level: '1', new_quantity: '1' };
  const level2 = (given: object) => ({
    channel: 'l2_data',
    timestamp: TIME,
    sequence_num: 0,
    events: [{ type: 'update', product_id: 'BTC-USD', updates: [{ ...change, ...given }] }],
  });
  const trade = { product_id: 'BTC-USD', trade_id: '9', price: '1', size: '1', time: TIME, side: 'SELL' };
  const trades = (given: object) => ({
    channel: 'market_trades',
    timestamp: TIME,
    sequence_num: 0,
    events: [{ type: 'update', trades: [{ ...trade, ...given }] }],
  });
  it.each([
    [{ channel: 'l2_data', timestamp: TIME, events: [] }, 'sequence_num'],
    [{ channel: 'l2_data', timestamp: 'now', sequence_num: 0, events: [] }, 'timestamp'],
    [{ channel: 'l2_data', timestamp: TIME, sequence_num: 0, events: {} }, 'events'],
    [{ timestamp: TIME, sequence_num: 0 }, 'channel'],
    [{ channel: 'candles', timestamp: TIME, sequence_num: 0, events: [{ type: 'other' }] }, 'type'],
    [level2({ side: 'ask' }), 'side'],
    [level2({ price_level: '0' }), 'price_level'],
    [level2({ price_level: '-1' }), 'price_level'],
    [level2({ price_level: '1234567890.123456789' }), 'price_level'],
    [level2({ new_quantity: '-1' }), 'new_quantity'],
    [level2({ new_quantity: 'many' }), 'new_quantity'],
    [trades({ side: 'UNKNOWN' }), 'side'],
    [trades({ trade_id: '' }), 'trade_id'],
    [trades({ price: '' }), 'price'],
  ])('%j is refused for its %s', (frame, field) => {
    expect(() => read(frame)).toThrow(field);
  });

  it('that is no JSON, or no object, is refused', () => {
    for (const text of ['', '{', '[]', 'null', '"text"', '<html>429</html>', '{"channel":"l2_data","timest']) {
      expect(() => decodeFrame(new TextEncoder().encode(text))).toThrow(/no JSON|no object/);
    }
  });
});
