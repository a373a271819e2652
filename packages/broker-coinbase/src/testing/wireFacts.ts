/** Bodies as the venue writes them, changed where a test says so. */
type Fields = Record<string, unknown>;

export const orderId = '1a2b3c4d-0000-4000-8000-000000000001';

export const btcUsd = (change: Fields = {}): Fields => ({
  product_id: 'BTC-USD',
  price: '50000.01',
  price_percentage_change_24h: '1.2',
  volume_24h: '8423.11',
  base_increment: '0.00000001',
  quote_increment: '0.01',
  price_increment: '0.01',
  quote_min_size: '1',
  quote_max_size: '150000000',
  base_min_size: '0.00000001',
  base_max_size: '3400',
  base_name: 'Bitcoin',
  quote_name: 'US Dollar',
  watched: false,
  is_disabled: false,
  new: false,
  status: 'online',
  cancel_only: false,
  limit_only: false,
  post_only: false,
  trading_disabled: false,
  auction_mode: false,
  product_type: 'SPOT',
  quote_currency_id: 'USD',
  base_currency_id: 'BTC',
  fcm_trading_session_details: null,
  mid_market_price: '',
  alias: '',
  alias_to: ['BTC-USDC'],
  base_display_symbol: 'BTC',
  quote_display_symbol: 'USD',
  view_only: false,
  product_venue: 'CBE',
  ...change,
});

export const btcUsdc = btcUsd({ product_id: 'BTC-USDC', quote_currency_id: 'USDC', alias: 'BTC-USD', alias_to: [] });

/** A perpetual of the US: it says that it expires. */
export const bip = (change: Fields = {}): Fields => ({
  ...btcUsd(),
  product_id: 'BIP-20DEC30-CDE',
  base_increment: '1',
  price_increment: '5',
  base_min_size: '1',
  base_max_size: '5000',
  quote_min_size: '0',
  status: '',
  product_type: 'FUTURE',
  quote_currency_id: 'USD',
  base_currency_id: '',
  base_display_symbol: '',
  product_venue: 'FCM',
  future_product_details: {
    venue: 'cde',
    contract_size: '0.01',
    contract_root_unit: 'BTC',
    contract_expiry_type: 'EXPIRING',
    contract_expiry: '2030-12-20T15:00:00Z',
    perpetual_details: null,
    funding_interval: '3600s',
    funding_rate: '0.000011',
    funding_time: '2026-11-22T10:00:00Z',
    intraday_margin_rate: { long_margin_rate: '0.1', short_margin_rate: '0.1' },
    overnight_margin_rate: { long_margin_rate: '0.246', short_margin_rate: '0.306' },
  },
  ...change,
});

/** A perpetual of the international exchange. */
export const btcPerpIntx = (change: Fields = {}): Fields => ({
  ...btcUsd(),
  product_id: 'BTC-PERP-INTX',
  base_increment: '0.0001',
  quote_increment: '0.1',
  price_increment: '0.1',
  base_min_size: '0.0001',
  base_max_size: '',
  quote_min_size: '10',
  status: '',
  product_type: 'FUTURE',
  quote_currency_id: 'USDC',
  base_currency_id: '',
  product_venue: 'INTX',
  future_product_details: {
    venue: 'intx',
    contract_size: '1',
    contract_root_unit: 'BTC',
    contract_expiry_type: 'PERPETUAL',
    perpetual_details: { open_interest: '1', funding_rate: '0.00001', funding_time: null, max_leverage: '10' },
  },
  ...change,
});

/** As it is listed: nothing filled yet. */
export const openOrder = (change: Fields = {}): Fields => ({
  order_id: orderId,
  product_id: 'BTC-USD',
  user_id: '3e625b74',
  order_configuration: {
    limit_limit_gtc: {
      base_size: '0.01',
      limit_price: '50000',
      post_only: false,
      rfq_disabled: false,
      reduce_only: false,
    },
  },
  side: 'BUY',
  client_order_id: 'bot-1',
  status: 'OPEN',
  time_in_force: 'GOOD_UNTIL_CANCELLED',
  created_time: '2026-11-22T10:00:00.123456Z',
  completion_percentage: '0',
  filled_size: '0',
  average_filled_price: '0',
  fee: '',
  number_of_fills: '0',
  filled_value: '',
  pending_cancel: false,
  size_in_quote: false,
  total_fees: '0',
  trigger_status: 'INVALID_ORDER_TYPE',
  order_type: 'LIMIT',
  reject_reason: 'REJECT_REASON_UNSPECIFIED',
  reject_message: '',
  cancel_message: '',
  settled: false,
  product_type: 'SPOT',
  order_placement_source: 'RETAIL_ADVANCED',
  is_liquidation: false,
  last_fill_time: null,
  edit_history: [],
  leverage: '',
  margin_type: 'UNKNOWN_MARGIN_TYPE',
  ...change,
});

export const filledHalf = (change: Fields = {}): Fields =>
  openOrder({
    filled_size: '0.005',
    average_filled_price: '49999.5',
    filled_value: '249.9975',
    total_fees: '1.5',
    last_fill_time: '2026-11-22T10:00:01.5Z',
    ...change,
  });

export const fill = (change: Fields = {}): Fields => ({
  entry_id: 'e-1',
  trade_id: 't-1',
  order_id: orderId,
  trade_time: '2026-11-22T10:00:01.500000Z',
  trade_type: 'FILL',
  price: '49999.5',
  size: '0.005',
  commission: '1.5',
  product_id: 'BTC-USD',
  sequence_timestamp: '2026-11-22T10:00:01.6Z',
  liquidity_indicator: 'MAKER',
  size_in_quote: false,
  user_id: '3e625b74',
  side: 'BUY',
  retail_portfolio_id: '',
  fillSource: 'FILL_SOURCE_CLOB',
  ...change,
});

export const account = (currency: string, available: string, change: Fields = {}): Fields => ({
  uuid: `a-${currency}`,
  name: `${currency} Wallet`,
  currency,
  available_balance: { value: available, currency },
  default: true,
  active: true,
  deleted_at: null,
  type: 'ACCOUNT_TYPE_CRYPTO',
  ready: true,
  hold: { value: '0', currency },
  retail_portfolio_id: 'p-1',
  platform: 'ACCOUNT_PLATFORM_CONSUMER',
  ...change,
});

export const accepted = (change: Fields = {}): Fields => ({
  success: true,
  success_response: {
    order_id: orderId,
    product_id: 'BTC-USD',
    side: 'BUY',
    client_order_id: 'bot-1',
    attached_order_id: '',
  },
  order_configuration: { limit_limit_gtc: { base_size: '0.01', limit_price: '50000', post_only: false } },
  ...change,
});

export const refused = (error: Fields): Fields => ({
  success: false,
  error_response: error,
  order_configuration: { market_market_ioc: { quote_size: '50', rfq_enabled: false } },
});

export const permissions = (change: Fields = {}): Fields => ({
  can_view: true,
  can_trade: true,
  can_transfer: false,
  portfolio_uuid: 'p-1',
  portfolio_type: 'DEFAULT',
  ...change,
});
