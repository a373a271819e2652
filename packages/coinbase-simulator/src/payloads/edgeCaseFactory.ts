import { CoinbaseOrderFactory } from './orderFactory';
import { CoinbaseProductFactory } from './productFactory';
import { PAYLOAD_TIME, type Overrides, type Payload } from './payload';

/** What a client must live with. */
export const CoinbaseEdgeCaseFactory = {
  /** A kind of contract that nobody knows. */
  createInvalidProduct(overrides: Overrides = {}): Payload {
    const details = { contract_size: '1', contract_root_unit: 'BTC', contract_expiry_type: 'NEVER_HEARD_OF' };
    return { ...CoinbaseProductFactory.createPerpsProduct(), future_product_details: details, ...overrides };
  },

  /** Below the smallest value that the venue takes. */
  createBelowMinNotionalOrder: (overrides: Overrides = {}): Payload =>
    CoinbaseOrderFactory.createOrder({ size: '0.00001' }, overrides),

  /** Good till a date. */
  createGtdOrder: (overrides: Overrides = {}): Payload => ({
    ...CoinbaseOrderFactory.createOrder(),
    time_in_force: 'GOOD_UNTIL_DATE_TIME',
    order_configuration: {
      limit_limit_gtd: {
        ...{ base_size: '0.01', limit_price: '50000', post_only: false },
        end_time: '2026-01-02T00:00:00Z',
      },
    },
    ...overrides,
  }),

  /** Nothing but an id. */
  createMinimalOrder: (overrides: Overrides = {}): Payload => ({ order_id: 'minimal-order', ...overrides }),

  /** No price but that of a trade. */
  createZeroPriceQuote: (overrides: Overrides = {}): Payload => ({
    ...{ product_id: 'BTC-USD', price: '0', best_bid: '0', best_ask: '0', time: PAYLOAD_TIME },
    trades: [{ trade_id: '1', product_id: 'BTC-USD', price: '50000', size: '0.01', time: PAYLOAD_TIME, side: 'BUY' }],
    ...overrides,
  }),
};
