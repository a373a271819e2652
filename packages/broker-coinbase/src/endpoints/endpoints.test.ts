import type { RestClient } from '../transport/restClient';
import { said } from '../testing/restVenue';
import { openRestWorld } from '../testing/restWorld';
import { getBestBidAsk } from './getBestBidAsk';
import { getIntxBalances } from './getIntxBalances';
import { getMarginWindow } from './getMarginWindow';
import { getMarketTrades } from './getMarketTrades';
import { getPortfolioBreakdown } from './getPortfolioBreakdown';
import { listCfmSweeps } from './listCfmSweeps';
import { listPortfolios } from './listPortfolios';
import { previewEdit } from './previewEdit';
import { previewOrder } from './previewOrder';

type Ask = (rest: RestClient) => Promise<unknown>;
const terms = {
  product_id: 'BTC-USD',
  side: 'BUY',
  order_configuration: { market_market_ioc: { quote_size: '50' } },
} as const;
const level = { price: '50000', size: '0.1' };
const book = { product_id: 'BTC-USD', bids: [level], asks: [level], time: '2026-11-22T10:00:00Z' };
const amount = { value: '5', currency: 'USD' };

/** What is asked, what comes, and what is read of it: the rest is left out. */
const cases: readonly [string, Ask, object, unknown][] = [
  [
    'GET /best_bid_ask?product_ids=BTC-USD&product_ids=ETH-USD',
    (rest) => getBestBidAsk(rest, ['BTC-USD', 'ETH-USD']),
    { pricebooks: [book] },
    [book],
  ],
  [
    'GET /market/products/BTC-USD/ticker?limit=1',
    (rest) => getMarketTrades(rest, 'BTC-USD', 1),
    {
      trades: [
        {
          trade_id: '1',
          product_id: 'BTC-USD',
          price: '5',
          size: '1',
          time: 't',
          side: 'SELL',
          bid: '',
          exchange: 'coinbase',
        },
      ],
      ...{ best_bid: '4', best_ask: '' },
    },
    {
      trades: [{ trade_id: '1', product_id: 'BTC-USD', price: '5', size: '1', time: 't', side: 'SELL' }],
      ...{ best_bid: '4', best_ask: '' },
    },
  ],
  [
    'POST /orders/preview',
    (rest) => previewOrder(rest, terms),
    {
      order_total: '50',
      commission_total: '0.3',
      errs: ['PREVIEW_INSUFFICIENT_FUND'],
      warning: [],
      is_max: false,
      preview_id: 'p',
    },
    { order_total: '50', commission_total: '0.3', errs: ['PREVIEW_INSUFFICIENT_FUND'], warning: [], preview_id: 'p' },
  ],
  [
    'POST /orders/edit_preview',
    (rest) => previewEdit(rest, { order_id: 'o', price: '1', size: '2' }),
    { errors: [], slippage: '0', order_total: '2', average_filled_price: '0' },
    { errors: [], order_total: '2', average_filled_price: '0' },
  ],
  [
    'GET /portfolios',
    (rest) => listPortfolios(rest),
    { portfolios: [{ name: 'Default', uuid: 'p-1', type: 'DEFAULT', deleted: false }] },
    [{ name: 'Default', uuid: 'p-1', type: 'DEFAULT', deleted: false }],
  ],
  [
    'GET /portfolios/p-1',
    (rest) => getPortfolioBreakdown(rest, 'p-1'),
    {
      breakdown: {
        portfolio: { uuid: 'p-1' },
        portfolio_balances: { total_balance: amount },
        spot_positions: [{ asset: 'BTC', total_balance_crypto: 0.5, total_balance_fiat: 25_000.5, is_cash: false }],
        perp_positions: [],
        futures_positions: [],
      },
    },
    {
      portfolio_balances: { total_balance: amount },
      spot_positions: [{ asset: 'BTC', total_balance_crypto: 0.5, total_balance_fiat: 25_000.5, is_cash: false }],
      perp_positions: [],
      futures_positions: [],
    },
  ],
  [
    'GET /cfm/sweeps',
    (rest) => listCfmSweeps(rest),
    { sweeps: [{ id: 's', requested_amount: amount, should_sweep_all: true, status: 'PENDING' }] },
    [{ id: 's', requested_amount: amount, should_sweep_all: true, status: 'PENDING' }],
  ],
  [
    'GET /cfm/intraday/current_margin_window',
    (rest) => getMarginWindow(rest),
    {
      margin_window: { margin_window_type: 'MARGIN_WINDOW_TYPE_OVERNIGHT', end_time: 't' },
      is_intraday_margin_killswitch_enabled: false,
    },
    {
      margin_window: { margin_window_type: 'MARGIN_WINDOW_TYPE_OVERNIGHT', end_time: 't' },
      is_intraday_margin_killswitch_enabled: false,
    },
  ],
  [
    'GET /intx/balances/p-1',
    (rest) => getIntxBalances(rest, 'p-1'),
    {
      portfolio_balances: [
        {
          portfolio_uuid: 'p-1',
          balances: [{ asset: { asset_id: '1', asset_name: 'USDC' }, quantity: '5', hold: '0' }],
        },
      ],
    },
    [{ asset: { asset_id: '1', asset_name: 'USDC' }, quantity: '5', hold: '0' }],
  ],
];

describe('an endpoint', () => {
  it.each(cases)('%s', async (line, ask, body, meant) => {
    const { venue, rest, run } = openRestWorld();
    venue.on(line, said({ ...body, of_2027: true }));
    expect(await run(ask(rest))).toEqual(meant);
    expect(venue.lines).toEqual([line]);
  });

  it.each(cases)('%s of something else is an error', async (line, ask) => {
    const { venue, rest, run } = openRestWorld();
    venue.on(line, said([]));
    await expect(run(ask(rest))).rejects.toMatchObject({ code: 'UndecodableAnswer' });
  });
});
