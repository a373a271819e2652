const USDC = '-USDC';
/** Those have books of their own. */
const ownBooks: ReadonlySet<string> = new Set(['USDT-USDC', 'EURC-USDC']);

/** Under which name market data of a product goes out. Worked example: `BTC-USDC` shares the book of `BTC-USD`, and is told as that. */
export const marketNameOf = (productId: string): string =>
  productId.endsWith(USDC) && !ownBooks.has(productId) ? `${productId.slice(0, -USDC.length)}-USD` : productId;
