import '../jest';
import { flatPosition, moneyOf, notionalOf, quantityOf, type RecordedBotEvent } from '@bot/core';
import { fundedBroker } from '../presets/fundedBroker';
import { placePersonally } from '../presets/personalOrder';
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
      /^expected Buy 0.01 BTC-USD to be Denied for MaxTradeValue, found: Filled, 0.01 of 0.01 filled\n\nseed: {5}\w+\/\n\n… \d+ earlier entries\n(\+.*\n){4}\+.*OrderProgressed$/,
    );
    await expect(expect(order).not.toBeFilled()).rejects.toThrow(/expected Buy 0.01 BTC-USD not to be Filled/);
    await expect(expect(order).toBePartiallyFilled()).rejects.toThrow(/to be filled in part/);
    await expect(expect(order).toBeRejected()).rejects.toThrow(/to be Rejected, found/);
    await expect(expect(order).toBeFailed()).rejects.toThrow(/to be Failed, found/);
  });

  it('give a verdict on an order that rests beyond the limit', async () => {
    const order = world.bot.submit.buy('BTC-USD', '0.01', { limit: '40000' });
    await expect(order).not.toBeFilled();
    await expect(order).not.toBePartiallyFilled();
    await expect(expect(order).toBeFilled()).rejects.toThrow(
      /found: Accepted, 0 of 0.01 filled, and the limit passed: 3600000 ms of virtual time passed while waiting for Buy/,
    );
    world.bot.cancel(order);
    await expect(order).toBeCanceled();
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

describe('matchers that could not fail', () => {
  const wrong = (message: string) =>
    expect.objectContaining({ code: 'WrongArgument', message: expect.stringContaining(message) as unknown }) as Error;

  it('refuse an instrument that the venue does not list', () => {
    const { bot } = world;
    const unlisted = wrong('The venue of this world lists no BTC-UDS. It lists BTC-USD, ETH-USD;');
    expect(() => expect(bot).toBeFlat('BTC-UDS')).toThrow(unlisted);
    expect(() => expect(bot).toHaveExposureWithin('0', 'BTC-UDS')).toThrow(unlisted);
    expect(() => expect(bot).toHavePosition('BTC-UDS', { quantity: '0' })).toThrow(unlisted);
    expect(() => bot.book('Operator', 'BTC-UDS')).toThrow(unlisted);
    expect(() => bot.result('BTC-UDS')).toThrow(unlisted);
  });

  it('refuse no events, an unknown request, and the venue of another world', async () => {
    expect(() => expect(world.bot).toHaveEmitted([])).toThrow(wrong('is asked for no event'));
    const typo = 'submitOrdr' as 'submitOrder';
    expect(() => expect(world.venue).toHaveReceived(0, typo)).toThrow(
      wrong('No request is called submitOrdr. Requests are submitOrder, '),
    );
    await using other = createWorld();
    expect(() => expect(world.bot).toReconcileWith(other.venue)).toThrow(wrong('the venue of another world'));
    expect(() => expect(world.bot).toReconcileWith(world)).toThrow(/toReconcileWith looks at the venue of a world/);
  });
});

describe('matchers of what the operator is told and of what is at stake', () => {
  const alert = { type: 'AlertRaised', at: 0, causationId: '', correlationId: '' } as const;
  const alarmed = clerkBot({
    wrote: (journal) => [
      ...journal,
      ...(['BTC-USD', 'ETH-USD'] as const).map((subject): RecordedBotEvent => {
        const payload = {
          severity: 'Warning',
          code: 'FeedStale',
          subject,
          message: `No price of ${subject}.`,
        } as const;
        return { ...alert, seq: 0, payload };
      }),
    ],
  });

  it('find alerts by code, subject, severity, words and number', async () => {
    await using told = createWorld({ bot: alarmed });
    await told.bot.start();
    const { bot } = told;
    expect(bot).toHaveAlerted('FeedStale');
    expect(bot).toHaveAlerted('FeedStale', { times: 2, severity: 'Warning', saying: 'No price' });
    expect(bot).toHaveAlerted('FeedStale', { subject: 'BTC-USD', times: 1 });
    expect(bot).toHaveAlerted('FeedSilent', { times: 0 });
    expect(bot).not.toHaveAlerted('FeedStale', { severity: 'Critical' });
    expect(() => expect(bot).toHaveAlerted('FeedStale', { subject: 'SOL-USD', saying: 'x', times: 1 })).toThrow(
      /expected the bot to have alerted 1 times: FeedStale SOL-USD saying "x", found: Warning FeedStale of BTC-USD: No price of BTC-USD., Warning/,
    );
    expect(() => expect(world.bot).toHaveAlerted('FeedStale')).toThrow(/to have alerted: FeedStale, found: nothing/);
  });

  it('add up what positions are worth, and tell by how much it is too much', async () => {
    const { bot } = world;
    expect(bot).toHaveExposureWithin('0');
    await bot.submit.buy('BTC-USD', '0.01');
    await bot.submit.buy('ETH-USD', '0.1');
    expect(bot).toHaveExposureWithin('800');
    expect(bot).toHaveExposureWithin('500', 'BTC-USD');
    expect(() => expect(bot).toHaveExposureWithin('799.9')).toThrow(
      /to have an exposure of at most 799.9, found: 800\n/,
    );
    expect(() => expect(bot).toHaveExposureWithin('499', 'BTC-USD')).toThrow(/of at most 499 in BTC-USD, found: 500/);
    expect(() => expect(bot).toHaveExposureWithin(500 as unknown as string)).toThrow(/never a number/);
  });

  it('value a short like a long, and what has no mark at its cost', async () => {
    const short = { ...flatPosition('BTC-USD'), netQuantity: quantityOf('-2'), costBasis: moneyOf('-90') };
    await using shorted = createWorld({
      bot: clerkBot({ tells: (told) => ({ ...told, positions: [short], marks: new Map() }) }),
    });
    shorted.allow('INV-02', 'the position is made up');
    await shorted.bot.start();
    expect(shorted.bot.exposure()).toEqual(notionalOf('90'));
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

  it('leave the orders of people out', async () => {
    const { venue } = world;
    await world.given(fundedBroker({ hold: '500' }));
    const order = { instrumentId: 'BTC-USD', side: 'Buy', quantity: '0.01' } as const;
    await placePersonally(world, order);
    await placePersonally(world, order);
    expect(venue.truth.requests().filter(({ method }) => method === 'submitOrder')).toHaveLength(3);
    expect(venue).toHaveReceived(0, 'submitOrder');
    expect(venue).toHaveNoDuplicateOrders();
    await world.bot.submit.buy('ETH-USD', '0.1');
    expect(venue).toHaveReceived(1, 'submitOrder');
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
