const AT = '2026-11-22T10:00:00.123456789Z';
const frame = (channel: string, events: readonly object[]): Buffer =>
  Buffer.from(JSON.stringify({ channel, client_id: '', timestamp: AT, sequence_num: 7, events }));

const level = (side: string, price: string, quantity: string): object => ({
  ...{ side, event_time: '2026-11-22T10:00:00.1Z', price_level: price, new_quantity: quantity },
});
const trade = { trade_id: '881', product_id: 'BTC-USD', price: '50000.01', size: '0.5', side: 'BUY', time: AT };
const candle = {
  ...{ start: '1688998200', high: '3', low: '1', open: '2', close: '2.5', volume: '0.10', product_id: 'BTC-USD' },
};
const ticker = {
  ...{ type: 'ticker', product_id: 'BTC-USD', price: '50000', volume_24_h: '16038.28770938', low_24_h: '1' },
  ...{ best_bid: '49999.99', best_ask: '50000.01', best_bid_quantity: '0.1', best_ask_quantity: '2' },
};
const order = {
  ...{ order_id: 'o-1', client_order_id: 'c-1', product_id: 'BTC-USD', status: 'OPEN', order_side: 'BUY' },
  ...{ cumulative_quantity: '0.25', leaves_quantity: '0.75', filled_value: '12500.5', total_fees: '7.5' },
  ...{ time_in_force: 'GOOD_UNTIL_CANCELLED', reject_reason: '', cancel_reason: '', creation_time: AT },
};

/** One of each kind that Coinbase sends. */
export const frameCorpus: readonly Buffer[] = [
  frame('l2_data', [
    ...[
      {
        type: 'snapshot',
        product_id: 'BTC-USD',
        updates: [level('bid', '49999.99', '1.5'), level('offer', '50000.01', '2')],
      },
    ],
  ]),
  frame('l2_data', [
    { type: 'update', product_id: 'ETH-USD', updates: [level('bid', '3000.1', '0'), level('bid', '3000', '7')] },
  ]),
  frame('ticker', [{ type: 'update', tickers: [ticker] }]),
  frame('market_trades', [{ type: 'update', trades: [trade, { ...trade, trade_id: '880', side: 'SELL' }] }]),
  frame('candles', [{ type: 'snapshot', candles: [candle] }]),
  frame('heartbeats', [
    { current_time: '2026-09-07 23:37:22.674409 +0000 UTC m=+139651.27', heartbeat_counter: 139651 },
  ]),
  frame('user', [{ type: 'snapshot', orders: [order], positions: { perpetual_futures_positions: [] } }]),
  frame('status', [{ type: 'snapshot', products: [{ id: 'BTC-USD', status: 'online', product_type: 'SPOT' }] }]),
  frame('subscriptions', [{ subscriptions: { level2: ['BTC-USD'], heartbeats: ['heartbeats'] } }]),
  Buffer.from('{"type":"error","message":"authentication failure"}'),
];
