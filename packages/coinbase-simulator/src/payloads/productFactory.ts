import { PAYLOAD_AT, type Overrides, type Payload } from './payload';
import { toRfc3339Seconds } from '../api/time';

export interface SpotProductOptions {
  readonly productId?: string;
  readonly minSize?: string;
  readonly baseIncrement?: string;
  readonly quoteIncrement?: string;
}

export interface PerpetualProductOptions {
  readonly productId?: string;
  readonly contractSize?: string;
  readonly maxLeverage?: string;
  readonly fundingRate?: string;
  readonly minSize?: string;
  readonly priceIncrement?: string;
}

export interface FutureProductOptions {
  readonly productId?: string;
  readonly contractSize?: string;
  readonly maxLeverage?: string;
  readonly expiry?: string;
}

const HOUR_MS = 3_600_000;

/** Products of `GET /products`. */
export const CoinbaseProductFactory = {
  createSpotProduct(options: SpotProductOptions = {}, overrides: Overrides = {}): Payload {
    const { productId = 'BTC-USD', minSize = '0.00001' } = options;
    const { baseIncrement = '0.00000001', quoteIncrement = '0.01' } = options;
    const [base, quote] = currenciesOf(productId);
    return {
      ...productOf(productId, 'SPOT', 'CBE'),
      ...{ base_currency_id: base, quote_currency_id: quote, base_min_size: minSize },
      ...{ base_increment: baseIncrement, quote_increment: quoteIncrement, price_increment: quoteIncrement },
      ...overrides,
    };
  },

  /** Its next funding is due in eight hours. */
  createPerpsProduct(options: PerpetualProductOptions = {}, overrides: Overrides = {}): Payload {
    const { productId = 'BTC-USD-PERP', contractSize = '1', maxLeverage = '10' } = options;
    const { fundingRate = '0.0001', minSize = '0.001', priceIncrement = '0.5' } = options;
    const [base, quote] = currenciesOf(productId);
    return {
      ...productOf(productId, 'FUTURE', 'INTX'),
      ...{ base_currency_id: '', quote_currency_id: quote, status: '' },
      ...{ base_min_size: minSize, base_increment: minSize, quote_increment: priceIncrement },
      price_increment: priceIncrement,
      future_product_details: {
        ...{ contract_size: contractSize, contract_root_unit: base, contract_expiry_type: 'PERPETUAL' },
        contract_expiry: null,
        perpetual_details: {
          ...{ max_leverage: maxLeverage, funding_rate: fundingRate, open_interest: '0' },
          funding_time: toRfc3339Seconds(PAYLOAD_AT + 8 * HOUR_MS),
        },
      },
      ...overrides,
    };
  },

  /** It expires in ninety days. */
  createFuturesProduct(options: FutureProductOptions = {}, overrides: Overrides = {}): Payload {
    const { productId = 'BTC-USD-FUT-250331', contractSize = '1', maxLeverage = '5' } = options;
    const { expiry = toRfc3339Seconds(PAYLOAD_AT + 90 * 24 * HOUR_MS) } = options;
    const [base, quote] = currenciesOf(productId);
    return {
      ...productOf(productId, 'FUTURE', 'FCM'),
      ...{ base_currency_id: '', quote_currency_id: quote, status: '' },
      ...{ base_min_size: '0.001', base_increment: '0.001', quote_increment: '0.5', price_increment: '0.5' },
      future_product_details: {
        ...{ contract_size: contractSize, contract_root_unit: base, contract_expiry_type: 'EXPIRING' },
        contract_expiry: expiry,
        perpetual_details: { max_leverage: maxLeverage },
      },
      ...overrides,
    };
  },
};

/** `BTC-USD-PERP` is in BTC and USD. */
const currenciesOf = (productId: string): [base: string, quote: string] => {
  const [base, quote] = productId.split('-');
  return [String(base), String(quote)];
};

const productOf = (productId: string, type: 'SPOT' | 'FUTURE', venue: string): Payload => ({
  product_id: productId,
  ...{ price: '50000', price_percentage_change_24h: '0', volume_24h: '0', volume_percentage_change_24h: '0' },
  ...{ base_max_size: '10000', quote_min_size: '', quote_max_size: '150000000' },
  ...{ base_name: currenciesOf(productId)[0], quote_name: 'US Dollar' },
  ...{ watched: false, is_disabled: false, new: false, status: 'online', cancel_only: false, limit_only: false },
  ...{ post_only: false, trading_disabled: false, auction_mode: false, view_only: false },
  ...{ product_type: type, product_venue: venue, alias: '', alias_to: [], display_name: productId },
});
