import { PAYLOAD_TIME, type Overrides, type Payload } from './payload';

export interface QuoteOptions {
  readonly productId?: string;
  readonly bid?: string;
  readonly ask?: string;
  readonly price?: string;
  readonly time?: string;
}

/** Prices as `GET /products/{id}/ticker` and the ticker channel give them. */
export const CoinbaseQuoteFactory = {
  createQuote(options: QuoteOptions = {}, overrides: Overrides = {}): Payload {
    const { productId = 'BTC-USD', bid = '49950', ask = '50050', price = '50000', time = PAYLOAD_TIME } = options;
    return { product_id: productId, best_bid: bid, best_ask: ask, price, time, ...overrides };
  },

  /** A price that only trades tell. */
  createQuoteFromTrades(
    options: Pick<QuoteOptions, 'productId' | 'price' | 'time'> = {},
    overrides: Overrides = {},
  ): Payload {
    const { productId = 'BTC-USD', price = '50000', time = PAYLOAD_TIME } = options;
    const trade = { trade_id: '1', product_id: productId, price, size: '0.01', time, side: 'BUY', bid: '', ask: '' };
    return { trades: [trade], best_bid: '', best_ask: '', ...overrides };
  },
};
