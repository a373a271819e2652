import { openSimulator } from '../testing/openSimulator';
import { configured, orderBody } from '../testing/orderBody';

describe('a preview', () => {
  const preview = async (body: ReturnType<typeof orderBody>) =>
    (await openSimulator().call('POST', '/orders/preview', { body })).json;

  it('says what would be traded, and places nothing', async () => {
    const { call, truth } = openSimulator();
    const { json } = await call('POST', '/orders/preview', {
      body: configured('market_market_ioc', { base_size: '0.01' }),
    });
    expect(json).toMatchObject({
      ...{ order_total: '506.0506', commission_total: '6.0006', errs: [], warning: [], quote_size: '500.05' },
      ...{ base_size: '0.01', best_bid: '49995', best_ask: '50005', slippage: '0', est_average_filled_price: '50005' },
    });
    expect(json.preview_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(truth.orders()).toEqual([]);
  });

  it.each<[string, ReturnType<typeof orderBody>, object]>([
    ['a sale', configured('market_market_ioc', { base_size: '0.01' }, { side: 'SELL' }), { order_total: '493.9506' }],
    ['a purchase by value', configured('market_market_ioc', { quote_size: '506' }), { base_size: '0.009999' }],
    ['what waits', orderBody(), { order_total: '400', commission_total: '0', errs: [] }],
    ['what is too dear', configured('market_market_ioc', { base_size: '1' }), { errs: ['PREVIEW_INSUFFICIENT_FUND'] }],
    [
      'what is too fine',
      configured('market_market_ioc', { quote_size: '0.001' }),
      { errs: ['PREVIEW_INVALID_QUOTE_SIZE_PRECISION'] },
    ],
    ['nothing', configured('market_market_ioc', {}), { errs: ['PREVIEW_INVALID_ORDER_CONFIG'], order_total: '0' }],
    ['an unknown product', orderBody({ product_id: 'NO-SUCH' }), { errs: ['PREVIEW_INVALID_PRODUCT_ID'] }],
  ])('of %s', async (_, body, expected) => {
    expect(await preview(body)).toMatchObject(expected);
  });
});
