import type { RequestPoint } from '@bot/simulation';
import { BROKERAGE_PATH } from './brokeragePath';
import { getAccount, listAccounts, listAccountsV2 } from './endpoints/accounts';
import { bestBidAsk, productBook } from './endpoints/books';
import { cancelOrders } from './endpoints/cancelOrders';
import { listCandles } from './endpoints/candles';
import {
  cfmBalanceSummary,
  cfmMarginSetting,
  cfmMarginWindow,
  cfmPosition,
  cfmPositions,
  cfmSweeps,
} from './endpoints/cfm';
import { closePosition } from './endpoints/closePosition';
import { createOrder } from './endpoints/createOrder';
import { exchangeRates, listCoins, listMoney } from './endpoints/currenciesV2';
import { editOrder } from './endpoints/editOrder';
import { editPreview } from './endpoints/editPreview';
import { listFills } from './endpoints/fills';
import { intxBalances, intxPortfolio, intxPosition, intxPositions } from './endpoints/intx';
import { keyPermissions } from './endpoints/keyPermissions';
import { getOrder, listOrders } from './endpoints/orders';
import { getPortfolio, listPortfolios } from './endpoints/portfolios';
import { previewOrder } from './endpoints/previewOrder';
import { getProduct, listProducts } from './endpoints/products';
import { getPaymentMethod, listPaymentMethods, refusedHere } from './endpoints/refused';
import { serverTime, serverTimeV2 } from './endpoints/serverTime';
import { listTrades } from './endpoints/trades';
import { transactionSummary } from './endpoints/transactionSummary';
import type { Endpoint } from './handled';
import { asksOpenOnly } from './orders/listFilter';
import type { Query } from './request/query';
import type { Method, Route, Scope } from './route';

type Point = RequestPoint | ((query: Query) => RequestPoint);

const route = (method: Method, path: string, needs: Scope, point: Point, endpoint: Endpoint): Route => ({
  ...{ method, path, needs, endpoint },
  point: typeof point === 'function' ? point : () => point,
});

type Row = readonly [path: string, point: Point, endpoint: Endpoint];
const rows = (method: Method, prefix: string, needs: Scope, table: readonly Row[]): readonly Route[] =>
  table.map(([path, point, endpoint]) => route(method, `${prefix}${path}`, needs, point, endpoint));

/** One list for two questions: what is open, and whether an order with a client's id is there. */
const listedOrders = (query: Query): RequestPoint => (asksOpenOnly(query) ? 'openOrders' : 'findOrderByClientId');

const noConvert = refusedHere('converting between currencies');
const noTransfer = refusedHere('moving money between portfolios');
const onePortfolio = refusedHere('making, renaming or deleting portfolios');
const noSweep = refusedHere('sweeping money between accounts');

/** Every endpoint. A path that is spelled out stands above one with a name in the same place. */
export const routes: readonly Route[] = [
  ...rows('GET', BROKERAGE_PATH, 'Nothing', [
    ['/time', 'venueTime', serverTime],
    ['/market/products', 'instruments', listProducts],
    ['/market/products/{product_id}', 'instruments', getProduct],
    ['/market/products/{product_id}/candles', 'candles', listCandles],
    ['/market/products/{product_id}/ticker', 'quote', listTrades],
    ['/market/product_book', 'quote', productBook],
  ]),
  ...rows('GET', BROKERAGE_PATH, 'View', [
    ['/accounts', 'balances', listAccounts],
    ['/accounts/{account_uuid}', 'balances', getAccount],
    ['/products', 'instruments', listProducts],
    ['/products/{product_id}', 'instruments', getProduct],
    ['/products/{product_id}/candles', 'candles', listCandles],
    ['/products/{product_id}/ticker', 'quote', listTrades],
    ['/best_bid_ask', 'quote', bestBidAsk],
    ['/product_book', 'quote', productBook],
    ['/orders/historical/batch', listedOrders, listOrders],
    ['/orders/historical/fills', 'fillsSince', listFills],
    ['/orders/historical/{order_id}', 'order', getOrder],
    ['/transaction_summary', 'fees', transactionSummary],
    ['/key_permissions', 'permissions', keyPermissions],
    ['/portfolios', 'permissions', listPortfolios],
    ['/portfolios/{portfolio_uuid}', 'marginSummary', getPortfolio],
    ['/cfm/balance_summary', 'marginSummary', cfmBalanceSummary],
    ['/cfm/positions', 'positions', cfmPositions],
    ['/cfm/positions/{product_id}', 'positions', cfmPosition],
    ['/cfm/sweeps', 'marginSummary', cfmSweeps],
    ['/cfm/intraday/margin_setting', 'marginSummary', cfmMarginSetting],
    ['/cfm/intraday/current_margin_window', 'marginSummary', cfmMarginWindow],
    ['/intx/portfolio/{portfolio_uuid}', 'marginSummary', intxPortfolio],
    ['/intx/positions/{portfolio_uuid}', 'positions', intxPositions],
    ['/intx/positions/{portfolio_uuid}/{symbol}', 'positions', intxPosition],
    ['/intx/balances/{portfolio_uuid}', 'marginSummary', intxBalances],
    ['/convert/trade/{trade_id}', 'permissions', noConvert],
    ['/payment_methods', 'permissions', listPaymentMethods],
    ['/payment_methods/{payment_method_id}', 'permissions', getPaymentMethod],
  ]),
  ...rows('POST', BROKERAGE_PATH, 'Trade', [
    ['/orders', 'submitOrder', createOrder],
    ['/orders/edit', 'amendOrder', editOrder],
    ['/orders/batch_cancel', 'cancelOrders', cancelOrders],
    ['/orders/close_position', 'closePosition', closePosition],
    ['/convert/quote', 'permissions', noConvert],
    ['/convert/trade/{trade_id}', 'permissions', noConvert],
    ['/cfm/intraday/margin_setting', 'marginSummary', refusedHere('other margin windows')],
    ['/intx/multi_asset_collateral', 'marginSummary', refusedHere('other collateral')],
    ['/intx/allocate', 'marginSummary', noTransfer],
  ]),
  ...rows('POST', BROKERAGE_PATH, 'View', [
    ['/orders/preview', 'fees', previewOrder],
    ['/orders/edit_preview', 'order', editPreview],
  ]),
  ...rows('POST', BROKERAGE_PATH, 'Transfer', [
    ['/portfolios', 'permissions', onePortfolio],
    ['/portfolios/move_funds', 'permissions', noTransfer],
    ['/cfm/sweeps/schedule', 'marginSummary', noSweep],
  ]),
  ...rows('PUT', BROKERAGE_PATH, 'Transfer', [['/portfolios/{portfolio_uuid}', 'permissions', onePortfolio]]),
  ...rows('DELETE', BROKERAGE_PATH, 'Transfer', [
    ['/portfolios/{portfolio_uuid}', 'permissions', onePortfolio],
    ['/cfm/sweeps', 'marginSummary', noSweep],
  ]),
  ...rows('GET', '/v2', 'Nothing', [
    ['/currencies', 'instruments', listMoney],
    ['/currencies/crypto', 'instruments', listCoins],
    ['/exchange-rates', 'quote', exchangeRates],
    ['/time', 'venueTime', serverTimeV2],
  ]),
  route('GET', '/v2/accounts', 'View', 'balances', listAccountsV2),
];
