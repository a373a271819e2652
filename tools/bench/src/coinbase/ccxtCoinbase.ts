type Side = readonly (readonly [price: number, amount: number])[];

/** The part of `ccxt.pro.coinbase` that is called here. */
export interface CcxtCoinbase {
  readonly urls: { readonly api: Record<string, string> };
  readonly orderbooks: Readonly<Record<string, { readonly bids: Side; readonly asks: Side }>>;
  handleMessage(client: object, message: unknown): void;
  safeMarketStructure(market: object): object;
  setMarkets(markets: readonly object[]): unknown;
  createOrder(symbol: string, type: 'limit', side: 'buy', amount: number, price: number): Promise<{ id: string }>;
}

interface Ccxt {
  readonly pro: { readonly coinbase: new (options: object) => CcxtCoinbase };
}

const btcUsd = {
  ...{ id: 'BTC-USD', symbol: 'BTC/USD', base: 'BTC', quote: 'USD', baseId: 'BTC', quoteId: 'USD' },
  ...{ type: 'spot', spot: true, active: true, precision: { amount: 0.00000001, price: 0.01 } },
};

/** ccxt that knows one market, waits for nothing between requests, and has asked nobody. */
export function ccxtCoinbase(options: object = {}): CcxtCoinbase {
  // Loaded when it is needed: it brings a hundred exchanges along.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- its types are as large as all of this repository
  const { pro } = require('ccxt') as Ccxt;
  const exchange = new pro.coinbase({ enableRateLimit: false, ...options });
  exchange.setMarkets([exchange.safeMarketStructure(btcUsd)]);
  return exchange;
}
