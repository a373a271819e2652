import { openCoinbase, type OpenCoinbase } from '../loopback/openCoinbase';

/** What ccxt says of an order. Its numbers are numbers. */
export interface CcxtOrder {
  readonly id: string;
  readonly status: string;
  readonly side: string;
  readonly price?: number;
  readonly amount?: number;
  readonly filled?: number;
}

/** The part of `ccxt.pro.coinbase` that is called here. */
export interface CcxtCoinbase {
  readonly urls: { readonly api: Record<string, string> };
  loadHttpProxyAgent(): Promise<unknown>;
  loadMarkets(): Promise<Record<string, { readonly id: string } | undefined>>;
  fetchBalance(params: object): Promise<Record<string, { readonly free: number; readonly total: number } | undefined>>;
  fetchTicker(symbol: string): Promise<{ readonly last: number }>;
  fetchOrderBook(symbol: string): Promise<CcxtBook>;
  createOrder(
    symbol: string,
    type: 'limit' | 'market',
    side: 'buy' | 'sell',
    amount: number,
    price?: number,
    params?: object,
  ): Promise<CcxtOrder>;
  createMarketBuyOrderWithCost(symbol: string, cost: number): Promise<CcxtOrder>;
  editOrder(id: string, symbol: string, type: string, side: string, amount: number, price: number): Promise<CcxtOrder>;
  cancelOrder(id: string, symbol: string): Promise<unknown>;
  fetchOrder(id: string): Promise<CcxtOrder>;
  fetchOpenOrders(symbol: string): Promise<readonly CcxtOrder[]>;
  fetchMyTrades(symbol: string): Promise<readonly { readonly order: string; readonly amount: number }[]>;
  watchOrderBook(symbol: string): Promise<CcxtBook>;
  watchTicker(symbol: string): Promise<{ readonly last: number }>;
  watchOrders(symbol: string): Promise<readonly CcxtOrder[]>;
  close(): Promise<unknown>;
}

export interface CcxtBook {
  readonly bids: readonly (readonly [price: number, amount: number])[];
  readonly asks: readonly (readonly [price: number, amount: number])[];
}

interface Ccxt {
  readonly pro: { readonly coinbase: new (options: object) => CcxtCoinbase };
}

/** ccxt as a trader has it, pointed at a simulator: REST, and the sockets of ccxt.pro. Whatever happens, both are closed. */
export async function withCcxt(run: (ccxt: CcxtCoinbase, coinbase: OpenCoinbase) => Promise<void>): Promise<void> {
  const coinbase = await openCoinbase('ES256');
  try {
    const ccxt = await ccxtAt(coinbase);
    await run(ccxt, coinbase).finally(() => ccxt.close());
  } finally {
    await coinbase.close();
  }
}

async function ccxtAt({ key, url, wsUrl }: OpenCoinbase): Promise<CcxtCoinbase> {
  // Loaded when it is needed: it brings a hundred exchanges along.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- its types are as large as all of this repository
  const { pro } = require('ccxt') as Ccxt;
  // The simulator has limits of its own; those of ccxt would be waited for in real time.
  const client = new pro.coinbase({ apiKey: key.name, secret: key.secret, enableRateLimit: false });
  Object.assign(client.urls.api, { rest: url, ws: wsUrl });
  // Without it ccxt takes no ws:// address.
  await client.loadHttpProxyAgent();
  return client;
}
