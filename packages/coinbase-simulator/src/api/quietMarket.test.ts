import { quantityOf } from '@bot/core';
import { openSimulator, START } from '../testing/openSimulator';
import { configured, orderBody } from '../testing/orderBody';

/** The market opens in an hour. */
const openEarly = () => openSimulator({ venue: { startAt: START + 3_600_000 } });

describe('before anybody quoted', () => {
  it('products have no price, and books are empty', async () => {
    const { call } = openEarly();
    expect((await call('GET', '/products/BTC-USD')).json).toMatchObject({
      ...{ price: '', best_bid_price: '', best_ask_price: '', approximate_quote_24h_volume: '0', volume_24h: '0' },
      price_percentage_change_24h: '0',
    });
    expect((await call('GET', '/product_book?product_id=BTC-USD')).json).toMatchObject({
      ...{ last: '', mid_market: '', pricebook: { bids: [], asks: [] } },
    });
    expect((await call('GET', '/v2/exchange-rates')).json.data.rates).toEqual({ USD: '1' });
  });

  it('an order can be thought of, and wait', async () => {
    const { call } = openEarly();
    const { json } = await call('POST', '/orders/preview', { body: orderBody() });
    expect(json).toMatchObject({ best_bid: '', best_ask: '', slippage: '0', errs: [], base_size: '0.01' });
    const market = configured('market_market_ioc', { base_size: '0.01' });
    expect((await call('POST', '/orders/preview', { body: market })).json.errs).toEqual([
      'PREVIEW_INVALID_NO_LIQUIDITY',
    ]);
    const refused = (await call('POST', '/orders', { body: market })).json.error_response;
    expect(refused).toMatchObject({ error: 'INVALID_NO_LIQUIDITY' });
  });

  it('a position is worth what it cost, and a bracket has no trade to be judged by', async () => {
    const { call, control } = openEarly();
    control.holds('BTC-PERP', { quantity: '0.02', entryPrice: '48000' });
    const [, { uuid }] = (await call('GET', '/portfolios')).json.portfolios;
    const { positions } = (await call('GET', `/intx/positions/${uuid}`)).json;
    expect(positions).toMatchObject([{ mark_price: { value: '48000' }, unrealized_pnl: { value: '0' } }]);
    const wrongStop = configured('stop_limit_stop_limit_gtc', {
      base_size: '0.01',
      limit_price: '400',
      stop_price: '500',
    });
    const { json } = await call('POST', '/orders', { body: wrongStop });
    expect(json.error_response.preview_failure_reason).toBe('PREVIEW_STOP_PRICE_ABOVE_LIMIT_PRICE');
  });
});

describe('an account that is being liquidated', () => {
  it('shows it in its orders, and in how it stands', async () => {
    const { call, control, kernel } = openSimulator({ venue: { balances: { USD: '600' } } });
    const perpetual = { product_id: 'BTC-PERP' };
    await call('POST', '/orders', { body: configured('market_market_ioc', { base_size: '0.1' }, perpetual) });
    control.price('BTC-PERP', '46000');
    await kernel.advance(20_000);
    const { orders } = (await call('GET', '/orders/historical/batch?order_types=LIQUIDATION')).json;
    expect(orders).toMatchObject([
      {
        ...{ is_liquidation: true, order_type: 'LIQUIDATION', status: 'FILLED', side: 'SELL' },
        order_configuration: { liquidation_market_gtc: { base_size: '0.1' } },
      },
    ]);
  });
});

describe('a person at the venue', () => {
  it('has orders that the wire shows in its own words', async () => {
    const { call, control } = openSimulator();
    const order = { clientOrderId: 'by hand', instrumentId: 'BTC-USD', side: 'Buy', type: 'Market' } as const;
    const terms = { timeInForce: 'GTC', postOnly: false, reduceOnly: false, limitPrice: null } as const;
    control.manualOrder({ ...order, ...terms, quantity: quantityOf('0.01') });
    const { order: shown } = (await call('GET', '/orders/historical/V1')).json;
    expect(Object.keys(shown.order_configuration)).toEqual(['market_market_ioc']);
  });
});
