import { moneyOf, toText, type BrokerError } from '@bot/core';
import { createWorld } from '../world/createWorld';
import type { World } from '../world/world';
import { brokerWithBalances } from './brokerWithBalances';
import { degradingBroker } from './degradingBroker';
import { intermittentBroker } from './intermittentBroker';

describe('brokerWithBalances', () => {
  const balancesOf = async (world: World): Promise<readonly string[]> =>
    (await world.run(() => world.venue.broker.balances())).map(({ currency, total }) => `${toText(total)} ${currency}`);

  it('has 10,000 USD, 0.1 BTC and 2 ETH', async () => {
    await using world = createWorld();
    await world.given(brokerWithBalances());
    expect([...(await balancesOf(world))].sort()).toEqual(['0.1 BTC', '10000 USD', '2 ETH']);
  });

  it('has other amounts, and holds some, as asked', async () => {
    await using world = createWorld();
    await world.given(brokerWithBalances({ btc: '0.5', eth: '1', usd: '9000', hold: '500' }));
    expect([...(await balancesOf(world))].sort()).toEqual(['0.5 BTC', '1 ETH', '9000 USD']);
    expect(world.venue.truth.openOrders()).toHaveLength(1);
  });
});

/** What becomes of so many requests, one a second: `ok` or the code of the error. */
async function outcomes(world: World, count: number): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const asked = world.run(() => world.venue.broker.balances());
    seen.push(
      await asked.then(
        () => 'ok',
        (error: BrokerError) => error.code,
      ),
    );
    await world.advance('1s');
  }
  return seen;
}
const succeeded = (seen: readonly string[]): number => seen.filter((each) => each === 'ok').length;

describe('intermittentBroker', () => {
  it('fails three requests in ten, the same ones for the same seed', async () => {
    const seen = async (name: string): Promise<readonly string[]> => {
      await using world = createWorld({ name });
      await world.given(intermittentBroker());
      return await outcomes(world, 60);
    };
    const first = await seen('a');
    expect(succeeded(first)).toBeGreaterThan(30);
    expect(succeeded(first)).toBeLessThan(55);
    expect(new Set(first)).toEqual(new Set(['ok', 'VenueUnavailable']));
    expect(await seen('a')).toEqual(first);
    expect(await seen('b')).not.toEqual(first);
  });

  it('fails as often, as badly and where it was asked to, until it is healed', async () => {
    await using world = createWorld();
    await world.given(intermittentBroker({ successRate: 0, fails: 'rateLimit', at: ['balances'] }));
    expect(await outcomes(world, 3)).toEqual(['RateLimited', 'RateLimited', 'RateLimited']);
    await expect(world.run(() => world.venue.broker.venueTime())).resolves.toBeGreaterThan(0);
    world.venue.faults.heal();
    expect(await outcomes(world, 1)).toEqual(['ok']);
  });

  it('takes no rate that is no probability', () => {
    expect(() => intermittentBroker({ successRate: 70 })).toThrow(/between 0 and 1, and not at 70/);
  });
});

describe('degradingBroker', () => {
  it('gets worse step by step, and the last step stays', async () => {
    await using world = createWorld();
    await world.given(degradingBroker({ successRates: [1, 0.5, 0], each: '1m' }));
    const minutes = [await outcomes(world, 55), await outcomes(world, 55), await outcomes(world, 55)];
    await world.advance('1h');
    expect(succeeded(minutes[0] ?? [])).toBe(55);
    expect(succeeded(minutes[1] ?? [])).toBeGreaterThan(10);
    expect(succeeded(minutes[1] ?? [])).toBeLessThan(45);
    expect(succeeded(await outcomes(world, 5))).toBe(0);
  });

  it('begins well when nobody says otherwise, and needs a rate', async () => {
    await using world = createWorld();
    await world.given(degradingBroker());
    expect(await outcomes(world, 3)).toEqual(['ok', 'ok', 'ok']);
    expect(() => degradingBroker({ successRates: [] })).toThrow(/at least one rate/);
    expect(() => degradingBroker({ successRates: [1, -1] })).toThrow(/not at -1/);
    expect(() => degradingBroker({ each: '-1m' })).toThrow(/lasts for some time/);
  });

  it('costs nobody money', async () => {
    await using world = createWorld();
    await world.given(brokerWithBalances(), degradingBroker());
    await outcomes(world, 10);
    expect(world.venue.truth.totals().get('USD')).toEqual(moneyOf('10000'));
  });
});
