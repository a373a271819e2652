import type { JsonObject, RejectReason } from '@bot/core';
import { openSimulator, type OpenOptions } from '../testing/openSimulator';
import { configured, orderBody } from '../testing/orderBody';

const post = async (body: JsonObject, options: OpenOptions = {}) => {
  const world = openSimulator(options);
  return { ...world, ...(await world.call('POST', '/orders', { body })) };
};
const SELL = { side: 'SELL' };
const PERP = { product_id: 'BTC-PERP' };
/** The pairs that come often. */
const UNSUPPORTED = ['UNSUPPORTED_ORDER_CONFIGURATION', 'PREVIEW_INVALID_ORDER_CONFIG'] as const;
const NO_END = ['INVALID_REQUEST', 'PREVIEW_INVALID_END_TIME'] as const;
const UNKNOWN = 'UNKNOWN_FAILURE_REASON';

describe('an order', () => {
  it.each<[string, JsonObject, string, string]>([
    ['two sizes', configured('market_market_ioc', { base_size: '1', quote_size: '1' }), ...UNSUPPORTED],
    ['no size', configured('market_market_ioc', {}), ...UNSUPPORTED],
    ['no configuration', orderBody({ order_configuration: {} }), ...UNSUPPORTED],
    ['none at all', orderBody({ order_configuration: null }), ...UNSUPPORTED],
    [
      'two configurations',
      orderBody({ order_configuration: { sor_limit_ioc: {}, limit_limit_gtc: {} } }),
      ...UNSUPPORTED,
    ],
    ['TWAP', configured('twap_limit_gtd', { base_size: '1' }), ...UNSUPPORTED],
    ['a name of every object', configured('constructor', {}), ...UNSUPPORTED],
    [
      'a limit order by value',
      configured('limit_limit_gtc', { quote_size: '50', limit_price: '40000' }),
      ...UNSUPPORTED,
    ],
    ['fill or kill at the market of spot', configured('market_market_fok', { base_size: '0.01' }), ...UNSUPPORTED],
    [
      'no limit',
      configured('limit_limit_gtc', { base_size: '1' }),
      'INVALID_LIMIT_PRICE',
      'PREVIEW_INVALID_LIMIT_PRICE',
    ],
    [
      'no stop',
      configured('stop_limit_stop_limit_gtc', { base_size: '1', limit_price: '1' }),
      'INVALID_REQUEST',
      'PREVIEW_INVALID_STOP_PRICE',
    ],
    ['no end', configured('limit_limit_gtd', { base_size: '1', limit_price: '1' }), ...NO_END],
    [
      'an end that has passed',
      configured('limit_limit_gtd', { base_size: '0.01', limit_price: '40000', end_time: '2020-01-01T00:00:00Z' }),
      ...NO_END,
    ],
    ['an unknown product', orderBody({ product_id: 'NO-SUCH' }), 'INVALID_PRODUCT_ID', 'PREVIEW_INVALID_PRODUCT_ID'],
    [
      'a size that is too fine',
      configured('limit_limit_gtc', { base_size: '0.010000001', limit_price: '40000' }),
      'INVALID_SIZE_PRECISION',
      'PREVIEW_INVALID_SIZE_PRECISION',
    ],
    [
      'a price that is too fine',
      configured('limit_limit_gtc', { base_size: '0.01', limit_price: '40000.001' }),
      'INVALID_PRICE_PRECISION',
      'PREVIEW_INVALID_PRICE_PRECISION',
    ],
    [
      'a value that is too fine',
      configured('market_market_ioc', { quote_size: '50.001' }),
      'INVALID_SIZE_PRECISION',
      'PREVIEW_INVALID_QUOTE_SIZE_PRECISION',
    ],
    [
      'too small a size',
      configured('limit_limit_gtc', { base_size: '0.00000001', limit_price: '40000' }),
      UNKNOWN,
      'PREVIEW_INVALID_BASE_SIZE_TOO_SMALL',
    ],
    [
      'too small a value',
      configured('market_market_ioc', { quote_size: '0.5' }),
      UNKNOWN,
      'PREVIEW_INVALID_QUOTE_SIZE_TOO_SMALL',
    ],
    [
      'too large a size',
      configured('limit_limit_gtc', { base_size: '3401', limit_price: '40000' }),
      UNKNOWN,
      'PREVIEW_INVALID_BASE_SIZE_TOO_LARGE',
    ],
    [
      'post-only that would trade',
      configured('limit_limit_gtc', { base_size: '0.01', limit_price: '51000', post_only: true }),
      'INVALID_LIMIT_PRICE_POST_ONLY',
      'PREVIEW_INVALID_LIMIT_PRICE_POST_ONLY',
    ],
    [
      'a price that is far away',
      configured('limit_limit_gtc', { base_size: '0.01', limit_price: '90000' }),
      'LIMIT_PRICE_TOO_FAR_FROM_MARKET',
      'PREVIEW_LIMIT_PRICE_TOO_FAR_FROM_MARKET',
    ],
    [
      'a stop below its limit’s reach',
      configured('stop_limit_stop_limit_gtc', { base_size: '0.01', limit_price: '59000', stop_price: '60000' }),
      UNKNOWN,
      'PREVIEW_STOP_PRICE_ABOVE_LIMIT_PRICE',
    ],
    [
      'a stop above its limit’s reach',
      configured('stop_limit_stop_limit_gtc', { base_size: '0.01', limit_price: '41000', stop_price: '40000' }, SELL),
      UNKNOWN,
      'PREVIEW_STOP_PRICE_BELOW_LIMIT_PRICE',
    ],
    [
      'a bracket the wrong way round',
      configured('trigger_bracket_gtc', { base_size: '0.01', limit_price: '40000', stop_trigger_price: '45000' }, SELL),
      'INVALID_BRACKET_PRICES',
      'PREVIEW_INVALID_BRACKET_PRICES',
    ],
    ['isolated margin', orderBody({ margin_type: 'ISOLATED' }), 'INVALID_MARGIN_TYPE', 'PREVIEW_INVALID_MARGIN_TYPE'],
    ['an order attached', orderBody({ attached_order_configuration: { trigger_bracket_gtc: {} } }), ...UNSUPPORTED],
    ['leverage in spot', orderBody({ leverage: '2' }), 'INVALID_LEVERAGE', 'PREVIEW_INVALID_LEVERAGE'],
    [
      'too much leverage',
      configured('limit_limit_gtc', { base_size: '0.01', limit_price: '40000' }, { ...PERP, leverage: '11' }),
      'INVALID_LEVERAGE',
      'PREVIEW_INVALID_LEVERAGE',
    ],
    [
      'a sale of what is not there',
      configured('market_market_ioc', { base_size: '2' }, SELL),
      'INSUFFICIENT_FUND',
      'PREVIEW_INSUFFICIENT_FUND',
    ],
    [
      'a position that would grow',
      configured('market_market_ioc', { base_size: '0.01', reduce_only: true }, PERP),
      'COMMANDER_REJECTED_NEW_ORDER',
      'PREVIEW_CLOSE_ONLY_FAILURE',
    ],
  ])('is refused: %s', async (_, body, error, preview) => {
    const { json, status, truth } = await post(body);
    expect(status).toBe(200);
    const { message, ...reasons } = json.error_response;
    expect(reasons).toEqual({ error, error_details: '', preview_failure_reason: preview });
    expect(typeof message).toBe('string');
    expect([json.success, json.order_configuration]).toEqual([false, body['order_configuration'] ?? {}]);
    expect(truth.orders()).toEqual([]);
  });

  it('has the words that were captured where some were', async () => {
    const short = await post(configured('market_market_ioc', { base_size: '1' }));
    expect(short.json.error_response).toEqual({
      error: 'INSUFFICIENT_FUND',
      message: 'Insufficient balance in source account',
      error_details: '',
      preview_failure_reason: 'PREVIEW_INSUFFICIENT_FUND',
    });
    const sale = await post(configured('market_market_ioc', { quote_size: '50' }, SELL));
    expect(sale.json.error_response.message).toBe(
      'rpc error: code = InvalidArgument desc = Market sells must be parameterized in base currency',
    );
  });

  it('with a stop that the last trade has reached says on which side it is', async () => {
    const { call } = await post(configured('market_market_ioc', { base_size: '0.01' }));
    const reasonFor = async (side: string, stop: string) => {
      const fields = { base_size: '0.01', limit_price: stop, stop_price: stop };
      const change = { side, client_order_id: `c${side}` };
      const { json } = await call('POST', '/orders', { body: configured('stop_limit_stop_limit_gtc', fields, change) });
      return [json.error_response.error, json.error_response.message, json.error_response.preview_failure_reason];
    };
    const [unknown, words] = ['UNKNOWN_FAILURE_REASON', ''];
    expect(await reasonFor('SELL', '60000')).toEqual([unknown, words, 'PREVIEW_STOP_PRICE_ABOVE_LAST_TRADE_PRICE']);
    expect(await reasonFor('BUY', '40000')).toEqual([unknown, words, 'PREVIEW_STOP_PRICE_BELOW_LAST_TRADE_PRICE']);
  });

  it.each<[RejectReason, string, string]>([
    ['ProductDisabled', 'UNTRADABLE_PRODUCT', 'PREVIEW_UNTRADABLE_PRODUCT'],
    ['TooManyOpenOrders', 'COMMANDER_REJECTED_NEW_ORDER', 'UNKNOWN_PREVIEW_FAILURE_REASON'],
    ['BelowMinimumSize', UNKNOWN, 'PREVIEW_INVALID_BASE_SIZE_TOO_SMALL'],
    ['InvalidStopPrice', UNKNOWN, 'PREVIEW_STOP_PRICE_BELOW_LIMIT_PRICE'],
    ['Other', 'UNKNOWN_FAILURE_REASON', 'UNKNOWN_PREVIEW_FAILURE_REASON'],
  ])('is refused by a fault: %s', async (reason, error, preview) => {
    const { call, control } = openSimulator();
    control.faults.on('submitOrder').reject(reason);
    const { json } = await call('POST', '/orders', { body: orderBody() });
    expect(json.error_response).toMatchObject({ error, preview_failure_reason: preview });
  });

  it('of an account without perpetuals is not available', async () => {
    const { json } = await post(configured('market_market_ioc', { base_size: '0.01' }, PERP), {
      venue: { permissions: { canTradePerpetuals: false } },
    });
    expect(json.error_response).toMatchObject({
      error: 'INELIGIBLE_PAIR',
      message: 'The account may not trade perpetuals.',
    });
  });
});
