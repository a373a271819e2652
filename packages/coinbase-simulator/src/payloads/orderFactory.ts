import { PAYLOAD_TIME, type Overrides, type Payload } from './payload';

export interface OrderOptions {
  readonly orderId?: string;
  readonly productId?: string;
  readonly side?: 'BUY' | 'SELL';
  readonly price?: string;
  readonly size?: string;
  readonly status?: 'PENDING' | 'OPEN' | 'FILLED' | 'CANCELLED' | 'EXPIRED' | 'FAILED';
  readonly filledSize?: string;
}

export interface StopOrderOptions extends OrderOptions {
  readonly stopPrice?: string;
}

/** Orders of `GET /orders/historical/{order_id}`. */
export const CoinbaseOrderFactory = {
  /** A limit order, good till cancelled, that waits. */
  createOrder(options: OrderOptions = {}, overrides: Overrides = {}): Payload {
    const { price = '50000', size = '0.01' } = options;
    return {
      ...orderOf(options, 'OPEN'),
      ...{ order_type: 'LIMIT', time_in_force: 'GOOD_UNTIL_CANCELLED' },
      order_configuration: { limit_limit_gtc: { base_size: size, limit_price: price, post_only: false } },
      ...overrides,
    };
  },

  /** Filled, at an average of 50,000. */
  createMarketOrder(options: OrderOptions = {}, overrides: Overrides = {}): Payload {
    const { price = '50000', size = '0.01' } = options;
    return {
      ...orderOf({ filledSize: size, ...options }, 'FILLED'),
      ...{ order_type: 'MARKET', time_in_force: 'IMMEDIATE_OR_CANCEL', average_filled_price: price },
      ...{ number_of_fills: '1', completion_percentage: '100', settled: true },
      order_configuration: { market_market_ioc: { base_size: size } },
      ...overrides,
    };
  },

  /** A stop that waits below the market. */
  createStopOrder(options: StopOrderOptions = {}, overrides: Overrides = {}): Payload {
    const { stopPrice = '49000', size = '0.01', price = stopPrice } = options;
    return {
      ...orderOf({ side: 'SELL', ...options }, 'PENDING'),
      ...{ order_type: 'STOP_LIMIT', time_in_force: 'GOOD_UNTIL_CANCELLED', trigger_status: 'STOP_PENDING' },
      order_configuration: {
        stop_limit_stop_limit_gtc: {
          ...{ base_size: size, limit_price: price, stop_price: stopPrice },
          stop_direction: 'STOP_DIRECTION_STOP_DOWN',
        },
      },
      ...overrides,
    };
  },

  /** Ten contracts at a leverage of five. */
  createPerpsOrder(options: OrderOptions & { readonly leverage?: string } = {}, overrides: Overrides = {}): Payload {
    const { productId = 'BTC-USD-PERP', size = '10', leverage = '5' } = options;
    return {
      ...CoinbaseOrderFactory.createOrder({ ...options, productId, size }),
      ...{ product_type: 'FUTURE', leverage, margin_type: 'CROSS' },
      ...overrides,
    };
  },
};

function orderOf(options: OrderOptions, usual: NonNullable<OrderOptions['status']>): Payload {
  const { orderId = 'test-order-123', productId = 'BTC-USD', side = 'BUY', status = usual, filledSize = '0' } = options;
  return {
    ...{ order_id: orderId, client_order_id: `client-${orderId}`, product_id: productId, side, status },
    ...{ created_time: PAYLOAD_TIME, completion_percentage: '0', filled_size: filledSize, average_filled_price: '0' },
    ...{ fee: '', number_of_fills: '0', filled_value: '', total_fees: '', total_value_after_fees: '' },
    ...{ pending_cancel: false, size_in_quote: false, size_inclusive_of_fees: false, settled: false },
    ...{ trigger_status: 'INVALID_ORDER_TYPE', reject_reason: 'REJECT_REASON_UNSPECIFIED', reject_message: '' },
    ...{ cancel_message: '', order_placement_source: 'RETAIL_ADVANCED', product_type: 'SPOT', leverage: '' },
    ...{ margin_type: '', edit_history: [], last_fill_time: null, is_liquidation: false },
  };
}
