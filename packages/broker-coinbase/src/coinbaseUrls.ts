/** Where Coinbase Advanced Trade is. Another place has the same three. */
export interface CoinbaseUrls {
  /** Without a path: `https://api.coinbase.com`. */
  readonly rest: string;
  /** Market data. */
  readonly market: string;
  /** The account's own events. */
  readonly user: string;
}

/** https://docs.cdp.coinbase.com/advanced-trade, November 2026. */
export const coinbaseUrls: CoinbaseUrls = {
  rest: 'https://api.coinbase.com',
  market: 'wss://advanced-trade-ws.coinbase.com',
  user: 'wss://advanced-trade-ws-user.coinbase.com',
};
