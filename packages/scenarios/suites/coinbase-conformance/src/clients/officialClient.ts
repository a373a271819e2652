import type { OpenCoinbase } from '../loopback/openCoinbase';

/** What the SDK gives, as far as it is looked at here: camelCase, whatever the wire says. */
export interface OfficialClient {
  readonly products: {
    listProducts(request: object): Promise<{ readonly products: readonly object[] }>;
    getProductBook(request: object): Promise<{ readonly pricebook: object }>;
  };
  readonly accounts: { listAccounts(request: object): Promise<{ readonly accounts: readonly object[] }> };
  readonly orders: {
    createOrder(request: object): Promise<{ readonly successResponse?: { readonly orderId: string } }>;
    createOrderPreview(request: object): Promise<object>;
    editOrder(request: object): Promise<object>;
    cancelOrders(request: object): Promise<object>;
    getOrder(request: object): Promise<object>;
    listOrders(request: object): Promise<{ readonly orders: readonly object[] }>;
    listFills(request: object): Promise<{ readonly fills: readonly object[] }>;
  };
}

interface Sdk {
  readonly CoinbaseAdvTradeCredentials: new (key: string, secret: string) => object;
  readonly CoinbaseAdvTradeClient: new (credentials: object, url: string) => object;
  readonly AccountsService: new (client: object) => OfficialClient['accounts'];
  readonly OrdersService: new (client: object) => OfficialClient['orders'];
  readonly ProductsService: new (client: object) => OfficialClient['products'];
}

/** The official SDK, pointed at a simulator. It has REST only. */
export function officialClientAt({ key, url }: OpenCoinbase): OfficialClient {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- it names no main file, and its types expect an older compiler
  const sdk = require('@coinbase-sample/advanced-trade-sdk-ts/dist/index.js') as Sdk;
  const credentials = new sdk.CoinbaseAdvTradeCredentials(key.name, key.secret);
  const client = new sdk.CoinbaseAdvTradeClient(credentials, `${url}/api/v3/brokerage/`);
  return {
    products: new sdk.ProductsService(client),
    accounts: new sdk.AccountsService(client),
    orders: new sdk.OrdersService(client),
  };
}
