import { openBrokerWorld, type BrokerWorld } from '../testing/brokerWorld';
import { keyName } from '../testing/keys';
import { said } from '../testing/restVenue';
import { startAt } from '../testing/restWorld';
import { bip, btcUsd, permissions } from '../testing/wireFacts';
import type { PreflightRequest } from './preflight';

function given(): BrokerWorld {
  const world = openBrokerWorld();
  const fee_tier = { maker_fee_rate: '0.006', taker_fee_rate: '0.012' };
  world.venue.on('GET /transaction_summary', said({ fee_tier }));
  world.venue.on('GET /products/BTC-USD', said(btcUsd()));
  return world;
}
const look = (world: BrokerWorld, change: Partial<PreflightRequest> = {}) =>
  world.run(world.broker.preflight({ instrumentIds: ['BTC-USD'], ...change }));
const outcomes = async (world: BrokerWorld, change: Partial<PreflightRequest> = {}) => {
  const { findings, isReady } = await look(world, change);
  return { isReady, ...Object.fromEntries(findings.map(({ check, outcome }) => [check, outcome])) };
};
const fine = {
  Clock: 'Passed',
  Permissions: 'Passed',
  Transfer: 'Passed',
  Fees: 'Passed',
  Products: 'Passed',
  isReady: true,
};

describe('before the first order', () => {
  it('all that can be known is looked at, and nothing is placed', async () => {
    const world = given();
    expect(await outcomes(world)).toEqual(fine);
    expect(world.venue.lines.every((line) => line.startsWith('GET'))).toBe(true);
  });

  it('a key that can move money away is refused, unless it is allowed by its name', async () => {
    const world = given();
    world.venue.on('GET /key_permissions', said(permissions({ can_transfer: true })));
    expect(await outcomes(world)).toEqual({ ...fine, Transfer: 'Failed', isReady: false });
    world.venue.on('GET /key_permissions', said(permissions({ can_transfer: null })));
    expect(await outcomes(world)).toEqual({ ...fine, Transfer: 'Failed', isReady: false });
    expect(await outcomes(world, { transferAllowedFor: ['another'] })).toMatchObject({ isReady: false });
    expect(await outcomes(world, { transferAllowedFor: [keyName] })).toEqual({ ...fine, Transfer: 'Warned' });
  });

  it.each([{ can_trade: false }, { can_view: false }])('a key with %j is not enough', async (right) => {
    const world = given();
    world.venue.on('GET /key_permissions', said(permissions(right)));
    expect(await outcomes(world)).toEqual({ ...fine, Permissions: 'Failed', isReady: false });
  });

  it('a key that is not accepted has failed all that needs it', async () => {
    const world = given();
    for (const line of ['GET /key_permissions', 'GET /transaction_summary', 'GET /products/BTC-USD']) {
      world.venue.on(line, said('Unauthorized\n', 401));
    }
    const failed = { Permissions: 'Failed', Transfer: 'Failed', Fees: 'Failed', Products: 'Failed' };
    expect(await outcomes(world)).toEqual({ Clock: 'Passed', ...failed, isReady: false });
  });

  it.each([
    [6_000, 'Warned'],
    [-6_000, 'Warned'],
    [301_000, 'Failed'],
    [300, 'Passed'],
  ])('a clock that is %s ms off has %s', async (skewMs, Clock) => {
    const world = given();
    world.venue.on('GET /time', said({ iso: new Date(startAt + skewMs).toISOString() }));
    expect(await outcomes(world)).toMatchObject({ Clock });
  });

  it.each([
    ['is only to be looked at', btcUsd({ view_only: true }), 200, 'Failed'],
    ['takes cancels only', btcUsd({ cancel_only: true }), 200, 'Warned'],
    ['is of a kind that is not traded here', { ...bip(), product_type: 'EQUITY' }, 200, 'Failed'],
    ['does not exist', { error: 'NOT_FOUND' }, 404, 'Failed'],
  ])('a product that %s is told of', async (_what, body, status, Products) => {
    const world = given();
    world.venue.on('GET /products/BTC-USD', said(body, status));
    expect(await outcomes(world)).toMatchObject({ Products });
  });

  it('a mistake of ours is no finding', async () => {
    const world = given();
    world.venue.on('GET /transaction_summary', () => {
      throw new TypeError('a mistake');
    });
    await expect(look(world)).rejects.toBeInstanceOf(TypeError);
  });
});
