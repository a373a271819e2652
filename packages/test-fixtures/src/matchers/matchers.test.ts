import '../jest';
import { fundedBroker } from '../presets/fundedBroker';
import { realisticOrderFactory } from '../presets/realisticOrderFactory';
import { brokenVenue } from '../testing/brokenVenue';
import { clerkBot } from '../testing/clerkBot';
import { createWorld } from '../world/createWorld';
import type { World } from '../world/world';

let world: World;
beforeEach(async () => {
  world = createWorld({ bot: clerkBot() });
  await world.given(fundedBroker());
  await world.bot.start();
  await world.advance('10s');
});
afterEach(() => world.close());

describe('matchers of orders', () => {
  it('let time pass and tell how the order ended', async () => {
    const { bot, venue } = world;
    await expect(bot.submit.buy('BTC-USD', '0.01')).toBeFilled();
    await expect(bot.submit.buy('BTC-USD', '0.03')).toBeDenied('MaxTradeValue');
    await expect(bot.submit.buy('BTC-USD', '0.03')).toBeDenied();
    venue.faults.on('submitOrder').reject('UnsupportedOrder');
    await expect(bot.submit.buy('BTC-USD', '0.01')).toBeRejected('UnsupportedOrder');
    venue.faults.on('submitOrder').dropRequest();
    await expect(bot.submit.buy('BTC-USD', '0.001')).toBeUnknown();
    venue.market('BTC-USD').depth('0.004');
    await world.advance('10s');
    await expect(bot.submit.buy('BTC-USD', '0.01')).toBeCanceled();
    await world.advance('10s');
    await expect(bot.submit.buy('BTC-USD', '0.005', { limit: '50005' })).toBePartiallyFilled();
  });

  it('say what was found, in the words of the domain, and end with the last five lines', async () => {
    const order = world.bot.submit.buy('BTC-USD', '0.01');
    await expect(expect(order).toBeDenied('MaxTradeValue')).rejects.toThrow(
      /^expected Buy 0.01 BTC-USD to be Denied for MaxTradeValue, found: Filled, 0.01 of 0.01 filled\n\n… \d+ earlier entries\n(\+.*\n){4}\+.*OrderProgressed$/,
    );
    await expect(expect(order).not.toBeFilled()).rejects.toThrow(/expected Buy 0.01 BTC-USD not to be Filled/);
    await expect(expect(order).toBePartiallyFilled()).rejects.toThrow(/to be filled in part/);
    await expect(expect(order).toBeRejected()).rejects.toThrow(/to be Rejected, found/);
    await expect(expect(order).toBeFailed()).rejects.toThrow(/to be Failed, found/);
  });

  it('refuse what is no order', () => {
    expect(() => void expect(world.bot).toBeFilled()).toThrow(/toBeFilled looks at the order of a world/);
    expect(() => void expect(null).toBeFlat()).toThrow(/toBeFlat looks at the bot of a world, and got null/);
  });
});

describe('matchers of the bot', () => {
  it('look at positions', async () => {
    const { bot } = world;
    expect(bot).toBeFlat();
    await bot.submit.buy('BTC-USD', '0.01');
    expect(bot).toHavePosition('BTC-USD', { quantity: '0.01', entry: '50005' });
    expect(bot).not.toBeFlat();
    expect(bot).toBeFlat('ETH-USD');
    expect(() => expect(bot).toHavePosition('BTC-USD', { quantity: '0.02' })).toThrow(
      /expected the bot to hold 0.02 BTC-USD, found: 0.01 BTC-USD from 50005/,
    );
    expect(() => expect(bot).toHavePosition('ETH-USD', { quantity: '0', entry: '1' })).toThrow(/found: 0 ETH-USD/);
    expect(() => expect(bot).toBeFlat('BTC-USD')).toThrow(/to hold nothing of BTC-USD/);
  });

  it('look at modes, the log and the books of the venue', async () => {
    const { bot, venue } = world;
    expect(() => expect(bot).toBeReduceOnly()).toThrow(/expected the bot to be ReduceOnly, found: Normal/);
    expect(bot).not.toBeHalted();
    expect(bot).toReconcileWith(venue);
    const order = bot.submit.buy('BTC-USD', '0.01');
    await order;
    expect(bot).toHaveEmitted(['OrderSubmitted', 'OrderProgressed']);
    expect(() => expect(bot).toHaveEmitted(['OrderProgressed', 'OrderSubmitted'])).toThrow(
      /to have written OrderProgressed → OrderSubmitted, found: CashAdopted, OrderSubmitted/,
    );
    const [bought] = venue.truth.positions();
    expect(bought?.instrumentId).toBe('BTC-USD');
    venue.deposit('USD', '1');
    expect(() => expect(bot).toReconcileWith(venue)).toThrow(/the bot's cash in USD: expected 9494/);
  });
});

describe('matchers of the venue and of the world', () => {
  it('count requests and find orders that were sent twice under different ids', async () => {
    const { bot, venue } = world;
    await bot.submit.buy('BTC-USD', '0.01');
    expect(venue).toHaveReceived(1, 'submitOrder');
    expect(venue).toHaveNoDuplicateOrders();
    expect(() => expect(venue).toHaveReceived(2, 'submitOrder')).toThrow(
      /to have received 2 submitOrder, found: 1\n {2}submitOrder Buy 0.01 BTC-USD Market clerk-1/,
    );
    await bot.submit.buy('BTC-USD', '0.01');
    expect(() => expect(venue).toHaveNoDuplicateOrders()).toThrow(/under clerk-1 and clerk-2; reuse the id on a retry/);
  });

  it('tell what was asked for without an id, too', async () => {
    await world.run(() => world.venue.broker.venueTime());
    expect(() => expect(world.venue).toHaveReceived(0, 'venueTime')).toThrow(/found: 1\n {2}venueTime$/m);
  });

  it('tell what is broken', async () => {
    const layer = brokenVenue(() => ({ totals: () => new Map() }));
    const broken = createWorld({ layer });
    await broken.given(fundedBroker());
    broken.venue.faults.on('submitOrder');
    await realisticOrderFactory(broken)
      .filledOrder()
      .catch(() => undefined);
    expect(() => expect(broken).toConserveCash()).toThrow(
      /expected the world to conserve cash, found: INV-01 cash is conserved: all USD at the venue: expected 10000, found 0/,
    );
    await expect(broken.close()).rejects.toThrow(/INV-01/);
  });

  it('hold the world to its invariants', () => {
    expect(world).toConserveCash();
    expect(world).toHoldInvariants();
    expect(() => expect(world).not.toHoldInvariants()).toThrow(/expected the world not to hold every invariant/);
  });
});
