import { texts } from '../testing/texts';
import { openBrokerWorld, type BrokerWorld } from '../testing/brokerWorld';
import { said } from '../testing/restVenue';
import { account, permissions } from '../testing/wireFacts';

const accounts = (world: BrokerWorld, ...list: object[]): void =>
  world.venue.on('GET /accounts', said({ accounts: list, has_next: false, cursor: '' }));
const ask = async <T>(world: BrokerWorld, call: (broker: BrokerWorld['broker']) => Promise<T>): Promise<unknown> =>
  texts(await world.run(call(world.broker)));

const balances = (world: BrokerWorld) => ask(world, (broker) => broker.balances());

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

  it('have wallets whose end is told as the year 1, which means none', async () => {
    const world = openBrokerWorld();
    const wallet = account('USD', '100', { deleted_at: '0001-01-01T00:00:00Z' });
    world.venue.on('GET /accounts', said({ accounts: [wallet], has_next: false, cursor: '' }));
    expect(await world.run(world.broker.balances())).toHaveLength(1);
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

describe('the key', () => {
  it('says what it may do; what it does not say it may not, and moving money away it may unless it says that it may not', async () => {
    const world = openBrokerWorld();
    expect(await world.run(world.broker.permissions())).toEqual({
      ...{ canView: true, canTrade: true, canTransfer: false, portfolioId: 'p-1' },
    });
    world.venue.on('GET /key_permissions', said({}));
    expect(await world.run(world.broker.permissions())).toEqual({
      canView: false,
      canTrade: false,
      canTransfer: true,
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
