import { moneyOf, subtract, toText } from '@bot/core';
import { manualMarket } from '@bot/broker-mock';
import { openSimulator } from '../testing/openSimulator';
import { configured } from '../testing/orderBody';

/** Long 0.02 BTC-PERP at 50,002.5 or so, and the price at 51,000. */
async function openPosition(side: 'BUY' | 'SELL' = 'BUY') {
  const world = openSimulator();
  const { call, control, kernel } = world;
  const body = configured('market_market_ioc', { base_size: '0.02' }, { side, ...PERP });
  await call('POST', '/orders', { body });
  control.price('BTC-PERP', '51000');
  await kernel.advance(10_000);
  const { portfolios } = (await call('GET', '/portfolios')).json;
  return { ...world, own: String(portfolios[0].uuid), perpetuals: String(portfolios[1].uuid), portfolios };
}
const PERP = { product_id: 'BTC-PERP' };
const usd = (value: string) => ({ value, currency: 'USD' });

describe('portfolios', () => {
  it('are that of the key, and that of perpetuals', async () => {
    const { portfolios, call, own, simulator } = await openPosition();
    expect(portfolios).toMatchObject([
      { name: 'Default', type: 'DEFAULT', deleted: false },
      { name: 'Perpetuals', type: 'INTX', deleted: false },
    ]);
    expect((await call('GET', '/key_permissions')).json).toEqual({
      ...{ can_view: true, can_trade: true, can_transfer: false, portfolio_uuid: own, portfolio_type: 'DEFAULT' },
    });
    simulator.change({ perpetualVenue: 'FCM' });
    expect((await call('GET', '/portfolios')).json.portfolios).toHaveLength(1);
  });

  it('have a breakdown, with spot in JSON numbers', async () => {
    const { call, own, simulator } = await openPosition();
    const { breakdown } = (await call('GET', `/portfolios/${own}`)).json;
    expect(breakdown).toMatchObject({
      portfolio: { uuid: own },
      portfolio_balances: {
        ...{ perp_unrealized_pnl: usd('19.9'), futures_unrealized_pnl: usd('0'), total_futures_balance: usd('0') },
        total_crypto_balance: usd('49995'),
      },
      spot_positions: [
        { asset: 'USD', is_cash: true, account_type: 'ACCOUNT_TYPE_FIAT' },
        { asset: 'BTC', total_balance_crypto: 1, total_balance_fiat: 49_995, available_to_trade_fiat: 0 },
      ],
      perp_positions: [{ symbol: 'BTC-PERP', net_size: '0.02', position_side: 'FUTURES_POSITION_SIDE_LONG' }],
      futures_positions: [],
    });
    simulator.change({ perpetualVenue: 'FCM' });
    expect((await call('GET', `/portfolios/${own}`)).json.breakdown).toMatchObject({
      portfolio_balances: { futures_unrealized_pnl: usd('19.9'), perp_unrealized_pnl: usd('0') },
      ...{ perp_positions: [], futures_positions: [{ product_id: 'BTC-PERP', amount: '0.02' }] },
    });
    expect((await call('GET', '/portfolios/other')).status).toBe(403);
  });

  it('of an account without perpetuals are one, and coins without a market are worth nothing', async () => {
    const permissions = { canTradePerpetuals: false };
    const { call } = openSimulator({ venue: { permissions, balances: { USD: '1', XYZ: '5' } } });
    const { portfolios } = (await call('GET', '/portfolios')).json;
    expect(portfolios).toHaveLength(1);
    const { breakdown } = (await call('GET', `/portfolios/${portfolios[0].uuid}`)).json;
    expect(breakdown.portfolio_balances.total_balance).toEqual(usd('1'));
  });
});

describe('international perpetuals', () => {
  it.each([
    ['BUY', '0.02', 'POSITION_SIDE_LONG', '19.9'],
    ['SELL', '-0.02', 'POSITION_SIDE_SHORT', '-20.1'],
  ] as const)('%s', async (side, size, positionSide, gain) => {
    const { call, perpetuals } = await openPosition(side);
    const waits = { base_size: '0.03', limit_price: '40000' };
    await call('POST', '/orders', { body: configured('limit_limit_gtc', waits, { ...PERP, client_order_id: 'c2' }) });
    const { json } = await call('GET', `/intx/positions/${perpetuals}`);
    expect(json.summary).toEqual({ aggregated_pnl: usd(gain) });
    expect(json.positions).toMatchObject([
      {
        ...{ symbol: 'BTC-PERP', portfolio_uuid: perpetuals, position_side: positionSide, net_size: size },
        ...{ mark_price: usd('51000'), unrealized_pnl: usd(gain), position_notional: usd('1020') },
        ...{ margin_type: 'MARGIN_TYPE_CROSS', im_notional: usd('102'), mm_notional: usd('51'), leverage: '10' },
        ...{ buy_order_size: '0.03', sell_order_size: '0' },
      },
    ]);
    expect(json.positions[0].product_id).not.toBe('BTC-PERP');
    const one = (await call('GET', `/intx/positions/${perpetuals}/BTC-PERP`)).json;
    expect(one.position).toEqual(json.positions[0]);
    expect((await call('GET', `/intx/positions/${perpetuals}/ETH-PERP`)).status).toBe(404);
  });

  it('show how the account stands', async () => {
    const { call, perpetuals } = await openPosition();
    const { json } = await call('GET', `/intx/portfolio/${perpetuals}`);
    expect(json.portfolios).toMatchObject([
      {
        ...{ portfolio_uuid: perpetuals, position_notional: '1020', portfolio_initial_margin: '0.1' },
        ...{ portfolio_im_notional: usd('102'), portfolio_maintenance_margin: '0.05' },
        ...{ portfolio_mm_notional: usd('51'), unrealized_pnl: usd('19.9') },
        liquidation_status: 'PORTFOLIO_LIQUIDATION_STATUS_NOT_LIQUIDATING',
      },
    ]);
    const balances = (await call('GET', `/intx/balances/${perpetuals}`)).json.portfolio_balances;
    expect(balances).toMatchObject([{ portfolio_uuid: perpetuals, balances: [{ asset: { asset_name: 'USD' } }, {}] }]);
  });

  it('without a position have no share of a margin', async () => {
    const { call } = openSimulator();
    const [, { uuid }] = (await call('GET', '/portfolios')).json.portfolios;
    const { portfolios, summary } = (await call('GET', `/intx/portfolio/${uuid}`)).json;
    expect(portfolios).toMatchObject([{ portfolio_initial_margin: '0', collateral: '10000' }]);
    expect(summary.total_balance).toEqual(usd('10000'));
    const none = (await call('GET', `/intx/positions/${uuid}`)).json;
    expect(none).toEqual({ positions: [], summary: { aggregated_pnl: { value: '0', currency: 'USDC' } } });
  });

  it('are not shown to others, nor where they are futures', async () => {
    const { call, perpetuals, own, simulator } = await openPosition();
    expect((await call('GET', `/intx/portfolio/${own}`)).status).toBe(403);
    simulator.change({ perpetualVenue: 'FCM' });
    for (const what of ['portfolio', 'positions', 'balances']) {
      expect((await call('GET', `/intx/${what}/${perpetuals}`)).status).toBe(403);
    }
  });
});

describe('US futures', () => {
  it('have a balance and positions of their own', async () => {
    const { call, simulator } = await openPosition('SELL');
    expect((await call('GET', '/cfm/balance_summary')).json).toEqual({ balance_summary: null });
    expect((await call('GET', '/cfm/positions')).json).toEqual({ positions: [] });
    simulator.change({ perpetualVenue: 'FCM' });
    const { balance_summary: summary } = (await call('GET', '/cfm/balance_summary')).json;
    const buffer = moneyOf(summary.liquidation_buffer_amount.value);
    const available = moneyOf(summary.available_margin.value);
    expect(toText(subtract(available, buffer))).toBe('51');
    expect(Number(summary.liquidation_buffer_percentage)).toBe(Math.round((Number(toText(buffer)) / 51) * 100));
    expect(summary).toMatchObject({
      ...{ initial_margin: usd('102'), liquidation_threshold: usd('51'), unrealized_pnl: usd('-20.1') },
      intraday_margin_window_measure: {
        ...{ margin_window_type: 'FCM_MARGIN_WINDOW_TYPE_INTRADAY', margin_level: 'MARGIN_LEVEL_TYPE_BASE' },
        ...{ initial_margin: '102', maintenance_margin: '51' },
      },
    });
    const { positions } = (await call('GET', '/cfm/positions')).json;
    expect(positions).toMatchObject([
      { product_id: 'BTC-PERP', side: 'SHORT', number_of_contracts: '0.02', current_price: '51000' },
    ]);
    expect((await call('GET', '/cfm/positions/BTC-PERP')).json.position).toEqual(positions[0]);
    expect((await call('GET', '/cfm/positions/ETH-PERP')).status).toBe(404);
  });

  it('without a position have a buffer all the same', async () => {
    const { call } = openSimulator({ switches: { perpetualVenue: 'FCM' } });
    const { balance_summary: summary } = (await call('GET', '/cfm/balance_summary')).json;
    expect(summary).toMatchObject({ liquidation_buffer_percentage: '1000', available_margin: usd('10000') });
  });

  it('that are long say so, and have windows and sweeps that are always the same', async () => {
    const { call, simulator } = await openPosition();
    simulator.change({ perpetualVenue: 'FCM' });
    expect((await call('GET', '/cfm/positions')).json.positions).toMatchObject([{ side: 'LONG' }]);
    expect((await call('GET', '/cfm/sweeps')).json).toEqual({ sweeps: [] });
    expect((await call('GET', '/cfm/intraday/margin_setting')).json.setting).toContain('STANDARD');
    const window = (await call('GET', '/cfm/intraday/current_margin_window')).json;
    expect(window.margin_window.margin_window_type).toBe('MARGIN_WINDOW_TYPE_INTRADAY');
  });
});

describe('the transaction summary', () => {
  it('has the volume of thirty days in numbers, and the rates', async () => {
    const { call } = await openPosition();
    const { json } = await call('GET', '/transaction_summary?product_type=SPOT');
    expect(json).toMatchObject({
      ...{ total_volume: 1000.1, total_fees: 12.0012, margin_rate: null, goods_and_services_tax: null },
      fee_tier: { pricing_tier: 'Intro 1', maker_fee_rate: '0.006', taker_fee_rate: '0.012' },
    });
    expect((await call('GET', '/transaction_summary?product_type=X')).status).toBe(400);
  });

  it('forgets what is older', async () => {
    const { call, kernel } = openSimulator({ venue: { market: manualMarket({ stepMs: 86_400_000 }) } });
    await call('POST', '/orders', { body: configured('market_market_ioc', { base_size: '0.01' }) });
    expect((await call('GET', '/transaction_summary')).json.total_volume).toBe(500.05);
    await kernel.advance(31 * 86_400_000);
    expect((await call('GET', '/transaction_summary')).json).toMatchObject({ total_volume: 0, total_fees: 0 });
  });
});

describe('what is refused', () => {
  it.each<['GET' | 'POST' | 'PUT' | 'DELETE', string]>([
    ['POST', '/convert/quote'],
    ['POST', '/convert/trade/1'],
    ['GET', '/convert/trade/1'],
    ['POST', '/portfolios'],
    ['PUT', '/portfolios/1'],
    ['DELETE', '/portfolios/1'],
    ['POST', '/portfolios/move_funds'],
    ['POST', '/cfm/sweeps/schedule'],
    ['DELETE', '/cfm/sweeps'],
    ['POST', '/cfm/intraday/margin_setting'],
    ['POST', '/intx/allocate'],
    ['POST', '/intx/multi_asset_collateral'],
  ])('%s %s is said not to be simulated', async (method, path) => {
    const { call } = openSimulator({ venue: { permissions: { canTransfer: true } } });
    const { status, json } = await call(method, path, { body: {} });
    expect([status, json.error]).toEqual([501, 'UNIMPLEMENTED']);
    expect(json.message).toMatch(/^The simulator does not do this: /);
  });

  it('has no payment methods', async () => {
    const { call } = openSimulator();
    expect((await call('GET', '/payment_methods')).json).toEqual({ payment_methods: [] });
    expect((await call('GET', '/payment_methods/1')).status).toBe(404);
  });
});

describe('the second version', () => {
  it('knows currencies, rates, wallets and the time', async () => {
    const { call } = openSimulator();
    const unsigned = { key: null };
    expect((await call('GET', '/v2/currencies', unsigned)).json.data).toMatchObject([{ id: 'USD', min_size: '0.01' }]);
    expect((await call('GET', '/v2/currencies/crypto', unsigned)).json.data).toMatchObject([
      { code: 'BTC', exponent: 8, type: 'crypto' },
      { code: 'ETH' },
      { code: 'SOL' },
    ]);
    expect((await call('GET', '/v2/exchange-rates', unsigned)).json.data).toEqual({
      currency: 'USD',
      rates: { USD: '1', BTC: '0.00002', ETH: '0.000333333333333333', SOL: '0.01' },
    });
    const inBitcoin = (await call('GET', '/v2/exchange-rates?currency=BTC', unsigned)).json.data;
    expect(inBitcoin.rates).toEqual({ USD: '50000', BTC: '1' });
    const { data } = (await call('GET', '/v2/accounts?limit=250')).json;
    expect(data).toMatchObject([
      { type: 'fiat', currency: { code: 'USD' }, balance: { amount: '10000', currency: 'USD' } },
      { type: 'wallet', currency: { code: 'BTC' }, balance: { amount: '1', currency: 'BTC' } },
    ]);
    const time = (await call('GET', '/v2/time', unsigned)).json.data;
    expect(time).toEqual({ iso: '2026-01-01T00:00:00Z', epoch: 1_767_225_600 });
  });

  it('has the time in the first one in camelCase', async () => {
    const { call } = openSimulator();
    expect((await call('GET', '/time', { key: null })).json).toEqual({
      ...{ iso: '2026-01-01T00:00:00Z', epochSeconds: '1767225600', epochMillis: '1767225600020' },
    });
  });
});
