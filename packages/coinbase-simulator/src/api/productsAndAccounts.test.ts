import { openSimulator, START } from '../testing/openSimulator';
import { orderBody } from '../testing/orderBody';

/** What a captured product has besides what these tests look at. */
const capturedFields = [
  ...['watched', 'new', 'view_only', 'new_at', 'display_name', 'base_name', 'quote_name', 'market_cap', 'base_cbrn'],
  ...['quote_cbrn', 'product_cbrn', 'icon_color', 'icon_url', 'display_name_overwrite', 'is_alpha_testing'],
  ...['about_description', 'base_display_symbol', 'quote_display_symbol', 'approximate_quote_24h_volume'],
];
const capturedDetails = [
  ...['contract_code', 'group_description', 'contract_expiry_timezone', 'group_short_description', 'non_crypto'],
  ...['contract_display_name', 'contract_expiry_name', 'twenty_four_by_seven', 'open_interest', 'funding_time'],
  ...['display_name', 'region_enabled', 'intraday_margin_rate', 'overnight_margin_rate', 'settlement_price'],
  ...['futures_asset_type', 'index_price', 'contract_code_display_name', 'product_group_cbrn'],
];

const amount = (value: string, currency = 'USD') => ({ value, currency });

describe('accounts', () => {
  it('are wallets, with what is available and what is on hold', async () => {
    const { call } = openSimulator();
    await call('POST', '/orders', { body: orderBody() });
    const { json } = await call('GET', '/accounts?limit=250');
    expect([json.has_next, json.cursor, json.size]).toEqual([false, '', 2]);
    expect(json.accounts).toMatchObject([
      {
        ...{ name: 'USD Wallet', currency: 'USD', available_balance: amount('9595.2'), hold: amount('404.8') },
        ...{ type: 'ACCOUNT_TYPE_FIAT', platform: 'ACCOUNT_PLATFORM_CONSUMER', active: true, deleted_at: null },
      },
      { currency: 'BTC', available_balance: amount('1', 'BTC'), type: 'ACCOUNT_TYPE_CRYPTO' },
    ]);
    const [{ uuid }] = json.accounts;
    expect((await call('GET', `/accounts/${uuid}`)).json.account).toEqual(json.accounts[0]);
    expect((await call('GET', '/accounts/none')).json.error).toBe('NOT_FOUND');
  });

  it('have a vault and short types by switches, and come in pages', async () => {
    const { call } = openSimulator({ switches: { vaults: { BTC: '250.1234567891' }, shortAccountTypes: true } });
    const first = (await call('GET', '/accounts?limit=2')).json;
    expect([first.has_next, first.accounts.map((account: { type: string }) => account.type)]).toEqual([
      true,
      ['FIAT', 'CRYPTO'],
    ]);
    const last = (await call('GET', `/accounts?limit=2&cursor=${first.cursor}`)).json;
    expect(last).toMatchObject({
      ...{ has_next: false, cursor: '', size: 1 },
      accounts: [{ type: 'VAULT', name: 'BTC Vault', available_balance: amount('250.1234567891', 'BTC') }],
    });
  });

  it('of another portfolio are not shown', async () => {
    const { call } = openSimulator();
    const { portfolios } = (await call('GET', '/portfolios')).json;
    expect((await call('GET', `/accounts?retail_portfolio_id=${portfolios[0].uuid}`)).status).toBe(200);
    expect((await call('GET', '/accounts?retail_portfolio_id=other')).status).toBe(403);
  });
});

describe('products', () => {
  it('of spot have the fields of the captured ones', async () => {
    const { call } = openSimulator();
    const { json } = await call('GET', '/products/BTC-USD');
    expect(json).toMatchObject({
      ...{ product_id: 'BTC-USD', price: '50000', volume_24h: '0', base_increment: '0.00000001' },
      ...{ quote_increment: '0.01', price_increment: '0.01', base_min_size: '0.00000001', base_max_size: '3400' },
      ...{ quote_min_size: '1', quote_max_size: '150000000', status: 'online', is_disabled: false },
      ...{ product_type: 'SPOT', product_venue: 'CBE', base_currency_id: 'BTC', quote_currency_id: 'USD' },
      ...{ best_bid_price: '49995', best_ask_price: '50005', mid_market_price: '', alias: '', alias_to: [] },
      fcm_trading_session_details: null,
    });
    expect(json).not.toHaveProperty('future_product_details');
    expect(Object.keys(json)).toEqual(expect.arrayContaining(capturedFields));
    expect((await call('GET', '/market/products/BTC-USD', { key: null })).json).toEqual(json);
  });

  it('that are perpetual say so in the way of their venue', async () => {
    const { call, control, simulator } = openSimulator();
    control.fundingRate('BTC-PERP', '0.0001');
    const international = (await call('GET', '/products/BTC-PERP')).json;
    expect(international).toMatchObject({
      ...{ product_type: 'FUTURE', product_venue: 'INTX', status: '', base_currency_id: '' },
      future_product_details: {
        ...{ contract_size: '1', contract_root_unit: 'BTC', contract_expiry_type: 'PERPETUAL' },
        ...{ risk_managed_by: 'MANAGED_BY_VENUE', funding_interval: '3600s' },
        perpetual_details: { max_leverage: '10', funding_rate: '0.0001', funding_time: '2026-01-01T01:00:00Z' },
      },
    });
    simulator.change({ perpetualVenue: 'FCM' });
    const future = (await call('GET', '/products/BTC-PERP')).json;
    const { future_product_details: details, product_venue } = future;
    expect(product_venue).toBe('FCM');
    const session = { is_session_open: true, session_state: 'FCM_TRADING_SESSION_STATE_OPEN', maintenance: null };
    expect(future.fcm_trading_session_details).toMatchObject(session);
    expect(START + Number(details.time_to_expiry_ms)).toBeLessThan(Date.parse(details.contract_expiry));
    expect(Object.keys(details)).toEqual(expect.arrayContaining(capturedDetails));
    control.status('BTC-PERP', 'Disabled');
    const closed = (await call('GET', '/products/BTC-PERP')).json.fcm_trading_session_details;
    expect(closed).toMatchObject({ is_session_open: false, session_state: 'FCM_TRADING_SESSION_STATE_CLOSE' });
    expect(details).toMatchObject({
      ...{ contract_expiry_type: 'EXPIRING', venue: 'cde', risk_managed_by: 'MANAGED_BY_FCM' },
      ...{ funding_rate: '0.0001', perpetual_details: { funding_rate: '', funding_time: null } },
    });
  });

  it.each([
    ['Disabled', { is_disabled: true, trading_disabled: true, status: 'offline' }],
    ['CancelOnly', { cancel_only: true, is_disabled: false, status: 'online' }],
    ['LimitOnly', { limit_only: true }],
    ['PostOnly', { post_only: true }],
    ['Auction', { auction_mode: true }],
  ] as const)('that are %s show it', async (status, flags) => {
    const { call, control } = openSimulator();
    control.status('BTC-USD', status);
    expect((await call('GET', '/products/BTC-USD')).json).toMatchObject(flags);
  });

  it('show what was traded, and how the price went', async () => {
    const { call, control, kernel } = openSimulator();
    await kernel.advance(3_600_000);
    control.price('BTC-USD', '51000');
    await kernel.advance(10_000);
    control.take('BTC-USD', 'Buy', '0.01');
    await kernel.advance(3_600_000);
    const { json } = await call('GET', '/products/BTC-USD');
    expect(json).toMatchObject({ price: '51005.1', price_percentage_change_24h: '2.0102', volume_24h: '0.01' });
    expect(json.approximate_quote_24h_volume).toBe('510.05');
  });

  it.each<[string, string[]]>([
    ['', ['BTC-USD', 'ETH-USD', 'SOL-USD', 'BTC-PERP', 'ETH-PERP']],
    ['?limit=0&offset=3', ['BTC-PERP', 'ETH-PERP']],
    ['?product_type=FUTURE', ['BTC-PERP', 'ETH-PERP']],
    ['?product_type=SPOT&get_all_products=False', ['BTC-USD', 'ETH-USD', 'SOL-USD']],
    ['?product_type=UNKNOWN_PRODUCT_TYPE&limit=1', ['BTC-USD']],
    ['?product_type=FUTURE&contract_expiry_type=PERPETUAL', ['BTC-PERP', 'ETH-PERP']],
    ['?contract_expiry_type=EXPIRING', []],
    ['?contract_expiry_type=UNKNOWN_CONTRACT_EXPIRY_TYPE&offset=4', ['ETH-PERP']],
    ['?productIds=BTC-USD&productIds=ETH-USD&limit=2&get_tradability_status=true', ['BTC-USD', 'ETH-USD']],
  ])('listed by %p', async (query, expected) => {
    const { call } = openSimulator();
    const { json } = await call('GET', `/products${query}`);
    expect(json.products.map((product: { product_id: string }) => product.product_id)).toEqual(expected);
    expect(json.num_products).toBe(expected.length);
  });

  it('come page by page, forth and back', async () => {
    const { call } = openSimulator();
    const page = async (query: string) => {
      const { products, pagination } = (await call('GET', `/products?limit=2${query}`)).json;
      return { ids: products.map(({ product_id }: { product_id: string }) => product_id), ...pagination };
    };
    const first = await page('');
    expect(first).toMatchObject({ ids: ['BTC-USD', 'ETH-USD'], prev_cursor: '', has_next: true, has_prev: false });
    const second = await page(`&cursor=${first.next_cursor}`);
    expect(second).toMatchObject({ ids: ['SOL-USD', 'BTC-PERP'], prev_cursor: '', has_next: true, has_prev: true });
    const third = await page(`&cursor=${second.next_cursor}`);
    expect(third).toMatchObject({ ids: ['ETH-PERP'], next_cursor: '', has_next: false, has_prev: true });
    expect(await page(`&cursor=${third.prev_cursor}`)).toEqual(second);
    expect(await page('&offset=4')).toEqual(third);
  });

  it.each(['?get_all_products=maybe', '?limit=-1', '?offset=x', '?cursor=NO-SUCH', '?product_type=OPTIONS'])(
    'are not listed by %s',
    async (query) => {
      const { call } = openSimulator();
      expect((await call('GET', `/products${query}`)).status).toBe(400);
    },
  );

  it('that nobody knows are not found', async () => {
    const { call } = openSimulator();
    const { status, text } = await call('GET', '/products/NO-SUCH');
    expect([status, text]).toEqual([
      404,
      '{"error":"NOT_FOUND","error_details":"valid product_id is required","message":"valid product_id is required"}',
    ]);
  });
});
