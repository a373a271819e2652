import {
  getBestBidAsk,
  getIntxBalances,
  getMarginWindow,
  getMarketTrades,
  getPortfolioBreakdown,
  listCfmSweeps,
  listPortfolios,
  previewEdit,
  previewOrder,
  type CoinbaseBroker,
  type RestClient,
} from '@bot/broker-coinbase';
import { priceOf, quantityOf, type OrderRequest } from '@bot/core';

/** The client by its ports, and by the endpoints that no port asks. */
export interface FuzzedClient {
  readonly broker: CoinbaseBroker;
  readonly rest: RestClient;
  close(): void;
}

export type Call = (client: FuzzedClient) => Promise<unknown>;

/** Far below the market: it waits. */
export const resting: OrderRequest = {
  ...{ clientOrderId: 'resting', instrumentId: 'BTC-USD', side: 'Buy', type: 'Limit', timeInForce: 'GTC' },
  ...{ quantity: quantityOf('0.01'), limitPrice: priceOf('48000'), postOnly: false, reduceOnly: false },
};
export const taken: OrderRequest = {
  ...{ ...resting, clientOrderId: 'taken', type: 'Market', timeInForce: 'IOC', limitPrice: null },
};
const body = {
  product_id: 'BTC-USD',
  side: 'BUY',
  order_configuration: { limit_limit_gtc: { base_size: '0.01', limit_price: '48000', post_only: false } },
} as const;
const edited = { order_id: 'V1', price: '48100', size: '0.01' };

/** Every endpoint, through whatever asks it. */
export const calls: Readonly<Record<string, Call>> = {
  instruments: ({ broker }) => broker.instruments(),
  quote: ({ broker }) => broker.quote('BTC-USD'),
  candles: ({ broker }) => broker.candles({ instrumentId: 'BTC-USD', durationMs: 60_000, count: 5 }),
  venueTime: ({ broker }) => broker.venueTime(),
  balances: ({ broker }) => broker.balances(),
  positions: ({ broker }) => broker.positions(),
  openOrders: ({ broker }) => broker.openOrders(),
  order: ({ broker }) => broker.order('V2'),
  findOrder: ({ broker }) => broker.findOrderByClientId('resting'),
  fills: ({ broker }) => broker.fillsSince(0),
  margin: ({ broker }) => broker.marginSummary(),
  permissions: ({ broker }) => broker.permissions(),
  fees: ({ broker }) => broker.fees(),
  submit: ({ broker }) => broker.submitOrder({ ...resting, clientOrderId: 'another' }),
  amend: ({ broker }) =>
    broker.amendOrder({ venueOrderId: 'V1', limitPrice: priceOf('48100'), quantity: quantityOf('0.01') }),
  close: ({ broker }) => broker.closePosition({ clientOrderId: 'closing', instrumentId: 'BTC-PERP' }),
  preflight: ({ broker }) => broker.preflight({ instrumentIds: ['BTC-USD'] }),
  bestBidAsk: ({ rest }) => getBestBidAsk(rest, ['BTC-USD', 'ETH-USD']),
  marketTrades: ({ rest }) => getMarketTrades(rest, 'BTC-USD', 5),
  previewOrder: ({ rest }) => previewOrder(rest, body),
  previewEdit: ({ rest }) => previewEdit(rest, edited),
  // After what is asked of the order while it waits.
  cancel: ({ broker }) => broker.cancelOrders(['V1']),
  portfolios: async ({ rest }) => breakdowns(rest),
  sweeps: ({ rest }) => listCfmSweeps(rest),
  marginWindow: ({ rest }) => getMarginWindow(rest),
  perpetualBalances: async ({ rest }) => intxBalances(rest),
};

async function breakdowns(rest: RestClient): Promise<unknown> {
  const portfolios = await listPortfolios(rest);
  return [portfolios, await getPortfolioBreakdown(rest, String(portfolios[0]?.uuid))];
}

async function intxBalances(rest: RestClient): Promise<unknown> {
  const intx = (await listPortfolios(rest)).find(({ type }) => type === 'INTX');
  return getIntxBalances(rest, String(intx?.uuid));
}
