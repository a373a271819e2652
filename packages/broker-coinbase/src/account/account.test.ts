import { isAmount, toText, type AnyAmount } from '@bot/core';
import { openBrokerWorld, type BrokerWorld } from '../testing/brokerWorld';
import { said } from '../testing/restVenue';
import { startAt } from '../testing/restWorld';
import { account, fill, filledHalf, openOrder, orderId, permissions } from '../testing/wireFacts';

const HOUR_MS = 3_600_000;

/** Amounts as text, whatever they stand in. */
const texts = (value: unknown): unknown => {
  if (isAmount(value)) return toText(value as AnyAmount);
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, texts(each)]));
};
const accounts = (world: BrokerWorld, ...list: object[]): void =>
  world.venue.on('GET /accounts', said({ accounts: list, has_next: false, cursor: '' }));
const ask = async <T>(world: BrokerWorld, call: (broker: BrokerWorld['broker']) => Promise<T>): Promise<unknown> =>
  texts(await world.run(call(world.broker)));

const balances = (world: BrokerWorld) => ask(world, (broker) => broker.balances());
const positions = (world: BrokerWorld) => ask(world, (broker) => broker.positions());

describe('the balances', () => {
  it('have what is held and what is available, and add the wallets of a currency up', async () => {
    const world = openBrokerWorld();
    const held = { hold: { value: '5', currency: 'USD' } };
    accounts(
      world,
      account('USD', '100', held),
      account('USD', '20', { hold: null }),
      account('BTC', '250.1234567891'),
    );
    expect(await balances(world)).toEqual([
      { currency: 'USD', total: '125', hold: '5', available: '120' },
      { currency: 'BTC', total: '250.1234567891', hold: '0', available: '250.1234567891' },
    ]);
  });

  it('leave out what is not traded with', async () => {
    const world = openBrokerWorld();
    accounts(
      world,
      account('USD', '100', { type: 'ACCOUNT_TYPE_FIAT' }),
      account('USD', '1', { type: 'VAULT' }),
      account('USD', '2', { retail_portfolio_id: 'p-2' }),
      account('USD', '3', { deleted_at: '2026-01-01T00:00:00Z' }),
      account('USD', '4', { platform: 'ACCOUNT_PLATFORM_INTX' }),
    );
    expect(await balances(world)).toMatchObject([{ total: '100' }]);
    world.venue.on('GET /key_permissions', said(permissions({ portfolio_type: 'INTX' })));
    await world.run(world.broker.permissions());
    expect(await balances(world)).toMatchObject([{ total: '4' }]);
  });

  it('are told as they are, also below zero: whoever keeps books refuses it', async () => {
    const world = openBrokerWorld();
    accounts(world, account('USD', '-3'));
    expect(await balances(world)).toMatchObject([{ available: '-3' }]);
  });

  it.each([
    ['no list', { has_next: false }],
    ['text for a number', { accounts: [account('USD', 'much')], has_next: false }],
    ['no number', { accounts: [account('USD', '')], has_next: false }],
    ['an error as a success', { error: 'INTERNAL', message: 'try again' }],
  ])('of %s are an error, never nothing', async (_what, body) => {
    const world = openBrokerWorld();
    world.venue.on('GET /accounts', said(body));
    await expect(balances(world)).rejects.toMatchObject({ code: 'UndecodableAnswer' });
  });

  it('are read once more for each page', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /accounts?limit=250', said({ accounts: [account('USD', '1')], has_next: true, cursor: 'c' }));
    world.venue.on('GET /accounts?limit=250&cursor=c', said({ accounts: [account('BTC', '2')], has_next: false }));
    expect(await balances(world)).toMatchObject([{ currency: 'USD' }, { currency: 'BTC' }]);
  });
});

describe('the positions', () => {
  it('are coins, each in one product, against USD before all others', async () => {
    const world = openBrokerWorld();
    accounts(world, account('USD', '100'), account('BTC', '0.5'), account('XYZ', '7'), account('ETH', '0'));
    expect(await positions(world)).toEqual([{ instrumentId: 'BTC-USD', netQuantity: '0.5', averageEntryPrice: null }]);
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

  it('are US futures where the account has a wallet for them, without those that end', async () => {
    const world = openBrokerWorld();
    accounts(world, account('USD', '1', { platform: 'ACCOUNT_PLATFORM_CFM_CONSUMER' }));
    const dated = { ...cfm('LONG', '1'), product_id: 'BIT-24APR26-CDE' };
    world.venue.on('GET /cfm/positions', said({ positions: [cfm('SHORT', '3'), dated, cfm('LONG', { value: '0' })] }));
    expect(await positions(world)).toEqual([
      { instrumentId: 'BIP-20DEC30-CDE', netQuantity: '-3', averageEntryPrice: '49000' },
    ]);
  });

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
    const fundings = (world: BrokerWorld, since = startAt) => ask(world, (broker) => broker.fundingSince(since));
    const given = (held: object[], fills: object[]): BrokerWorld => {
      const world = openBrokerWorld({ perpetualsAt: 'Cfm' });
      world.venue.on('GET /cfm/positions', said({ positions: held }));
      world.venue.on('GET /orders/historical/fills', said({ fills, cursor: '' }));
      return world;
    };

    it('was none where nothing was held', async () => {
      expect(await fundings(given([], []), startAt - HOUR_MS)).toEqual([]);
    });

    it('cannot be known where something was held when it was due, and that is an error', async () => {
      await expect(fundings(given([cfm('LONG', '1')], []))).rejects.toMatchObject({
        code: 'NotFound',
        message: expect.stringContaining('lists no payments'),
      });
    });

    it('was none of what was closed before it was due', async () => {
      const traded = (side: string, minute: string, trade_id: string) =>
        fill({
          ...{ side, trade_id, size: '1', product_id: 'BIP-20DEC30-CDE' },
          trade_time: `2026-11-22T09:${minute}:00Z`,
        });
      const since = startAt - HOUR_MS + 60_000;
      const world = given([], [traded('SELL', '40', 't-2'), traded('BUY', '20', 't-1')]);
      world.kernel.clock.jump(-60_000);
      expect(await fundings(world, since)).toEqual([]);
    });
  });
});

describe('the orders', () => {
  it('that are open are asked for with those that wait in line', async () => {
    const world = openBrokerWorld();
    expect(await ask(world, (broker) => broker.openOrders())).toMatchObject([{ progress: { status: 'Accepted' } }]);
    for (const status of ['OPEN', 'PENDING', 'QUEUED', 'CANCEL_QUEUED', 'EDIT_QUEUED']) {
      expect(world.venue.lines[0]).toContain(`order_status=${status}`);
    }
    world.venue.on('GET /orders/historical/batch', said({ orders: [openOrder(), { broken: true }], has_next: false }));
    await expect(world.run(world.broker.openOrders())).rejects.toMatchObject({ code: 'UndecodableAnswer' });
  });

  it('are read one by one; what is not there is NotFound', async () => {
    const world = openBrokerWorld();
    world.venue.on(`GET /orders/historical/${orderId}`, said({ order: filledHalf() }));
    expect(await ask(world, (broker) => broker.order(orderId))).toMatchObject({ progress: { commission: '1.5' } });
    await expect(world.run(world.broker.order('no-such-order'))).rejects.toMatchObject({ code: 'NotFound' });
    world.venue.on(`GET /orders/historical/${orderId}`, said({ order: filledHalf({ filled_size: '9' }) }));
    await expect(world.run(world.broker.order(orderId))).rejects.toMatchObject({ code: 'UndecodableAnswer' });
  });
});

describe('the fills', () => {
  const fills = (world: BrokerWorld, since = 0) => ask(world, (broker) => broker.fillsSince(since));

  it('come oldest first, each once, under the id of their order', async () => {
    const world = openBrokerWorld();
    const [second, first] = [fill({ trade_id: 't-2' }), fill({ trade_time: '2026-11-22T10:00:01Z' })];
    world.venue.on(
      'GET /orders/historical/fills',
      said({ fills: [second, first], cursor: 'c' }),
      said({ fills: [first, fill({ trade_id: 't-0', trade_time: '2026-11-22T09:00:00Z' })], cursor: '' }),
    );
    expect(await fills(world)).toMatchObject([
      { tradeId: 't-0' },
      { tradeId: 't-1', clientOrderId: 'bot-1' },
      { tradeId: 't-2' },
    ]);
    world.venue.on('GET /orders/historical/fills', said({ fills: [second, first], cursor: '' }));
    expect(await fills(world, startAt + 1_100)).toMatchObject([{ tradeId: 't-2' }]);
  });

  it('of an order that nobody lists are an error: whose they are is not known', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /orders/historical/batch', said({ orders: [], has_next: false }));
    world.venue.on('GET /orders/historical/fills', said({ fills: [fill()], cursor: '' }));
    await expect(fills(world)).rejects.toMatchObject({ code: 'UndecodableAnswer' });
  });

  it('that need a person to prove who they are are an error, not nothing', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /orders/historical/fills', said({ fills: [], cursor: '', proof_token_required: true }));
    await expect(fills(world)).rejects.toMatchObject({ message: expect.stringContaining('proof_token') });
  });

  it('leave out what corrects the books', async () => {
    const world = openBrokerWorld();
    world.venue.on('GET /orders/historical/fills', said({ fills: [fill({ trade_type: 'CORRECTION' })], cursor: '' }));
    expect(await fills(world)).toEqual([]);
  });
});

describe('the key', () => {
  it('says what it may do; what it does not say it may not', async () => {
    const world = openBrokerWorld();
    expect(await world.run(world.broker.permissions())).toEqual({
      ...{ canView: true, canTrade: true, canTransfer: false, portfolioId: 'p-1' },
    });
    world.venue.on('GET /key_permissions', said({}));
    expect(await world.run(world.broker.permissions())).toEqual({
      canView: false,
      canTrade: false,
      canTransfer: false,
    });
  });

  it('that was refused is probed, and used again once it is accepted', async () => {
    const world = openBrokerWorld();
    const refusedKey = said('Unauthorized\n', 401);
    world.venue.on('GET /accounts', refusedKey);
    world.venue.on('GET /key_permissions', said(permissions()), refusedKey, said(permissions()));
    await expect(balances(world)).rejects.toMatchObject({ code: 'AuthenticationFailed' });
    const sent = world.venue.requests.length;
    await expect(balances(world)).rejects.toMatchObject({ code: 'AuthenticationFailed' });
    expect(world.venue.requests).toHaveLength(sent);
    await expect(world.run(world.broker.permissions())).rejects.toMatchObject({ code: 'AuthenticationFailed' });
    expect(world.venue.requests).toHaveLength(sent + 1);
    await world.run(world.broker.permissions());
    accounts(world, account('USD', '1'));
    expect(await balances(world)).toHaveLength(1);
  });

  it('pays the fees of its tier', async () => {
    const world = openBrokerWorld();
    const tier = { pricing_tier: 'Advanced 1', maker_fee_rate: '0.006', taker_fee_rate: 0.012 };
    world.venue.on('GET /transaction_summary', said({ total_volume: 0, total_fees: 0, fee_tier: tier }));
    expect(await ask(world, (broker) => broker.fees())).toEqual({ maker: '0.006', taker: '0.012' });
    world.venue.on('GET /transaction_summary', said({ fee_tier: { maker_fee_rate: '' } }));
    await expect(world.run(world.broker.fees())).rejects.toMatchObject({ code: 'UndecodableAnswer' });
  });
});
