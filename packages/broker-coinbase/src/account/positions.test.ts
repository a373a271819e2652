import { texts } from '../testing/texts';
import { openBrokerWorld, type BrokerWorld } from '../testing/brokerWorld';
import { said } from '../testing/restVenue';
import { startAt } from '../testing/restWorld';
import { account, bip, permissions } from '../testing/wireFacts';

const accounts = (world: BrokerWorld, ...list: object[]): void =>
  world.venue.on('GET /accounts', said({ accounts: list, has_next: false, cursor: '' }));
const ask = async <T>(world: BrokerWorld, call: (broker: BrokerWorld['broker']) => Promise<T>): Promise<unknown> =>
  texts(await world.run(call(world.broker)));

const positions = (world: BrokerWorld) => ask(world, (broker) => broker.positions());

describe('the positions', () => {
  it('are coins, each in one product, against USD before all others', async () => {
    const world = openBrokerWorld();
    accounts(world, account('USD', '100'), account('BTC', '0.5'), account('XYZ', '7'), account('ETH', '0'));
    expect(await positions(world)).toEqual([{ instrumentId: 'BTC-USD', netQuantity: '0.5', averageEntryPrice: null }]);
  });

  const report = (average_entry_price: unknown) => ({
    breakdown: { spot_positions: [{ asset: 'BTC', average_entry_price }] },
  });
  it.each([
    ['in its currency', said(report({ value: '48000', currency: 'USD' })), '48000'],
    ['in another one', said(report({ value: '44000', currency: 'EUR' })), null],
    ['without one', said(report('48000')), null],
    ['as nothing', said(report({ value: '0', currency: 'USD' })), null],
    ['not at all', said({ breakdown: {} }), null],
    ['to nobody', said({ error: 'PERMISSION_DENIED' }, 403), null],
  ])('are coins whose cost is told %s', async (_how, saying, averageEntryPrice) => {
    const world = openBrokerWorld();
    world.venue.on('GET /portfolios/p-1', saying);
    expect(await positions(world)).toMatchObject([{ instrumentId: 'BTC-USD', averageEntryPrice }]);
  });

  it('are an error when the report is not to be had', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /portfolios/p-1', said('', 503));
    await expect(positions(world)).rejects.toMatchObject({ code: 'VenueUnavailable' });
  });

  it('of a key without a portfolio are coins of unknown cost', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /key_permissions', said(permissions({ portfolio_uuid: '' })));
    expect(await positions(world)).toMatchObject([{ averageEntryPrice: null }]);
  });

  it('are in the product that is named', async () => {
    expect(await positions(openBrokerWorld({ spotInstruments: ['BTC-USDC'] }))).toMatchObject([
      { instrumentId: 'BTC-USDC' },
    ]);
  });

  const cfm = (side: string, contracts: unknown) => ({
    ...{ product_id: 'BIP-20DEC30-CDE', side, number_of_contracts: contracts, current_price: '50000' },
    ...{ avg_entry_price: { value: '49000', currency: 'USD' }, unrealized_pnl: '10' },
  });

  const ending = bip({
    product_id: 'BIT-24APR26-CDE',
    future_product_details: { contract_size: '0.01', contract_expiry_type: 'EXPIRING', funding_interval: '' },
  });

  it('are US futures where the account has a wallet for them, without those that end', async () => {
    const world = openBrokerWorld();
    accounts(world, account('USD', '1', { platform: 'ACCOUNT_PLATFORM_CFM_CONSUMER' }));
    const dated = { ...cfm('LONG', '1'), product_id: 'BIT-24APR26-CDE' };
    world.venue.on('GET /market/products/BIT-24APR26-CDE', said(ending));
    world.venue.on('GET /cfm/positions', said({ positions: [cfm('SHORT', '3'), dated, cfm('LONG', { value: '0' })] }));
    expect(await positions(world)).toEqual([
      { instrumentId: 'BIP-20DEC30-CDE', netQuantity: '-3', averageEntryPrice: '49000' },
    ]);
  });

  it.each([
    ['makes no sense', said(bip({ base_max_size: '0' })), 'UndecodableAnswer'],
    ['is listed nowhere', said({ error: 'NOT_FOUND' }, 404), 'NotFound'],
  ])(
    'in US futures whose product %s are not left out: nobody is told that nothing is held',
    async (_why, saying, code) => {
      const world = openBrokerWorld({ perpetualsAt: 'Cfm' });
      world.venue.on('GET /market/products?product_type=FUTURE', said({ products: [], pagination: null }));
      world.venue.on('GET /market/products/BIP-20DEC30-CDE', saying);
      world.venue.on('GET /cfm/positions', said({ positions: [cfm('LONG', '5')] }));
      await expect(positions(world)).rejects.toMatchObject({ code });
    },
  );

  const intx = (side: string, size: string) => ({
    ...{ product_id: '1r4njf84-0-0', symbol: 'BTC-PERP-INTX', position_side: side, net_size: size },
    ...{ vwap: { value: '', currency: 'USDC' }, entry_vwap: { value: '48000', currency: 'USDC' } },
    ...{ mark_price: { value: '50000', currency: 'USDC' }, liquidation_price: { value: '31000', currency: 'USDC' } },
  });
  const asIntx = (world: BrokerWorld): void =>
    world.venue.on('GET /key_permissions', said(permissions({ portfolio_type: 'INTX' })));

  it.each([
    ['POSITION_SIDE_LONG', '0.5', '0.5'],
    ['POSITION_SIDE_SHORT', '0.5', '-0.5'],
    ['POSITION_SIDE_SHORT', '-0.5', '-0.5'],
  ])('of the international exchange, %s of %s, are %s', async (side, size, netQuantity) => {
    const world = openBrokerWorld();
    asIntx(world);
    accounts(world);
    world.venue.on('GET /intx/positions/p-1', said({ positions: [intx(side, size), intx(side, '0')] }));
    expect(await positions(world)).toEqual([
      { instrumentId: 'BTC-PERP-INTX', netQuantity, averageEntryPrice: '48000' },
    ]);
  });

  it.each([
    ['POSITION_SIDE_LONG', '-0.5'],
    ['POSITION_SIDE_UNKNOWN', '0.5'],
  ])('that are %s of %s cannot be', async (side, size) => {
    const world = openBrokerWorld();
    asIntx(world);
    world.venue.on('GET /intx/positions/p-1', said({ positions: [intx(side, size)] }));
    await expect(positions(world)).rejects.toMatchObject({ code: 'UndecodableAnswer' });
  });

  it('are in the portfolio that is listed beside that of the key', async () => {
    const world = openBrokerWorld();
    const portfolios = [
      { uuid: 'p-1', type: 'DEFAULT' },
      { uuid: 'p-0', type: 'INTX', deleted: true },
      { uuid: 'p-9', type: 'INTX' },
    ];
    world.venue.on('GET /portfolios', said({ portfolios }));
    world.venue.on('GET /intx/positions/p-9', said({ positions: [intx('POSITION_SIDE_LONG', '1')] }));
    accounts(world);
    expect(await positions(world)).toHaveLength(1);
    await positions(world);
    expect(world.venue.lines.filter((line) => line === 'GET /portfolios')).toHaveLength(1);
  });

  it('cannot be asked for by a key that names no portfolio', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /key_permissions', said(permissions({ portfolio_type: 'INTX', portfolio_uuid: '' })));
    await expect(positions(world)).rejects.toMatchObject({ code: 'NotFound' });
  });

  describe('and their margins', () => {
    const margins = (world: BrokerWorld) => ask(world, (broker) => broker.marginSummary());

    it('are none where there are no perpetuals', async () => {
      expect(await margins(openBrokerWorld())).toEqual([]);
      expect(await margins(openBrokerWorld({ perpetualsAt: 'None' }))).toEqual([]);
    });

    it('of US futures are worked out from what is available', async () => {
      const world = openBrokerWorld({ perpetualsAt: 'Cfm' });
      world.venue.on('GET /cfm/positions', said({ positions: [cfm('LONG', '10')] }));
      const usd = (value: string) => ({ value, currency: 'USD' });
      const summary = { available_margin: usd('2000'), liquidation_threshold: '500', initial_margin: usd('1530') };
      world.venue.on('GET /cfm/balance_summary', said({ balance_summary: summary }));
      await world.run(world.broker.instruments());
      // 10 contracts of 0.01 at 50,000 are 5,000, and 10 % of it keep them: (5,000 − 2,000) ÷ (0.1 × 0.9) = 33,333.33…
      expect(await margins(world)).toMatchObject([
        {
          ...{
            currency: 'USD',
            equity: '2000',
            initialMargin: '1530',
            maintenanceMargin: '500',
            liquidationBuffer: '1500',
          },
          liquidationPrices: [{ instrumentId: 'BIP-20DEC30-CDE', price: expect.stringMatching(/^33333\.33/) }],
        },
      ]);
    });

    it('cannot be worked out without a mark', async () => {
      const world = openBrokerWorld({ perpetualsAt: 'Cfm' });
      world.venue.on('GET /cfm/positions', said({ positions: [{ ...cfm('LONG', '10'), current_price: '' }] }));
      const summary = { available_margin: '2000', liquidation_threshold: '900', initial_margin: '1530' };
      world.venue.on('GET /cfm/balance_summary', said({ balance_summary: summary }));
      await expect(margins(world)).rejects.toMatchObject({ code: 'UndecodableAnswer' });
    });

    const portfolio = {
      ...{ portfolio_uuid: 'p-1', collateral: '1000', unrealized_pnl: { value: '50' } },
      ...{ portfolio_im_notional: { value: '200' }, portfolio_mm_notional: { value: '100' } },
    };
    it.each([
      ['the balance', { total_balance: { value: '1050', currency: 'USDC' } }],
      ['collateral and results', { total_balance: null }],
    ])('of the international exchange are those of its portfolio, by %s', async (_what, change) => {
      const world = openBrokerWorld();
      asIntx(world);
      world.venue.on('GET /intx/positions/p-1', said({ positions: [intx('POSITION_SIDE_LONG', '0.5')] }));
      world.venue.on('GET /intx/portfolio/p-1', said({ portfolios: [{ ...portfolio, ...change }] }));
      expect(await margins(world)).toEqual([
        {
          ...{
            currency: 'USDC',
            equity: '1050',
            initialMargin: '200',
            maintenanceMargin: '100',
            liquidationBuffer: '950',
          },
          liquidationPrices: [{ instrumentId: 'BTC-PERP-INTX', price: '31000' }],
        },
      ]);
      world.venue.on('GET /intx/portfolio/p-1', said({ portfolios: [] }));
      await expect(margins(world)).rejects.toMatchObject({ code: 'UndecodableAnswer' });
    });
  });

  describe('and their funding', () => {
    const fundings = (perpetualsAt: 'Cfm' | 'Intx' | 'None') =>
      ask(openBrokerWorld({ perpetualsAt }), (broker) => broker.fundingSince(startAt));

    it.each(['Cfm', 'Intx'] as const)('is not listed, and that is no empty list: %s', async (place) => {
      expect(await fundings(place)).toBeNull();
    });

    it('is none where there are no perpetuals', async () => {
      expect(await fundings('None')).toEqual([]);
    });
  });
});
