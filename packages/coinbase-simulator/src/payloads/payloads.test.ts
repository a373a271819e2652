import {
  CoinbaseBalanceFactory,
  CoinbaseCandleFactory,
  CoinbaseEdgeCaseFactory,
  CoinbaseOrderFactory,
  CoinbasePositionFactory,
  CoinbaseProductFactory,
  CoinbaseQuoteFactory,
  type Payload,
} from './index';

const { createSpotProduct, createPerpsProduct, createFuturesProduct } = CoinbaseProductFactory;
const { createQuote, createQuoteFromTrades } = CoinbaseQuoteFactory;
const { createCandle, createCandleSeries } = CoinbaseCandleFactory;
const { createOrder, createMarketOrder, createStopOrder, createPerpsOrder } = CoinbaseOrderFactory;
const { createPosition, createSpotPosition } = CoinbasePositionFactory;
const { createBalance, createAccount } = CoinbaseBalanceFactory;
const edges = CoinbaseEdgeCaseFactory;

const usd = (value: string) => ({ value, currency: 'USD' });

describe('payloads', () => {
  it.each<[string, Payload, object]>([
    [
      'a spot product',
      createSpotProduct(),
      {
        ...{ product_id: 'BTC-USD', product_type: 'SPOT', base_currency_id: 'BTC', quote_currency_id: 'USD' },
        ...{ base_min_size: '0.00001', base_increment: '0.00000001', quote_increment: '0.01', quote_min_size: '' },
      },
    ],
    ['another one', createSpotProduct({ productId: 'ETH-EUR' }), { base_currency_id: 'ETH', quote_currency_id: 'EUR' }],
    [
      'a perpetual',
      createPerpsProduct(),
      {
        ...{ product_id: 'BTC-USD-PERP', base_min_size: '0.001', base_increment: '0.001', price_increment: '0.5' },
        future_product_details: {
          ...{
            contract_size: '1',
            contract_root_unit: 'BTC',
            contract_expiry_type: 'PERPETUAL',
            contract_expiry: null,
          },
          perpetual_details: {
            ...{ max_leverage: '10', funding_rate: '0.0001', open_interest: '0' },
            funding_time: '2026-01-01T08:00:00Z',
          },
        },
      },
    ],
    [
      'a future',
      createFuturesProduct(),
      {
        product_id: 'BTC-USD-FUT-250331',
        future_product_details: {
          ...{ contract_size: '1', contract_root_unit: 'BTC', contract_expiry_type: 'EXPIRING' },
          ...{ contract_expiry: '2026-04-01T00:00:00Z', perpetual_details: { max_leverage: '5' } },
        },
      },
    ],
    [
      'a quote',
      createQuote(),
      {
        ...{ product_id: 'BTC-USD', best_bid: '49950', best_ask: '50050', price: '50000' },
        time: '2026-01-01T00:00:00Z',
      },
    ],
    ['a quote from trades', createQuoteFromTrades(), { trades: [{ product_id: 'BTC-USD', price: '50000' }] }],
    [
      'a candle',
      createCandle(),
      { open: '50000', high: '50500', low: '49500', close: '50200', volume: '1000.5', start: '1767225600' },
    ],
    [
      'an order',
      createOrder(),
      {
        ...{ order_id: 'test-order-123', product_id: 'BTC-USD', side: 'BUY', status: 'OPEN', filled_size: '0' },
        order_configuration: { limit_limit_gtc: { base_size: '0.01', limit_price: '50000', post_only: false } },
      },
    ],
    [
      'a market order',
      createMarketOrder(),
      { status: 'FILLED', filled_size: '0.01', average_filled_price: '50000', time_in_force: 'IMMEDIATE_OR_CANCEL' },
    ],
    [
      'a stop',
      createStopOrder(),
      {
        ...{ side: 'SELL', status: 'PENDING', trigger_status: 'STOP_PENDING' },
        order_configuration: {
          stop_limit_stop_limit_gtc: {
            ...{ base_size: '0.01', limit_price: '49000', stop_price: '49000' },
            stop_direction: 'STOP_DIRECTION_STOP_DOWN',
          },
        },
      },
    ],
    [
      'an order for a perpetual',
      createPerpsOrder(),
      {
        ...{ product_id: 'BTC-USD-PERP', leverage: '5' },
        order_configuration: { limit_limit_gtc: { base_size: '10', limit_price: '50000', post_only: false } },
      },
    ],
    [
      'a position',
      createPosition(),
      {
        ...{ symbol: 'BTC-USD-PERP', position_side: 'POSITION_SIDE_LONG', net_size: '10', leverage: '5' },
        ...{ entry_vwap: usd('50000'), mark_price: usd('50500'), unrealized_pnl: usd('5000') },
      },
    ],
    ['a short', createPosition({ side: 'short' }), { net_size: '-10', unrealized_pnl: usd('-5000') }],
    [
      'a spot position',
      createSpotPosition(),
      { symbol: 'BTC-USD', net_size: '1.5', leverage: '1', unrealized_pnl: usd('750') },
    ],
    ['a balance', createBalance({ hold: '500' }), { currency: 'USD', available: '10000', hold: '500', total: '10500' }],
    ['nothing on hold', createBalance(), { total: '10000' }],
    ['an account', createAccount(), { uuid: 'test-account-123', available_balance: usd('10000') }],
    ['coins', createAccount({ currency: 'BTC', available: '1' }), { type: 'ACCOUNT_TYPE_CRYPTO', name: 'BTC Wallet' }],
    ['an order that is too small', edges.createBelowMinNotionalOrder(), createOrder({ size: '0.00001' })],
    ['an order till a date', edges.createGtdOrder(), { time_in_force: 'GOOD_UNTIL_DATE_TIME' }],
    ['hardly an order', edges.createMinimalOrder(), { order_id: 'minimal-order' }],
    ['a price of zero', edges.createZeroPriceQuote(), { price: '0', trades: [{ price: '50000' }] }],
    [
      'an unheard-of contract',
      edges.createInvalidProduct(),
      { future_product_details: { contract_expiry_type: 'NEVER_HEARD_OF' } },
    ],
  ])('%s', (_, payload, expected) => {
    expect(payload).toMatchObject(expected);
  });

  it('of candles come in a series, the newest first', () => {
    const series = createCandleSeries();
    expect(series).toHaveLength(10);
    expect([series[9], series[8]]).toEqual([
      { start: '1767225600', open: '50000', high: '50500', low: '49500', close: '50500', volume: '1000.5' },
      { start: '1767225900', open: '50500', high: '50500', low: '49500', close: '50000', volume: '1000.5' },
    ]);
  });

  it('can have any field replaced', () => {
    const overrides = { product_id: 'X', more: [1] };
    for (const make of [createSpotProduct, createPerpsProduct, createFuturesProduct, createQuote, createOrder]) {
      expect(make({}, overrides)).toMatchObject(overrides);
    }
  });
});
